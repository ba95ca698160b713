import type { Claim } from '../domain/claim.ts';
import { directionOf } from '../domain/languages.ts';
import { speakerOf } from '../domain/list-facts.ts';
import { type Highlight, highlight, type SearchQuery } from '../domain/search.ts';
import { findLeases } from '../store/leases.ts';
import { findNames } from '../store/people.ts';
import type { Source } from '../store/records.ts';
import { type Mark, markOf } from './standing.ts';
import type { ShownTime, Wording } from './wording.ts';

/** A claim in a list, as `partials/claim-row` shows it. */
export interface ClaimRow {
  path: string;
  statement: string;
  /** The statement in parts, where words were searched for. */
  found: Highlight[];
  /** Where else the words stand, if not in the statement. */
  elsewhere: { where: string; parts: Highlight[] } | null;
  language: string;
  direction: 'ltr' | 'rtl';
  mark: Mark;
  /** Who says so: the first chain's beginning. */
  speaker: string | null;
  place: string | null;
  /** Of what is claimed. */
  date: ShownTime | null;
  changed: ShownTime;
  due: (ShownTime & { past: boolean }) | null;
  assignee: string | null;
  /** Who is editing it just now. */
  editor: string | null;
  stage: { text: string; kind: string };
  /** Where it is more than normal. */
  urgency: { text: string; kind: string } | null;
}

/** Claims as rows of a list, in the order given. `search` is what they were found by. */
export async function claimRows(
  read: Source,
  wording: Wording,
  claims: Claim[],
  search?: SearchQuery,
): Promise<ClaimRow[]> {
  const leases = await findLeases(
    read,
    claims.map((claim) => claim.id),
    wording.now,
  );
  const names = await findNames(read, [
    ...claims.flatMap((claim) => claim.assignee ?? []),
    ...[...leases.values()].map((lease) => lease.personId),
  ]);
  return claims.map((claim) => ({
    ...claimRow(claim, wording, names),
    ...(search ? foundIn(claim, search) : { found: [{ text: claim.statement, hit: false }], elsewhere: null }),
    editor: names.get(leases.get(claim.id)?.personId ?? 0) ?? null,
  }));
}

function claimRow(
  claim: Claim,
  wording: Wording,
  names: Map<number, string>,
): Omit<ClaimRow, 'editor' | 'found' | 'elsewhere'> {
  const { words, now, timeAgo, date } = wording;
  const { dueAt, eventDate, assignee, urgency, stage } = claim;
  return {
    path: claim.path,
    statement: claim.statement,
    language: claim.language,
    direction: directionOf(claim.language),
    mark: markOf(claim, wording),
    speaker: shownSpeaker(speakerOf(claim)),
    place: claim.place?.name ?? null,
    date: eventDate ? date(eventDate, claim.eventDateDerived) : null,
    changed: timeAgo(claim.updatedAt),
    due: dueAt && stage !== 'dropped' ? { ...timeAgo(dueAt), past: dueAt <= now && stage !== 'settled' } : null,
    assignee: assignee === undefined ? null : (names.get(assignee) ?? null),
    stage: { text: words.stages[stage], kind: stage },
    urgency: urgency === 'normal' ? null : { text: words.urgencies[urgency], kind: urgency },
  };
}

/** The words searched for in the statement, else in the first other place of the claim that holds one. */
function foundIn(claim: Claim, search: SearchQuery): Pick<ClaimRow, 'found' | 'elsewhere'> {
  const found = highlight(claim.statement, search);
  if (found.some((part) => part.hit)) return { found, elsewhere: null };
  const places: [where: string, texts: (string | undefined)[]][] = [
    ['Quoted', claim.appearances.map((appearance) => appearance.quote.exact)],
    ['Source', [...claim.attribution, ...claim.evidence].map((item) => item.source?.name)],
    ['Origin', claim.evidence.map((item) => item.origin?.name)],
    ['Topic', claim.topics],
    ['Place', [claim.place?.name]],
  ];
  for (const [where, texts] of places) {
    for (const text of texts) {
      const parts = text === undefined ? [] : highlight(text, search);
      if (parts.some((part) => part.hit)) return { found, elsewhere: { where, parts: shortened(parts) } };
    }
  }
  return { found, elsewhere: { where: 'Found by', parts: [{ text: 'another spelling of a source', hit: false }] } };
}

// Longest piece of text that is shown before the first hit and after it, in UTF-16 units.
const around = 80;

function shortened(parts: Highlight[]): Highlight[] {
  const first = parts.findIndex((part) => part.hit);
  return parts.slice(Math.max(0, first - 1), first + 4).map(({ text, hit }, index) => {
    if (hit || text.length <= around) return { text, hit };
    return { text: index === 0 ? `… ${text.slice(-around).trimStart()}` : `${text.slice(0, around)}…`, hit };
  });
}

/** Who says so, in words. */
function shownSpeaker(speaker: string | null): string | null {
  return speaker === '' ? 'Nobody named' : speaker;
}
