import type { Claim } from './claim.ts';

/** What a row of a list tells of a claim and that follows from its whole text; kept in columns of its own. */

/** Who says so: the beginning of the first chain, as the text names it. '' where it names nobody, null without a chain. */
export function speakerOf({ attribution }: Pick<Claim, 'attribution'>): string | null {
  const first = attribution.find((step) => step.role === 'asserted_by') ?? attribution[0];
  return first ? (first.source?.name ?? '') : null;
}

/**
 * What came to the evidence since the sign-off that holds: items that were added or withdrawn and, apart from them, copies
 * that were taken of what the signers had already: no new evidence, though the content has another hash with it.
 */
export function sinceSignOff({ evidence, signOff }: Pick<Claim, 'evidence' | 'signOff'>) {
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
