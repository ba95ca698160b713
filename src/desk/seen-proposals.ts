import { maySee } from '../domain/blind.ts';
import { findOpenProposal, findProposals, type Proposal } from '../store/decisions.ts';
import type { Source } from '../store/records.ts';

/** That there is a proposal, without anything of what it says. */
export type HiddenProposal = Pick<
  Proposal,
  'id' | 'claimId' | 'proposerId' | 'at' | 'revision' | 'outcome' | 'closedAt' | 'closedBy'
> & { blind: true; hidden: true };

/** A proposal as far as somebody may see it. Pages take proposals from here alone. */
export type SeenProposal = (Proposal & { hidden?: undefined }) | HiddenProposal;

/** A proposal as somebody may see it; `later` are those of the same claim that were made after it. */
export function seenProposal(personId: number, proposal: Proposal, later: readonly Proposal[] = []): SeenProposal {
  if (maySee(personId, proposal, later)) return proposal;
  const { id, claimId, proposerId, at, revision, outcome, closedAt, closedBy } = proposal;
  return { id, claimId, proposerId, at, revision, outcome, closedAt, closedBy, blind: true, hidden: true };
}

/** All proposals of a claim as somebody may see them, the newest first. */
export async function seenProposals(from: Source, personId: number, claimId: number): Promise<SeenProposal[]> {
  const proposals = await findProposals(from, claimId);
  return proposals.map((proposal, index) => seenProposal(personId, proposal, proposals.slice(0, index)));
}

/** The open proposal of a claim as somebody may see it, or null. */
export async function seenOpenProposal(from: Source, personId: number, claimId: number): Promise<SeenProposal | null> {
  const open = await findOpenProposal(from, claimId);
  return open && seenProposal(personId, open);
}
