/**
 * A lease says that somebody is editing a claim, so that others do not begin the same. It holds nobody off: whoever saves
 * on the present revision wins, with a lease or without.
 */
export interface Lease {
  claimId: number;
  personId: number;
  /** RFC 3339 UTC. */
  takenAt: string;
  expiresAt: string;
}

/** How long a lease lasts without being renewed, ms. */
export const leaseTime = 10 * 60 * 1000;

/** When a lease ends that is taken or renewed at a time (RFC 3339 UTC). */
export function leaseEnd(now: string): string {
  return new Date(Date.parse(now) + leaseTime).toISOString();
}
