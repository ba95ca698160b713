import { saltedHash } from '../domain/canonical.ts';
import type { Proposal } from '../store/decisions.ts';

/** What an event says of a proposal: which, and a salted hash of all of its row. */
export function proposalDetail(proposal: Proposal): { proposalId: string; proposalHash: string } {
  return { proposalId: proposal.id, proposalHash: saltedHash(proposal.salt, proposal) };
}
