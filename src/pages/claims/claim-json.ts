import type { Actor, Desk } from '../../desk/desk.ts';
import { decisionOf } from '../../desk/sign-off.ts';
import type { Claim } from '../../domain/claim.ts';
import { decisionHash } from '../../domain/claim-hashes.ts';
import { findOpenProposal, type Proposal } from '../../store/decisions.ts';

/** An open proposal as it is served; `decisionHash` is what a sign-off of the present content must name. */
export function proposalJson(claim: Claim, proposal: Proposal) {
  const decision = decisionOf(proposal);
  return {
    id: proposal.id,
    by: proposal.proposerId,
    at: proposal.at,
    revision: proposal.revision,
    ...decision,
    contentHash: claim.contentHash,
    decisionHash: decisionHash(claim.contentHash, decision),
  };
}

/** The claim as it is served: its stored text, and beside it the open proposal for those who may see it. */
export async function claimJson(desk: Desk, _actor: Actor, claim: Claim) {
  if (claim.stage !== 'in_review') return claim;
  const proposal = await findOpenProposal(desk.store.read, claim.id);
  return proposal ? { ...claim, proposal: proposalJson(claim, proposal) } : claim;
}
