import type { Claim } from '../../domain/claim.ts';
import type { LinkType } from '../../domain/words.ts';
import { findLinksTo } from '../../store/choices.ts';
import { findRecords, type Source } from '../../store/records.ts';
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

/** The claims that this one is linked to, then those that are linked to it. */
export async function linkedClaims(
  read: Source,
  wording: Wording,
  claim: Claim,
  { incoming }: { incoming: boolean },
): Promise<LinkedClaim[]> {
  const { linkTypes } = wording.words;
  const to = incoming ? await findLinksTo(read, claim.id) : [];
  const ids = [...claim.links.map((link) => link.claimId), ...to.map((link) => link.claimId)];
  const others = new Map((await findRecords(read, 'claim', ids)).map((other) => [other.id, other]));
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

function noteOf(other: Claim | undefined, to: number, type: string): string | null {
  return other?.links.find((link) => link.claimId === to && link.type === type)?.note ?? null;
}
