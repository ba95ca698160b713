import type { Stage } from '../domain/words.ts';
import { stagesWithProposal } from '../domain/workflow.ts';
import { type ClaimQuery, endPage, pageOf } from './claim-list.ts';
import type { Engine } from './engines/engine.ts';
import { Prisma } from './generated/sqlite/client.ts';
import type { Reader } from './store.ts';

const { sql } = Prisma;

/** A claim's stored text with what is needed to serve it unread. */
export interface ServedClaim {
  id: number;
  revision: number;
  /** RFC 3339 UTC. */
  updatedAt: string;
  text: string;
  /** As `emptyListsOf` names them. */
  emptyLists: string;
  /** RFC 3339 UTC. */
  staleAfter: string | null;
}

// LEFT, though every claim has a text: without statistics SQLite would not know with which table to begin.
const latestText = sql`LEFT JOIN "RevisionText" t
  ON t."recordType" = 'claim' AND t."recordId" = c."id" AND t."number" = c."revision"`;
const served = sql`c."id" AS "id", c."revision" AS "revision", c."updatedAt" AS "updatedAt", t."text" AS "text", c."emptyLists" AS "emptyLists",
  c."staleAfter" AS "staleAfter"`;

/**
 * One page of claims as they stand, in one statement, and the cursor of the next page. Redacted texts are passed over.
 * @throws BadRequest where the cursor belongs to another list
 */
export async function listServed(
  read: Reader,
  engine: Engine,
  query: ClaimQuery,
): Promise<{ claims: ServedClaim[]; after: string | null }> {
  const { select, order } = await pageOf(read, engine, query);
  const found = await read.$queryRaw<(ServedRow & { key: string | number })[]>`
    SELECT ${served}, f."key" AS "key" FROM (${select}) f
    LEFT JOIN "Claim" c ON c."id" = f."id" ${latestText} ORDER BY ${order}`;
  const { rows, after } = endPage(query, found);
  return { claims: rows.filter(hasText), after };
}

/** A claim as it stands; null where there is no such claim, or its text is redacted. */
export async function findServed(read: Reader, id: number): Promise<(ServedClaim & { stage: Stage }) | null> {
  const [row] = await read.$queryRaw<(ServedRow & { stage: Stage })[]>`
    SELECT ${served}, c."stage" AS "stage" FROM "Claim" c ${latestText} WHERE c."id" = ${id}`;
  return row && hasText(row) ? row : null;
}

/** Of which claims a lease or a recording may be served beside their text; proposals depend on the stage. */
export interface Accompanied {
  /** The claims that somebody is editing. */
  leased: ReadonlySet<number>;
  /** Whether there is any recording in which passages of claims are said. */
  hasRecordings: boolean;
}

/** Leases that have not ended by `now` (RFC 3339 UTC), and whether any document is a transcript. */
export async function findAccompanied(read: Reader, now: string): Promise<Accompanied> {
  const rows = await read.$queryRaw<{ claimId: number }[]>`
    SELECT "claimId" FROM "WorkLease" WHERE "expiresAt" > ${now}
    UNION ALL SELECT 0 WHERE EXISTS (SELECT 1 FROM "Document" WHERE "mediaUrl" IS NOT NULL)`;
  const leased = new Set(rows.map((row) => Number(row.claimId)));
  return { leased, hasRecordings: leased.delete(0) };
}

/** What is served beside a claim's text. */
export interface Beside {
  proposal: boolean;
  lease: boolean;
  /** That a document from which it quotes is the transcript of a recording. */
  recording: boolean;
}

/** Which of it there is, so that only that is read. */
export async function findBeside(read: Reader, id: number, now: string): Promise<Beside> {
  const flag = (condition: Prisma.Sql) => sql`CASE WHEN ${condition} THEN 1 ELSE 0 END`;
  const [row] = await read.$queryRaw<Record<keyof Beside, number>[]>`
    SELECT ${flag(proposed)} AS "proposal", ${flag(leasedAt(now))} AS "lease", ${flag(recorded)} AS "recording"
    FROM "Claim" c WHERE c."id" = ${id}`;
  return { proposal: row?.proposal === 1, lease: row?.lease === 1, recording: row?.recording === 1 };
}

// Conditions on the claim's row `c`.
const proposed = sql`
  (c."stage" IN (${Prisma.join([...stagesWithProposal])}) AND EXISTS (SELECT 1 FROM "Proposal" p WHERE p."claimId" = c."id"))`;
const leasedAt = (now: string) =>
  sql`EXISTS (SELECT 1 FROM "WorkLease" l WHERE l."claimId" = c."id" AND l."expiresAt" > ${now})`;
const recorded = sql`
  (EXISTS (SELECT 1 FROM "Appearance" a JOIN "Document" d ON d."id" = a."documentId"
    WHERE a."claimId" = c."id" AND d."mediaUrl" IS NOT NULL)
  OR EXISTS (SELECT 1 FROM "Evidence" e JOIN "Document" d ON d."id" = e."documentId"
    WHERE e."claimId" = c."id" AND d."mediaUrl" IS NOT NULL))`;

type ServedRow = Omit<ServedClaim, 'text'> & { text: string | null };

function hasText<Row extends ServedRow>(row: Row): row is Row & ServedClaim {
  return row.text !== null;
}
