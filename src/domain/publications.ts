import type { Claim } from './claim.ts';
import { isStale } from './shelf-life.ts';
import type { Verdict } from './words.ts';

/** Why an article has to be corrected: another verdict was signed, the verdict was retracted, or its shelf life ended. */
export const correctionCauses = ['verdict', 'retracted', 'stale'] as const;
export type CorrectionCause = (typeof correctionCauses)[number];

/** What the desk stands for to readers outside: the signed verdict, and since when it is past its shelf life. */
export interface SaidNow {
  verdict: Verdict;
  /** RFC 3339 UTC; null where the shelf life has not ended. */
  staleSince: string | null;
  retracted: boolean;
}

/** What the latest sign-off says of a claim at a time (RFC 3339 UTC); `unverified` before the first and after a retraction. */
export function saidNow(
  { standing, lastSigned, staleAfter }: Pick<Claim, 'standing' | 'lastSigned' | 'staleAfter'>,
  now: string,
): SaidNow {
  const retracted = standing === 'retracted';
  return {
    verdict: retracted || !lastSigned ? 'unverified' : lastSigned.verdict,
    staleSince: staleAfter !== undefined && isStale({ staleAfter }, now) ? staleAfter : null,
    retracted,
  };
}

/** What an article was last brought to agree with. */
export interface Agreed {
  agreedVerdict: Verdict;
  agreedStale: string | null;
  withdrawnAt: string | null;
}

/** Why an article no longer says what the desk does; nothing where it does, or where its record was withdrawn. */
export function causesOf({ agreedVerdict, agreedStale, withdrawnAt }: Agreed, said: SaidNow): CorrectionCause[] {
  if (withdrawnAt !== null) return [];
  const another: CorrectionCause[] = agreedVerdict === said.verdict ? [] : [said.retracted ? 'retracted' : 'verdict'];
  return said.staleSince === null || said.staleSince === agreedStale ? another : [...another, 'stale'];
}
