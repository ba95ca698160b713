import type { Actor, Desk } from '../../desk/desk.ts';
import { leaseJson } from '../../desk/leases.ts';
import { momentsOf } from '../../desk/read-time-codes.ts';
import { decisionOf } from '../../desk/sign-off.ts';
import type { Claim } from '../../domain/claim.ts';
import { decisionHash } from '../../domain/claim-hashes.ts';
import { findOpenProposal, type Proposal } from '../../store/decisions.ts';
import { findLease } from '../../store/leases.ts';

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

/**
 * The claim as it is served: its stored text, and beside it the open proposal for those who may see it, when each passage
 * in a transcript is said, and the lease of who is editing it.
 */
export async function claimJson(desk: Desk, _actor: Actor, claim: Claim) {
  const { read } = desk.store;
  const served = await withMoments(desk, claim);
  const proposal = claim.stage === 'in_review' ? await findOpenProposal(read, claim.id) : null;
  const lease = await findLease(read, claim.id, desk.clock().toISOString());
  return {
    ...served,
    ...(proposal ? { proposal: proposalJson(claim, proposal) } : {}),
    ...(lease ? { lease: leaseJson(lease) } : {}),
  };
}

async function withMoments({ store }: Desk, claim: Claim) {
  const moments = await momentsOf(store.read, claim);
  if (moments.size === 0) return claim;
  const appearances = claim.appearances.map((each) => {
    const timeCode = moments.get(each.id);
    return timeCode ? { ...each, timeCode } : each;
  });
  return { ...claim, appearances };
}
