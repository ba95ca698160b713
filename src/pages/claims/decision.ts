import type { HiddenProposal, SeenProposal } from '../../desk/seen-proposals.ts';
import { decisionOf } from '../../desk/sign-off.ts';
import type { Claim } from '../../domain/claim.ts';
import { decisionHash } from '../../domain/claim-hashes.ts';
import type { Reason } from '../../domain/verdicts.ts';
import type { Use, Verdict } from '../../domain/words.ts';
import type { Outcome } from '../../store/decisions.ts';
import type { Mark } from '../standing.ts';
import type { ShownTime, Wording } from '../wording.ts';

/** A verdict with what was decided beside it, and by whom. */
export interface ShownDecision {
  title: string;
  mark: Mark;
  reason: string | null;
  use: string;
  rationale: string | null;
  people: { role: string; name: string; at: ShownTime | null }[];
  /** When to look at it again. */
  again: { label: string; at: ShownTime }[];
  hashes: ShownHash[];
}

export interface ShownHash {
  label: string;
  hash: string;
}

/** A proposal that whoever asks may see. */
export type ShownProposal = Exclude<SeenProposal, HiddenProposal>;

/** That somebody proposed a verdict, which others see when they have judged. */
export interface HiddenDecision {
  name: string;
  at: ShownTime;
}

type Names = ReadonlyMap<number, string>;

/** What was decided, as any of the decision's records holds it. */
interface Decided {
  verdict: Verdict;
  reason?: string | null | undefined;
  use: Use;
  rationale?: string | null | undefined;
}

/** That there is a proposal, for those who have not judged yet. */
export function shownHidden({ proposerId, at }: HiddenProposal, { time }: Wording, names: Names): HiddenDecision {
  return { name: names.get(proposerId) ?? '', at: time(at) };
}

/** An open proposal, or the one that was signed; its hashes are those that a sign-off of the present content must name. */
export function shownProposal(claim: Claim, proposal: ShownProposal, wording: Wording, names: Names): ShownDecision {
  const decided = decisionHash(claim.contentHash, decisionOf(proposal));
  return {
    ...decisionWords(titleOf(claim, proposal), proposal, wording),
    people: [{ role: 'Proposed by', name: names.get(proposal.proposerId) ?? '', at: wording.time(proposal.at) }],
    again: recheck(proposal.recheckAt, wording),
    hashes: [
      { label: 'Content', hash: claim.contentHash },
      { label: 'Decision', hash: decided },
    ],
  };
}

function titleOf({ stage }: Claim, { blind }: ShownProposal): string {
  if (stage === 'settled') return 'The verdict that is confirmed again';
  return blind ? 'Proposed; others judge before they see it' : 'Proposed';
}

/** The last sign-off of a claim, also where it was taken back since; null where there was none. */
export function shownSignOff(claim: Claim, wording: Wording, names: Names): ShownDecision | null {
  const { lastSigned, signOff, staleAfter } = claim;
  if (!lastSigned) return null;
  const { time } = wording;
  return {
    ...decisionWords(signOff ? 'Signed off' : 'Signed off, and retracted since', lastSigned, wording),
    people: signOff
      ? [
          { role: 'Proposed by', name: names.get(signOff.proposedBy) ?? '', at: null },
          { role: 'Signed off by', name: names.get(signOff.by) ?? '', at: time(signOff.at) },
        ]
      : [],
    again: [
      ...(staleAfter ? [{ label: 'Good until', at: wording.timeAgo(staleAfter) }] : []),
      ...recheck(claim.recheckAt, wording),
    ],
    hashes: signOff
      ? [
          { label: 'Content', hash: signOff.contentHash },
          { label: 'Decision', hash: signOff.decisionHash },
        ]
      : [],
  };
}

/** What the desk publishes until it is decided; null where that has ended. */
export function shownProvisional({ provisional }: Claim, wording: Wording, names: Names): ShownDecision | null {
  if (!provisional || provisional.until <= wording.now) return null;
  const { verdict, use, reason, by, at, until } = provisional;
  return {
    ...decisionWords('Published provisionally', { verdict, use, rationale: reason }, wording),
    people: [{ role: 'Published by', name: names.get(by) ?? '', at: wording.time(at) }],
    again: [{ label: 'Ends', at: wording.timeAgo(until) }],
    hashes: [],
  };
}

function decisionWords(title: string, decided: Decided, { words }: Wording) {
  const { verdict, reason, use, rationale } = decided;
  return {
    title,
    mark: { verdict, word: words.verdicts[verdict] },
    reason: reasonWord(reason, words),
    use: words.uses[use],
    rationale: rationale ?? null,
  };
}

function reasonWord(reason: string | null | undefined, { reasons }: Wording['words']): string | null {
  return reason ? (reasons[reason as Reason] ?? reason) : null;
}

function recheck(at: string | null | undefined, { timeAgo }: Wording): ShownDecision['again'] {
  return at ? [{ label: 'To be checked again', at: timeAgo(at) }] : [];
}

/** A proposal that ended otherwise than by a sign-off. */
export interface PastProposal {
  /** Null, as the rationale, where whoever asks may not see it. */
  mark: Mark | null;
  reason: string | null;
  rationale: string | null;
  sentence: string;
  /** What a reviewer judged who had not seen it. */
  review: { mark: Mark; reason: string | null } | null;
  closedAt: ShownTime | null;
}

const outcomes: Partial<Record<Outcome, string>> = {
  withdrawn: 'withdrawn by',
  returned: 'sent back by',
  differed: 'judged otherwise, without having seen it, by',
  overtaken: 'ended by a change that was made by',
};

/** The proposals that nobody signed, the newest first. */
export function pastProposals(proposals: SeenProposal[], { words, time }: Wording, names: Names): PastProposal[] {
  const mark = (verdict: Verdict) => ({ verdict, word: words.verdicts[verdict] });
  return proposals.flatMap((proposal) => {
    const { outcome, proposerId, closedBy, closedAt } = proposal;
    const how = outcomes[outcome];
    if (!how) return [];
    const said = proposal.hidden ? null : proposal;
    return {
      mark: said && mark(said.verdict),
      reason: reasonWord(said?.reason, words),
      rationale: said?.rationale ?? null,
      review: said?.reviewVerdict
        ? { mark: mark(said.reviewVerdict), reason: reasonWord(said.reviewReason, words) }
        : null,
      sentence: `Proposed by ${names.get(proposerId) ?? ''}, ${how} ${names.get(closedBy ?? 0) ?? ''}`,
      closedAt: closedAt ? time(closedAt) : null,
    };
  });
}
