import type { Claim } from '../../domain/claim.ts';
import { readText } from '../../domain/records.ts';
import type { LinkType } from '../../domain/words.ts';
import { findRecords, findTextAsOf, type Source } from '../../store/records.ts';
import { type Mark, markOf } from '../standing.ts';
import type { Wording } from '../wording.ts';

/** Another claim and how the two hang together: "bears on" it, or it "bears on this claim". */
export interface LinkedClaim {
  /** Before the other claim's statement. */
  before: string | null;
  /** After it. */
  after: string | null;
  id: number;
  href: string;
  statement: string;
  language: string;
  mark: Mark;
  note: string | null;
}

/** The claims that this one is linked to, then those that are linked `to` it. */
export async function linkedClaims(
  read: Source,
  wording: Wording,
  claim: Claim,
  to: readonly { claimId: number; type: string }[],
  asOf: string | undefined,
): Promise<LinkedClaim[]> {
  const { linkTypes } = wording.words;
  const ids = [...claim.links.map((link) => link.claimId), ...to.map((link) => link.claimId)];
  const found = asOf === undefined ? await findRecords(read, 'claim', ids) : await claimsThen(read, ids, asOf);
  const others = new Map(found.map((other) => [other.id, other]));
  const shown = (id: number) => {
    const other = others.get(id);
    if (!other) return [];
    const { path, statement, language } = other;
    return [{ id, href: path, statement, language, mark: markOf(other, wording) }];
  };
  return [
    ...claim.links.flatMap(({ claimId, type, note }) =>
      shown(claimId).map((other) => ({ ...other, before: linkTypes[type], after: null, note: note ?? null })),
    ),
    ...to.flatMap(({ claimId, type }) =>
      shown(claimId).map((other) => ({
        ...other,
        before: null,
        after: `${linkTypes[type as LinkType]} this claim`,
        note: noteOf(others.get(claimId), claim.id, type),
      })),
    ),
  ];
}

/** Claims as they were at a time; those that were not recorded yet are left out. */
async function claimsThen(read: Source, ids: number[], asOf: string): Promise<Claim[]> {
  const texts = await Promise.all([...new Set(ids)].map((id) => findTextAsOf(read, 'claim', id, asOf)));
  return texts.flatMap((text) => (text === null ? [] : readText('claim', text)));
}

function noteOf(other: Claim | undefined, to: number, type: string): string | null {
  return other?.links.find((link) => link.claimId === to && link.type === type)?.note ?? null;
}
