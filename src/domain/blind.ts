import { type VerdictRule, verdictRules } from './verdicts.ts';
import type { Verdict } from './words.ts';

/** What of a proposal decides who may see it; the proposals of one claim, in the order in which they were made. */
export interface Secret {
  proposerId: number;
  outcome: string;
  /** Reviewers judge before they see it. */
  blind: true | null;
}

// Somebody has judged without having seen it; from then on both are shown.
const judged = new Set(['signed', 'differed']);

/**
 * Whether somebody may see what a proposal says: its proposer always, everybody else where it is not reviewed blind, or
 * once it was judged. One that ended in another way stays hidden until a later one of the same claim was judged, since
 * the next may well say the same.
 * @param later the proposals of the same claim that were made after it
 */
export function maySee(personId: number, proposal: Secret, later: readonly Secret[] = []): boolean {
  if (!proposal.blind || proposal.proposerId === personId || judged.has(proposal.outcome)) return true;
  return proposal.outcome !== 'open' && later.some(({ outcome }) => judged.has(outcome));
}

interface Judgement {
  verdict: Verdict;
  reason?: string | null | undefined;
}

/** Whether two people came to the same: the verdict, and its reason where the verdict has one. */
export function sameJudgement(one: Judgement, other: Judgement): boolean {
  if (one.verdict !== other.verdict) return false;
  const rule: VerdictRule = verdictRules[one.verdict];
  return !rule.reasonRequired || (one.reason ?? null) === (other.reason ?? null);
}
