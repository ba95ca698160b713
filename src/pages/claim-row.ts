import type { Claim } from '../domain/claim.ts';
import { directionOf } from '../domain/languages.ts';
import { findLeases } from '../store/leases.ts';
import { findNames } from '../store/people.ts';
import type { Source } from '../store/records.ts';
import { type Mark, markOf } from './standing.ts';
import type { ShownTime, Wording } from './wording.ts';

/** A claim in a list, as `partials/claim-row` shows it. */
export interface ClaimRow {
  path: string;
  statement: string;
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

/** Claims as rows of a list, in the order given. */
export async function claimRows(read: Source, wording: Wording, claims: Claim[]): Promise<ClaimRow[]> {
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
    editor: names.get(leases.get(claim.id)?.personId ?? 0) ?? null,
  }));
}

function claimRow(claim: Claim, wording: Wording, names: Map<number, string>): Omit<ClaimRow, 'editor'> {
  const { words, now, timeAgo, date } = wording;
  const { dueAt, eventDate, assignee, urgency, stage } = claim;
  return {
    path: claim.path,
    statement: claim.statement,
    language: claim.language,
    direction: directionOf(claim.language),
    mark: markOf(claim, wording),
    speaker: speakerOf(claim),
    place: claim.place?.name ?? null,
    date: eventDate ? date(eventDate, claim.eventDateDerived) : null,
    changed: timeAgo(claim.updatedAt),
    due: dueAt && stage !== 'dropped' ? { ...timeAgo(dueAt), past: dueAt <= now && stage !== 'settled' } : null,
    assignee: assignee === undefined ? null : (names.get(assignee) ?? null),
    stage: { text: words.stages[stage], kind: stage },
    urgency: urgency === 'normal' ? null : { text: words.urgencies[urgency], kind: urgency },
  };
}

function speakerOf({ attribution }: Claim): string | null {
  const first = attribution.find((step) => step.role === 'asserted_by') ?? attribution[0];
  if (!first) return null;
  return first.source?.name ?? 'Nobody named';
}
