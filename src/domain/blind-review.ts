/** What of a proposal decides who may see it. */
export interface SeenProposal {
  proposerId: number;
  outcome: string;
  blind: boolean | null;
}

/** Whether a proposal is kept from somebody: while it is open and judged blind, everybody but its proposer. */
export function isBlindTo({ proposerId, outcome, blind }: SeenProposal, personId: number): boolean {
  return blind === true && outcome === 'open' && proposerId !== personId;
}

/** Whether a comment would tell somebody of such a proposal: what its proposer writes about it shows to the proposer alone. */
export function isCommentBlindTo(authorId: number, about: SeenProposal | undefined, personId: number): boolean {
  return about !== undefined && authorId === about.proposerId && isBlindTo(about, personId);
}
