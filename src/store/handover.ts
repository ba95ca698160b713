import { Prisma } from './generated/sqlite/client.ts';
import type { Reader } from './store.ts';

/** An event of a claim, without its detail. */
export interface RecentEvent {
  seq: number;
  at: string;
  actorId: number;
  action: string;
  claimId: number;
}

/**
 * The newest events of claims at or after a time (RFC 3339 UTC), the newest first: read from the end of the log, at most
 * `most` events of any kind. `cut` says that there are older ones since that time which were not read.
 */
export async function findRecentEvents(
  read: Reader,
  since: string,
  most: number,
): Promise<{ events: RecentEvent[]; cut: boolean }> {
  const rows = await read.event.findMany({
    orderBy: { seq: 'desc' },
    take: most + 1,
    select: { seq: true, at: true, actorId: true, action: true, subjectType: true, subjectId: true },
  });
  const recent = rows.slice(0, most).filter((row) => row.at >= since);
  const events = recent.filter((row) => row.subjectType === 'claim');
  return {
    events: events.map(({ subjectType: _claim, subjectId, ...event }) => ({ ...event, claimId: subjectId })),
    cut: (rows[most]?.at ?? '') >= since,
  };
}

/** How many claims each person is checking, and since when the longest of them. */
export async function findAssignments(
  read: Reader,
): Promise<{ assigneeId: number; count: number; earliest: string }[]> {
  const rows = await read.$queryRaw<{ assigneeId: number; n: number; earliest: string }[]>`
    SELECT c."assigneeId" AS "assigneeId", COUNT(*) AS "n", MIN(c."stageSince") AS "earliest" FROM "Claim" c
    WHERE c."stage" = 'checking' AND c."assigneeId" IS NOT NULL
    GROUP BY c."assigneeId" ORDER BY COUNT(*) DESC, c."assigneeId" LIMIT 200`;
  return rows.map(({ assigneeId, n, earliest }) => ({ assigneeId: Number(assigneeId), count: Number(n), earliest }));
}

export interface PromisedAt {
  claimId: number;
  at: string;
}

const promised = {
  due: Prisma.sql`c."dueAt"`,
  recheck: Prisma.sql`c."recheckAt"`,
  provisional: Prisma.sql`c."provisionalUntil"`,
} as const;
export type PromiseKind = keyof typeof promised;

/** What is promised until a time, the earliest first, at most `most`; what is settled or dropped is not due any more. */
export async function findPromises(
  read: Reader,
  kind: PromiseKind,
  { from, until }: { from: string; until: string },
  most: number,
): Promise<PromisedAt[]> {
  const at = promised[kind];
  const open = { due: ['triage', 'checking', 'in_review'], recheck: ['settled'], provisional: [null] }[kind];
  const selects = open.map((stage) => {
    const inStage = stage === null ? Prisma.sql`1 = 1` : Prisma.sql`c."stage" = ${stage}`;
    return Prisma.sql`SELECT * FROM (
      SELECT c."id" AS "claimId", ${at} AS "at" FROM "Claim" c WHERE ${inStage} AND ${at} > ${from} AND ${at} <= ${until}
      ORDER BY ${at}, c."id" LIMIT ${most}) AS "list"`;
  });
  const rows = await read.$queryRaw<PromisedAt[]>`
    SELECT "claimId", "at" FROM (${Prisma.join(selects, ' UNION ALL ')}) AS "lists" ORDER BY "at", "claimId" LIMIT ${most}`;
  return rows.map(({ claimId, at: time }) => ({ claimId: Number(claimId), at: time }));
}
