import type { Claim } from './claim.ts';
import type { Stage, Standing, Urgency, Verdict } from './words.ts';

/** What a row of a list shows of a claim. Columns hold all of it, so that a list reads no texts. */
export interface ListedClaim {
  id: number;
  statement: string;
  language: string;
  /** Who says so: see `speakerOf`. */
  speaker: string | null;
  place: string | null;
  eventDate: string | null;
  eventDateDerived: boolean;
  urgency: Urgency;
  dueAt: string | null;
  stage: Stage;
  assigneeId: number | null;
  verdict: Verdict;
  standing: Standing;
  /** The verdict of the latest sign-off. */
  lastVerdict: Verdict | null;
  staleAfter: string | null;
  provisional: { verdict: Verdict; until: string } | null;
  since: SinceSignOff;
  updatedAt: string;
}

export interface SinceSignOff {
  items: number;
  copies: number;
}

/** A claim as a row of a list shows it. */
export function listedClaim(claim: Claim): ListedClaim {
  const { id, statement, language, urgency, stage, verdict, standing, updatedAt } = claim;
  return {
    ...{ id, statement, language, urgency, stage, verdict, standing, updatedAt },
    speaker: speakerOf(claim),
    place: claim.place?.name ?? null,
    eventDate: claim.eventDate ?? null,
    eventDateDerived: claim.eventDateDerived === true,
    dueAt: claim.dueAt ?? null,
    assigneeId: claim.assignee ?? null,
    lastVerdict: claim.lastSigned?.verdict ?? null,
    staleAfter: claim.staleAfter ?? null,
    provisional: claim.provisional ? { verdict: claim.provisional.verdict, until: claim.provisional.until } : null,
    since: sinceSignOff(claim),
  };
}

/** Who says so: the beginning of the first chain, as the text names it. '' where it names nobody, null without a chain. */
export function speakerOf({ attribution }: Pick<Claim, 'attribution'>): string | null {
  const first = attribution.find((step) => step.role === 'asserted_by') ?? attribution[0];
  return first ? (first.source?.name ?? '') : null;
}

/**
 * What came to the evidence since the sign-off that holds: items that were added or withdrawn and, apart from them, copies
 * that were taken of what the signers had already: no new evidence, though the content has another hash with it.
 */
export function sinceSignOff({ evidence, signOff }: Pick<Claim, 'evidence' | 'signOff'>): SinceSignOff {
  const signedAt = signOff?.at;
  if (signedAt === undefined) return { items: 0, copies: 0 };
  const items = evidence.filter(({ addedAt, withdrawn }) =>
    addedAt > signedAt ? !withdrawn : withdrawn && withdrawn.at > signedAt,
  ).length;
  const copies = evidence.filter(
    ({ addedAt, withdrawn, copy }) =>
      addedAt <= signedAt && !withdrawn && copy?.of === 'url' && copy.takenAt > signedAt,
  ).length;
  return { items, copies };
}
