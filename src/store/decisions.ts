import { canonical } from '../domain/canonical.ts';
import type { ChainVerdictItem } from '../domain/claim.ts';
import type { Use, Verdict } from '../domain/words.ts';
import { Prisma } from './generated/sqlite/client.ts';
import type { Source } from './records.ts';
import type { Tx } from './store.ts';
import { insert } from './write-rows.ts';

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
  /** Why, where that verdict has reasons. */
  reviewReason: string | null;
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

// SQLite's driver gives true as 1.
type ProposalRow = Omit<Proposal, 'chainVerdicts' | 'blind'> & {
  chainVerdicts: string;
  blind: boolean | number | null;
};

const columns = Prisma.sql`"id", "claimId", "proposerId", "at", "revision", "verdict", "reason", "use", "rationale",
  "recheckAt", "chainVerdicts", "claimHash", "contentHash", "decisionHash", "outcome", "closedAt", "closedBy", "openFor",
  "blind", "reviewVerdict", "reviewReason", "salt"`;

function proposalOf(row: ProposalRow): Proposal {
  return { ...row, blind: row.blind ? true : null, chainVerdicts: JSON.parse(row.chainVerdicts) };
}

async function proposalsWhere(from: Source, condition: Prisma.Sql): Promise<Proposal[]> {
  const rows = await from.$queryRaw<ProposalRow[]>`SELECT ${columns} FROM "Proposal" WHERE ${condition}`;
  return rows.map(proposalOf);
}

/** The proposal that waits for a second person, or null. */
export async function findOpenProposal(from: Source, claimId: number): Promise<Proposal | null> {
  const [open] = await proposalsWhere(from, Prisma.sql`"openFor" = ${claimId}`);
  return open ?? null;
}

/** The proposal behind the latest sign-off, or null. */
export async function findSignedProposal(from: Source, claimId: number): Promise<Proposal | null> {
  const [signed] = await proposalsWhere(
    from,
    Prisma.sql`"id" = (SELECT s."proposalId" FROM "SignOff" s WHERE s."claimId" = ${claimId} ORDER BY s."revision" DESC LIMIT 1)`,
  );
  return signed ?? null;
}

/** One proposal, or null. */
export async function findProposal(from: Source, id: string): Promise<Proposal | null> {
  const [proposal] = await proposalsWhere(from, Prisma.sql`"id" = ${id}`);
  return proposal ?? null;
}

/** All proposals of a claim, the newest first. */
export async function findProposals(from: Source, claimId: number): Promise<Proposal[]> {
  return proposalsWhere(from, Prisma.sql`"claimId" = ${claimId} ORDER BY "id" DESC`);
}

/** A proposal that waits for a second person, and whether the one who asks has evidence in its claim. */
export interface WaitingProposal {
  proposal: Proposal;
  hasOwnEvidence: boolean;
}

/** The proposals that wait for a second person, by the claim; `me` is who asks. At most 500 claims. */
export async function findWaitingProposals(
  from: Source,
  claimIds: number[],
  me: number,
): Promise<Map<number, WaitingProposal>> {
  if (claimIds.length === 0) return new Map();
  const rows = await from.$queryRaw<(ProposalRow & { own: boolean | number })[]>`
    SELECT ${columns}, EXISTS (
      SELECT 1 FROM "Evidence" e WHERE e."claimId" = "Proposal"."claimId" AND e."addedBy" = ${me} AND e."withdrawnAt" IS NULL
    ) AS "own"
    FROM "Proposal" WHERE "openFor" IN (${Prisma.join(claimIds)})`;
  return new Map(
    rows.map(({ own, ...row }) => [row.claimId, { proposal: proposalOf(row), hasOwnEvidence: Boolean(own) }]),
  );
}

/**
 * Who changed what is claimed since the last sign-off: the recorder of a claim that was never signed, and those who wrote
 * the duplicates whose chains it took over, included.
 */
export async function findRestaters(from: Source, claimId: number): Promise<number[]> {
  return (await findRestatersOf(from, [claimId])).get(claimId) ?? [];
}

