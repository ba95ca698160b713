import { Prisma } from './generated/sqlite/client.ts';
import { lookedUp } from './looked-up.ts';
import { notSeparated } from './queue-conditions.ts';
import type { Source } from './records.ts';

const { sql } = Prisma;

/** Claims that wait for somebody: how many, up to a bound, and the first of them. */
export interface Pending {
  count: number;
  ids: number[];
}

/** What waits for a person, worked out from how the claims stand: it ends by itself. */
export type PendingKind = 'waiting' | 'behind' | 'due';

const most = 100;
const first = 5;

interface Asking {
  me: number;
  /** Claims due before this time (RFC 3339 UTC) count as due. */
  dueBefore: string;
}

const conditions: Record<PendingKind, (asking: Asking) => Prisma.Sql> = {
  waiting: ({ me }) => sql`c."stage" = 'in_review' AND ${notSeparated(me)}`,
  behind: ({ me }) => sql`c."standing" IN ('behind', 'changed') AND c."stage" <> 'dropped'
    AND (c."assigneeId" = ${me} OR EXISTS (
      SELECT 1 FROM "SignOff" s
      WHERE s."claimId" = c."id" AND s."revision" = c."signedRevision" AND s."proposerId" = ${me} ${lookedUp}))`,
  due: ({ me, dueBefore }) => sql`c."assigneeId" = ${me} AND c."dueAt" < ${dueBefore}
    AND c."stage" IN ('triage', 'checking', 'in_review')`,
};

/** What waits for somebody, the most urgent first; at most 100 are counted. */
export async function findPending(from: Source, kind: PendingKind, asking: Asking): Promise<Pending> {
  const rows = await from.$queryRaw<{ id: number }[]>(
    sql`SELECT c."id" AS "id" FROM "Claim" c WHERE ${conditions[kind](asking)}
      ORDER BY c."urgencyRank", c."id" LIMIT ${most}`,
  );
  return { count: rows.length, ids: rows.slice(0, first).map((row) => Number(row.id)) };
}
