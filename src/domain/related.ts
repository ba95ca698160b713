/**
 * Why a claim may rest on the same ground as one whose sign-off proved false, in the order in which it is shown. What
 * each means stands in src/store/related-claims.ts, which finds them.
 */
export const relatedReasons = ['same_evidence', 'same_origin', 'same_people', 'links_here'] as const;
export type RelatedReason = (typeof relatedReasons)[number];

/** The same two people count as long before and after a sign-off, in days. */
export const daysAround = 7;

/** Most claims that one act reopens. */
export const mostReopened = 100;

const day = 24 * 60 * 60 * 1000;

/** The week before a time and the week after it; RFC 3339 UTC. */
export function weekAround(at: string): { from: string; to: string } {
  const shifted = (days: number) => new Date(Date.parse(at) + days * day).toISOString();
  return { from: shifted(-daysAround), to: shifted(daysAround) };
}
