import type { Claim } from './claim.ts';
import { Invalid } from './errors.ts';
import { nameKey } from './fold.ts';
import type { Policy } from './policy.ts';

const day = 24 * 60 * 60 * 1000;

/** Longest time for which a verdict may be signed, in days. */
export const longestShelfLife = 3650;

/**
 * For how many days a verdict on a claim is good: by its kind, or by the metrics of its figures where the policy names
 * them. The shortest wins: what is partly out of date is out of date.
 */
export function shelfLifeOf(
  claim: Pick<Claim, 'kind' | 'figures'>,
  { shelfLifeDays, metricShelfLifeDays }: Pick<Policy, 'shelfLifeDays' | 'metricShelfLifeDays'>,
): number {
  const byKind = shelfLifeDays[claim.kind];
  const days = claim.figures.map(({ metric }) => {
    const key = nameKey(metric);
    return Object.hasOwn(metricShelfLifeDays, key) ? (metricShelfLifeDays[key] as number) : byKind;
  });
  return days.length > 0 ? Math.min(...days) : byKind;
}

/** Until when a verdict that is signed at a time is good, by the policy. Times are RFC 3339 UTC. */
export function staleAfterOf(
  claim: Pick<Claim, 'kind' | 'figures'>,
  policy: Pick<Policy, 'shelfLifeDays' | 'metricShelfLifeDays'>,
  at: string,
): string {
  return new Date(Date.parse(at) + shelfLifeOf(claim, policy) * day).toISOString();
}

/** @throws Invalid where a signer's own time is not ahead, or too far */
export function refuseUnsoundStaleAfter(staleAfter: string, now: string): void {
  const path = 'staleAfter';
  if (staleAfter <= now) {
    throw new Invalid([
      { path, message: 'A verdict cannot be stale before it is signed: give a time that is still to come.' },
    ]);
  }
  if (Date.parse(staleAfter) > Date.parse(now) + longestShelfLife * day) {
    throw new Invalid([
      { path, message: `A verdict is good for at most ${longestShelfLife} days; then it is looked at again.` },
    ]);
  }
}

/** Whether a verdict is past its shelf life. `now` is RFC 3339 UTC. */
export function isStale({ staleAfter }: Pick<Claim, 'staleAfter'>, now: string): boolean {
  return staleAfter !== undefined && staleAfter <= now;
}

/** A record's text with `stale: true` beside it where its verdict is past its shelf life: a clock's word, never stored. */
export function withStale<C extends Pick<Claim, 'staleAfter'>>(claim: C, now: string): C & { stale?: true } {
  return isStale(claim, now) ? { ...claim, stale: true } : claim;
}
