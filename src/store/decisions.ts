import { canonical } from '../domain/canonical.ts';
import type { ChainVerdictItem } from '../domain/claim.ts';
import type { Use, Verdict } from '../domain/words.ts';
import type { Source } from './records.ts';
import type { Tx } from './store.ts';

export type Outcome = 'open' | 'withdrawn' | 'returned' | 'signed' | 'differed' | 'overtaken';

/** A proposal as its row has it. */
export interface Proposal {
  id: string;
  claimId: number;
  proposerId: number;
  at: string;
  revision: number;
  verdict: Verdict;
  reason: string | null;
  use: Use;
  rationale: string;
  recheckAt: string | null;
  chainVerdicts: ChainVerdictItem[];
  claimHash: string;
  contentHash: string;
  decisionHash: string;
  outcome: Outcome;
  closedAt: string | null;
  closedBy: number | null;
  openFor: number | null;
  /** Reviewers judge before they see it. */
  blind: true | null;
  /** What a reviewer judged without having seen it, where that was another verdict. */
  reviewVerdict: Verdict | null;
  salt: string;
}

export interface SignOff {
  id: string;
  claimId: number;
  revision: number;
  proposalId: string;
  proposerId: number;
  signerId: number;
  at: string;
  claimHash: string;
  contentHash: string;
  decisionHash: string;
}

type ProposalRow = Omit<Proposal, 'verdict' | 'use' | 'chainVerdicts' | 'outcome' | 'blind' | 'reviewVerdict'> &
  Record<'verdict' | 'use' | 'chainVerdicts' | 'outcome', string> & {
    blind: boolean | null;
    reviewVerdict: string | null;
  };

function proposalOf(row: ProposalRow): Proposal {
  return { ...row, chainVerdicts: JSON.parse(row.chainVerdicts) } as Proposal;
}

/** The proposal that waits for a second person, or null. */
export async function findOpenProposal(from: Source, claimId: number): Promise<Proposal | null> {
  const row = await from.proposal.findUnique({ where: { openFor: claimId } });
  return row && proposalOf(row);
}

/** The proposal behind the latest sign-off, or null. */
export async function findSignedProposal(from: Source, claimId: number): Promise<Proposal | null> {
  const signOff = await from.signOff.findFirst({ where: { claimId }, orderBy: { revision: 'desc' } });
  const row = signOff && (await from.proposal.findUnique({ where: { id: signOff.proposalId } }));
  return row && proposalOf(row);
}

/** One proposal, or null. */
export async function findProposal(from: Source, id: string): Promise<Proposal | null> {
  const row = await from.proposal.findUnique({ where: { id } });
  return row && proposalOf(row);
}

/** Proposals by their ids; unknown ones are passed over. */
export async function findProposalsById(from: Source, ids: string[]): Promise<Proposal[]> {
  if (ids.length === 0) return [];
  return (await from.proposal.findMany({ where: { id: { in: ids } } })).map(proposalOf);
}

/** All proposals of a claim, the newest first. */
export async function findProposals(from: Source, claimId: number): Promise<Proposal[]> {
  return (await from.proposal.findMany({ where: { claimId }, orderBy: { id: 'desc' } })).map(proposalOf);
}

/**
 * Who changed what is claimed since the last sign-off: the recorder of a claim that was never signed, and those who wrote
 * the duplicates whose chains it took over, included.
 */
export async function findRestaters(from: Source, claimId: number): Promise<number[]> {
  const last = await from.signOff.findFirst({ where: { claimId }, orderBy: { revision: 'desc' } });
  const revisions = await from.revision.findMany({
    where: { recordType: 'claim', recordId: claimId, restated: true, number: { gt: last?.revision ?? 0 } },
    select: { actorId: true, eventSeq: true },
  });
  const writers = await findWritersTakenOver(
    from,
    claimId,
    revisions.map((revision) => revision.eventSeq),
  );
  return [...new Set([...revisions.map((revision) => revision.actorId), ...writers])];
}

async function findWritersTakenOver(from: Source, claimId: number, eventSeqs: number[]): Promise<number[]> {
  const events = await from.event.findMany({
    where: { subjectType: 'claim', subjectId: claimId, action: 'claim.took_over', seq: { in: eventSeqs.slice(-500) } },
    select: { detail: true },
  });
  const duplicates = events.map((event) => JSON.parse(event.detail).duplicateId as number);
  if (duplicates.length === 0) return [];
  const written = await from.revision.findMany({
    where: { recordType: 'claim', recordId: { in: duplicates }, restated: true },
    select: { actorId: true },
  });
  return written.map((revision) => revision.actorId);
}

/** Stores a new open proposal. */
export async function writeProposal(tx: Tx, proposal: Proposal): Promise<void> {
  await tx.proposal.create({ data: { ...proposal, chainVerdicts: canonical(proposal.chainVerdicts) } });
}

/**
 * Closes an open proposal, on conditions that the database checks itself: that it is still open, and where `notBy` is
 * given that somebody else proposed it.
 * @returns the proposal as it is now, or null where a condition did not hold
 */
export async function closeProposal(
  tx: Tx,
  id: string,
  closing: { outcome: Exclude<Outcome, 'open'>; at: string; by: number; notBy?: number; reviewVerdict?: Verdict },
): Promise<Proposal | null> {
  const { count } = await tx.proposal.updateMany({
    where: { id, outcome: 'open', ...(closing.notBy === undefined ? {} : { proposerId: { not: closing.notBy } }) },
    data: {
      outcome: closing.outcome,
      closedAt: closing.at,
      closedBy: closing.by,
      openFor: null,
      reviewVerdict: closing.reviewVerdict ?? null,
    },
  });
  const row = count === 1 ? await tx.proposal.findUnique({ where: { id } }) : null;
  return row && proposalOf(row);
}

/** Stores a sign-off; the database refuses one by the proposer or by somebody who restated the claim. */
export async function writeSignOff(tx: Tx, signOff: SignOff): Promise<void> {
  await tx.signOff.create({ data: signOff });
}
