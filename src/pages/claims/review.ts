import type { Desk } from '../../desk/desk.ts';
import { lacksCopy } from '../../desk/retry-copy.ts';
import { seenProposal } from '../../desk/seen-proposals.ts';
import type { ClaimSituation } from '../../desk/situation.ts';
import type { Claim } from '../../domain/claim.ts';
import { findNames } from '../../store/people.ts';
import { recalledPolicy } from '../../store/policy.ts';
import type { Wording } from '../wording.ts';
import { type AroundEvidence, findAroundEvidence } from './around-evidence.ts';
import { type ShownChain, shownChains } from './chains.ts';
import { peopleInTexts, type ShownChange, shownChanges } from './changes.ts';
import { type HiddenDecision, type ShownDecision, shownHidden, shownProposal } from './decision.ts';
import { type EvidenceGroup, evidenceGroups } from './evidence.ts';
import { type ShownFigure, shownFigure } from './facts.ts';
import { getRevision } from './history.ts';
import { findKnownSources } from './known-sources.ts';

/** What somebody decides about, shown above the form in which they do. */
export interface Review {
  chains: ShownChain[];
  figures: ShownFigure[];
  evidence: EvidenceGroup[];
  proposal: ShownDecision | null;
  /** That copies are still being taken, and where this page is asked for again; null where none is. */
  pendingCopies: { sentence: string; again: string } | null;
  /** Instead of it, where they judge before they see it. */
  blindProposal: HiddenDecision | null;
  /** What differs from the text that was signed off last; null where nothing was. */
  sinceSignOff: ShownChange[] | null;
}

/** The content of a claim for a reviewer; for the withdrawal of an item of evidence that item alone. */
export async function reviewOf(
  desk: Desk,
  wording: Wording,
  { claim, proposal, situation }: ClaimSituation,
  name: string,
  itemId: string,
): Promise<Review> {
  const { read } = desk.store;
  const sources = await findKnownSources(read, claim);
  const policy = await recalledPolicy(desk.store);
  const signed = claim.lastSigned
    ? await getRevision(read, claim.id, claim.lastSigned.revision).catch(() => null)
    : null;
  const names = await findNames(read, [
    ...peopleInTexts(claim, ...(signed ? [signed] : [])),
    ...claim.evidence.map((item) => item.addedBy),
    ...(proposal ? [proposal.proposerId] : []),
  ]);
  // Nothing else can be done from here, so that nobody leaves a half-filled form by a click.
  const around = await findAroundEvidence(read, claim);
  const grounds = { ...around, wording, sources, policy, names, situation: null };
  if (name === 'evidence-withdrawals') {
    const item = { ...claim, evidence: claim.evidence.filter((one) => one.id === itemId) };
    const groups = evidenceGroups(item, grounds).map((group) => ({ ...group, origins: null }));
    return {
      chains: [],
      figures: [],
      evidence: groups,
      proposal: null,
      blindProposal: null,
      pendingCopies: null,
      sinceSignOff: null,
    };
  }
  const isReview = situation.stage === 'in_review' || name === 'sign-offs';
  const seen = proposal && isReview ? seenProposal(situation.actor.id, proposal) : null;
  const hidden = seen?.hidden ? seen : null;
  const open = seen?.hidden ? null : seen;
  const judged = open ? { verdicts: open.chainVerdicts, how: 'proposed' as const } : null;
  return {
    chains: shownChains(claim, wording, sources, judged, claim.path),
    figures: claim.figures.map((figure) => shownFigure(figure, wording)),
    evidence: evidenceGroups(claim, grounds),
    proposal: open && shownProposal(claim, open, wording, names),
    blindProposal: hidden && shownHidden(hidden, wording, names),
    pendingCopies: pendingCopies(claim, around, `${claim.path}/${name}/new`),
    sinceSignOff: signed && isReview ? shownChanges(signed, claim, { wording, names }) : null,
  };
}

/** A copy is part of the content: one that comes after the sign-off would put the claim behind at once. */
function pendingCopies(claim: Claim, { snapshots }: AroundEvidence, again: string): Review['pendingCopies'] {
  const pending = claim.evidence.filter(
    (item) => lacksCopy(item) && snapshots.get(item.id)?.state === 'pending',
  ).length;
  if (pending === 0) return null;
  const copies = pending === 1 ? 'A copy of a web address is' : `Copies of ${pending} web addresses are`;
  const sentence = `${copies} still being taken. What is signed before that would count as behind once it is there: wait a moment, unless it is urgent.`;
  return { sentence, again };
}
