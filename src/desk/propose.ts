import type { Claim } from '../domain/claim.ts';
import { decisionHash } from '../domain/claim-hashes.ts';
import { Conflict, Invalid } from '../domain/errors.ts';
import { actionInputs } from '../domain/inputs/claim-input.ts';
import { checkVerdict } from '../domain/verdicts.ts';
import { closeProposal, type Outcome, type Proposal, writeProposal } from '../store/decisions.ts';
import { type Body, changeClaim } from './change-claim.ts';
import type { Act, Desk } from './desk.ts';
import { newItemId, newSalt } from './ids.ts';
import { notify } from './notify.ts';
import { refuseTooFewOrigins } from './origins.ts';
import { proposalDetail } from './proposal-detail.ts';
import type { Entry } from './record.ts';

/** Puts a verdict up for a second person's sign-off. */
export function propose(desk: Desk, act: Act, id: number, body: Body): Promise<Claim> {
  return changeClaim(desk, act, body, {
    id,
    schema: actionInputs.propose,
    action: 'propose',
    change: async (entry, { claim, next }, { revision: _revision, ...decision }) => {
      refuseUnsound(claim, decision);
      await refuseTooFewOrigins(entry, claim, decision.verdict);
      const { blindReview } = await entry.policy();
      const proposal: Proposal = {
        ...decision,
        id: newItemId(),
        claimId: claim.id,
        proposerId: entry.actor.id,
        at: entry.at,
        revision: claim.revision,
        reason: decision.reason ?? null,
        recheckAt: decision.recheckAt ?? null,
        claimHash: claim.claimHash,
        contentHash: claim.contentHash,
        decisionHash: decisionHash(claim.contentHash, decision),
        outcome: 'open',
        closedAt: null,
        closedBy: null,
        openFor: claim.id,
        blind: blindReview.includes(claim.urgency) ? true : null,
        reviewVerdict: null,
        reviewReason: null,
        salt: newSalt(),
      };
      writeProposal(entry.tx, proposal);
      return { action: 'claim.proposed', detail: proposalDetail(proposal), after: { ...claim, stage: next } };
    },
  });
}

type Proposed = Parameters<typeof checkVerdict>[0] & { chainVerdicts: { chain: number }[] };

function refuseUnsound(claim: Claim, decision: Proposed): void {
  const faults = checkVerdict(decision);
  const chains = new Set(claim.attribution.map((step) => step.chain));
  for (const [index, { chain }] of decision.chainVerdicts.entries()) {
    if (!chains.has(chain))
      faults.push({ path: `chainVerdicts.${index}.chain`, message: `This claim has no chain ${chain}.` });
  }
  if (new Set(decision.chainVerdicts.map(({ chain }) => chain)).size < decision.chainVerdicts.length) {
    faults.push({ path: 'chainVerdicts', message: 'Give one verdict for each chain.' });
  }
  if (faults.length > 0) throw new Invalid(faults);
}

/** Takes one's own proposal back. */
export function withdrawProposal(desk: Desk, act: Act, id: number, body: Body): Promise<Claim> {
  return changeClaim(desk, act, body, {
    id,
    schema: actionInputs.withdraw,
    action: 'withdraw',
    change: async (entry, { claim, proposal, next }) => {
      const closed = await close(entry, proposal, 'withdrawn');
      return { action: 'claim.withdrawn', detail: proposalDetail(closed), after: { ...claim, stage: next } };
    },
  });
}

/** Sends somebody else's proposal back to its proposer, with a comment. */
export function sendBack(desk: Desk, act: Act, id: number, body: Body): Promise<Claim> {
  return changeClaim(desk, act, body, {
    id,
    schema: actionInputs.send_back,
    action: 'send_back',
    change: async (entry, { claim, proposal, next }, { comment }) => {
      const closed = await close(entry, proposal, 'returned');
      notify(entry, { personIds: [closed.proposerId], kind: 'sent_back', claimId: claim.id });
      return {
        action: 'claim.sent_back',
        note: comment,
        detail: proposalDetail(closed),
        after: { ...claim, stage: next, assignee: closed.proposerId },
      };
    },
  });
}

async function close(entry: Entry, proposal: Proposal | null, outcome: Exclude<Outcome, 'open'>): Promise<Proposal> {
  const closed =
    proposal && (await closeProposal(entry.tx, proposal.id, { outcome, at: entry.at, by: entry.actor.id }));
  if (!closed) throw new Conflict('The proposal is no longer open.');
  return closed;
}