/** The same of many claims. At most 500. */
export async function findRestatersOf(from: Source, claimIds: number[]): Promise<Map<number, number[]>> {
  if (claimIds.length === 0) return new Map();
  // A duplicate's chains are taken over by an event of their own, which says whose they were.
  const revisions = await from.$queryRaw<{ claimId: number; actorId: number; takenOver: string | null }[]>`
    SELECT r."recordId" AS "claimId", r."actorId" AS "actorId", e."detail" AS "takenOver" FROM "Revision" r
    LEFT JOIN "Event" e ON e."seq" = r."eventSeq" AND e."action" = 'claim.took_over'
    WHERE r."recordType" = 'claim' AND r."recordId" IN (${Prisma.join(claimIds)}) AND r."restated" = true
      AND r."number" > COALESCE((SELECT MAX(s."revision") FROM "SignOff" s WHERE s."claimId" = r."recordId"), 0)`;
  const restaters = new Map<number, Set<number>>(claimIds.map((id) => [id, new Set()]));
  for (const { claimId, actorId } of revisions) restaters.get(Number(claimId))?.add(Number(actorId));
  const takenOver = revisions.flatMap(({ claimId, takenOver }) =>
    takenOver === null ? [] : [{ claimId: Number(claimId), duplicateId: duplicateOf(takenOver) }],
  );
  for (const { claimId, actorId } of await findWritersTakenOver(from, takenOver)) restaters.get(claimId)?.add(actorId);
  return new Map([...restaters].map(([id, actors]) => [id, [...actors]]));
}

async function findWritersTakenOver(from: Source, takenOver: TakenOver[]) {
  if (takenOver.length === 0) return [];
  // A duplicate may have taken over the chains of another one before it handed on its own.
  const known = new Set(takenOver.map(pairOf));
  for (let last = takenOver; last.length > 0; ) {
    const earlier = await findTakenOver(from, [...new Set(last.map((one) => one.duplicateId))]);
    last = last
      .flatMap(({ claimId, duplicateId }) =>
        earlier.filter((one) => one.claimId === duplicateId).map((one) => ({ ...one, claimId })),
      )
      .filter((one) => !known.has(pairOf(one)));
    for (const one of last) known.add(pairOf(one));
    takenOver.push(...last);
  }
  const written = await from.revision.findMany({
    where: {
      recordType: 'claim',
      recordId: { in: [...new Set(takenOver.map((one) => one.duplicateId))].slice(-500) },
      restated: true,
    },
    select: { recordId: true, actorId: true },
  });
  return takenOver.flatMap(({ claimId, duplicateId }) =>
    written.filter((one) => one.recordId === duplicateId).map(({ actorId }) => ({ claimId, actorId })),
  );
}

interface TakenOver {
  claimId: number;
  duplicateId: number;
}

const pairOf = ({ claimId, duplicateId }: TakenOver) => `${claimId} ${duplicateId}`;

function duplicateOf(detail: string): number {
  return JSON.parse(detail).duplicateId as number;
}

async function findTakenOver(from: Source, claimIds: number[]): Promise<TakenOver[]> {
  const events = await from.event.findMany({
    where: { subjectType: 'claim', subjectId: { in: claimIds.slice(-500) }, action: 'claim.took_over' },
    select: { subjectId: true, detail: true },
  });
  return events.map(({ subjectId, detail }) => ({ claimId: subjectId, duplicateId: duplicateOf(detail) }));
}

/** Stores a new open proposal. */
export function writeProposal(tx: Tx, proposal: Proposal): void {
  insert(tx, 'Proposal', [{ ...proposal, chainVerdicts: canonical(proposal.chainVerdicts) }]);
}

/** How a proposal ends; what was judged where that was another verdict. */
interface Closing {
  outcome: Exclude<Outcome, 'open'>;
  at: string;
  by: number;
  notBy?: number;
  reviewVerdict?: Verdict;
  reviewReason?: string | undefined;
}

/**
 * Closes an open proposal, on conditions that the database checks itself: that it is still open, and where `notBy` is
 * given that somebody else proposed it.
 * @returns the proposal as it is now, or null where a condition did not hold
 */
export async function closeProposal(tx: Tx, id: string, closing: Closing): Promise<Proposal | null> {
  const { outcome, at, by, notBy, reviewVerdict = null, reviewReason = null } = closing;
  const [row] = await tx.$queryRaw<ProposalRow[]>`
    UPDATE "Proposal" SET "outcome" = ${outcome}, "closedAt" = ${at}, "closedBy" = ${by}, "openFor" = NULL,
      "reviewVerdict" = ${reviewVerdict}, "reviewReason" = ${reviewReason}
    WHERE "id" = ${id} AND "outcome" = 'open' ${notBy === undefined ? Prisma.empty : Prisma.sql`AND "proposerId" <> ${notBy}`}
    RETURNING ${columns}`;
  return row ? proposalOf(row) : null;
}

/** Stores a sign-off; the database refuses one by the proposer or by somebody who restated the claim. */
export function writeSignOff(tx: Tx, signOff: SignOff): void {
  insert(tx, 'SignOff', [{ ...signOff }]);
}
