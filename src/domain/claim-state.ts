import type { Claim } from './claim.ts';
import { claimHashes, type Decision } from './claim-hashes.ts';
import { Invalid } from './errors.ts';
import type { Standing } from './words.ts';

/** Most nested items a claim may hold, all lists together. */
export const maximumItems = 500;
/** Largest stored text of a claim, in bytes of UTF-8. */
const maximumBytes = 256 * 1024;

/** What a new claim has before anything was decided about it. */
export const undecided = {
  stage: 'triage',
  verdict: 'unverified',
  standing: 'undecided',
  urgency: 'normal',
} as const;

/** Where the last sign-off stands to what the claim says now; only a retraction takes `signOff` away. */
export function standingOf(claim: Pick<Claim, 'claimHash' | 'contentHash' | 'signOff' | 'lastSigned'>): Standing {
  if (!claim.lastSigned) return 'undecided';
  if (!claim.signOff) return 'retracted';
  if (claim.claimHash !== claim.signOff.claimHash) return 'changed';
  if (claim.contentHash !== claim.signOff.contentHash) return 'behind';
  return 'current';
}

/**
 * The claim with everything that follows from the rest: hashes, standing, the working verdict (the signed one while the
 * standing is `current` or `behind`, else `unverified`), and without a provisional verdict that has ended.
 * @param at time of the change, RFC 3339 UTC
 * @throws Invalid where the claim holds more items than a claim may
 */
export function settleState<C extends Claim>(claim: C, at: string): C {
  const items = claim.attribution.length + claim.appearances.length + claim.evidence.length;
  const total = items + claim.figures.length + claim.links.length + claim.topics.length;
  if (total > maximumItems)
    throw new Invalid(`A claim holds at most ${maximumItems} items; this one would hold ${total}.`);
  const hashes = claimHashes(claim);
  const { signOff, lastSigned } = claim;
  const standing = standingOf({ ...hashes, signOff, lastSigned });
  const ended = claim.provisional && claim.provisional.until <= at;
  return {
    ...claim,
    ...hashes,
    standing,
    ...workingVerdict(claim, standing),
    provisional: ended ? undefined : claim.provisional,
  };
}

/** @param text a claim's, as it is to be stored. @throws Invalid */
export function refuseTooLarge(text: string): void {
  // Most are far from it: a UTF-16 unit takes three bytes at most.
  if (text.length * 3 <= maximumBytes) return;
  const kilobytes = Math.ceil(Buffer.byteLength(text) / 1024);
  if (kilobytes * 1024 > maximumBytes) {
    throw new Invalid(
      `A claim's text holds at most ${maximumBytes / 1024} kB; with this it would hold ${kilobytes} kB.`,
    );
  }
}

function workingVerdict({ lastSigned }: Claim, standing: Standing) {
  if (lastSigned && (standing === 'current' || standing === 'behind')) {
    const { verdict, reason, use, rationale, staleAfter, recheckAt } = lastSigned;
    return { verdict, reason, use, rationale, staleAfter, recheckAt };
  }
  const nothing = { reason: undefined, use: undefined, rationale: undefined };
  return { verdict: 'unverified' as const, ...nothing, staleAfter: undefined, recheckAt: undefined };
}

export interface Agreement {
  decision: Decision & Pick<Claim, 'verdict' | 'recheckAt'> & { use: NonNullable<Claim['use']> };
  decisionHash: string;
  proposedBy: number;
  signedBy: number;
  /** RFC 3339 UTC. */
  at: string;
  staleAfter: string | undefined;
}

/** The claim as a sign-off leaves it: settled, with the signed verdict, and a correction where it replaces another. */
export function signedOff(claim: Claim, agreement: Agreement): Claim {
  const { decision, at } = agreement;
  const revision = claim.revision + 1;
  const before = claim.standing === 'retracted' ? 'unverified' : claim.lastSigned?.verdict;
  const corrected = before !== undefined && before !== decision.verdict;
  return {
    ...claim,
    stage: 'settled',
    provisional: undefined,
    signOff: {
      by: agreement.signedBy,
      proposedBy: agreement.proposedBy,
      at,
      claimHash: claim.claimHash,
      contentHash: claim.contentHash,
      decisionHash: agreement.decisionHash,
      chainVerdicts: decision.chainVerdicts,
    },
    lastSigned: {
      verdict: decision.verdict,
      reason: decision.reason,
      use: decision.use,
      rationale: decision.rationale,
      staleAfter: agreement.staleAfter,
      recheckAt: decision.recheckAt,
      revision,
      at,
    },
    corrections: corrected
      ? [...claim.corrections, { at, revision, from: before, to: decision.verdict, reason: decision.reason }]
      : claim.corrections,
  };
}

/** The claim as a retraction leaves it: the sign-off no longer holds, and readers of the signed state are told why. */
export function retracted(claim: Claim, reason: string, at: string): Claim {
  const from = claim.lastSigned?.verdict ?? 'unverified';
  const correction = { at, revision: claim.revision + 1, from, to: 'unverified' as const, reason };
  return {
    ...claim,
    stage: 'checking',
    dropped: undefined,
    signOff: undefined,
    corrections: [...claim.corrections, correction],
  };
}

/**
 * What readers of the signed state get of a retracted claim: the content that was signed, no longer decided, with the
 * corrections that say why.
 */
export function retractedForReaders(signed: Claim, now: Pick<Claim, 'corrections' | 'lastSigned'>): Claim {
  const { reason: _r, use: _u, rationale: _t, signOff: _s, staleAfter: _a, recheckAt: _c, ...kept } = signed;
  return {
    ...kept,
    verdict: 'unverified',
    standing: 'retracted',
    corrections: now.corrections,
    ...(now.lastSigned ? { lastSigned: now.lastSigned } : {}),
  };
}
