import type { RecordType } from '../domain/words.ts';
import { Prisma } from './generated/sqlite/client.ts';
import type { Source } from './records.ts';

const { sql } = Prisma;

/** One revision of a record and the event that it was written with. */
export interface HistoryEntry {
  number: number;
  at: string;
  actorId: number;
  action: string;
  /** Ids, numbers and hashes that the event holds. */
  detail: Record<string, unknown>;
  textHash: string;
  claimHash: string | null;
  contentHash: string | null;
  /** What the person wrote about it; null where nothing was, or where it was redacted. */
  note: string | null;
}

/** What became of a record, the newest first: revisions from the one after `after` to `upTo`, at most `limit` of them. */
export async function findHistory(
  from: Source,
  type: RecordType,
  id: number,
  { after = 0, upTo = 2_147_483_647, limit = 100_000 }: { after?: number; upTo?: number; limit?: number } = {},
): Promise<HistoryEntry[]> {
  const rows = await from.$queryRaw<(Omit<HistoryEntry, 'detail'> & { detail: string })[]>(Prisma.sql`
    SELECT r."number" AS "number", r."at" AS "at", r."actorId" AS "actorId", e."action" AS "action",
      e."detail" AS "detail", r."textHash" AS "textHash", r."claimHash" AS "claimHash",
      r."contentHash" AS "contentHash", n."text" AS "note"
    FROM "Revision" r JOIN "Event" e ON e."seq" = r."eventSeq" LEFT JOIN "Note" n ON n."eventSeq" = r."eventSeq"
    WHERE r."recordType" = ${type} AND r."recordId" = ${id} AND r."number" > ${after} AND r."number" <= ${upTo}
    ORDER BY r."number" DESC LIMIT ${limit}`);
  return rows.map((row) => ({
    ...row,
    number: Number(row.number),
    actorId: Number(row.actorId),
    detail: JSON.parse(row.detail),
  }));
}

/** An event about a claim; those that wrote a revision name it. */
export interface TimelineEntry extends Omit<HistoryEntry, 'number' | 'textHash'> {
  seq: number;
  number: number | null;
  textHash: string | null;
}

export interface TimelineQuery {
  limit: number;
  /** Only events before this one. */
  before?: number | undefined;
  /** Only what happened until then, RFC 3339 UTC. */
  upTo?: string | undefined;
  /** Only events with these actions. */
  actions?: readonly string[] | undefined;
}

/** Every event about a claim, the newest first. */
export async function findTimeline(from: Source, claimId: number, query: TimelineQuery): Promise<TimelineEntry[]> {
  const { limit, before, upTo, actions } = query;
  const parts = [
    sql`e."subjectType" = 'claim' AND e."subjectId" = ${claimId}`,
    ...(before === undefined ? [] : [sql`e."seq" < ${before}`]),
    ...(upTo === undefined ? [] : [sql`e."at" <= ${upTo}`]),
    ...(actions === undefined ? [] : [sql`e."action" IN (${Prisma.join([...actions])})`]),
  ];
  const rows = await from.$queryRaw<(Omit<TimelineEntry, 'detail'> & { detail: string })[]>`
    SELECT e."seq" AS "seq", e."at" AS "at", e."actorId" AS "actorId", e."action" AS "action", e."detail" AS "detail",
      r."number" AS "number", r."textHash" AS "textHash", r."claimHash" AS "claimHash", r."contentHash" AS "contentHash",
      n."text" AS "note"
    FROM (SELECT * FROM "Event" e WHERE ${Prisma.join(parts, ' AND ')} ORDER BY e."seq" DESC LIMIT ${limit}) e
    LEFT JOIN "Revision" r ON r."recordType" = 'claim' AND r."recordId" = ${claimId} AND r."eventSeq" = e."seq"
    LEFT JOIN "Note" n ON n."eventSeq" = e."seq"
    ORDER BY e."seq" DESC`;
  return rows.map(({ detail, ...row }) => ({ ...row, detail: JSON.parse(detail) }));
}

/** How many events there are about a claim, counted up to `most`. */
export function countTimeline(
  from: Source,
  claimId: number,
  actions: readonly string[] | undefined,
  most = 1001,
): Promise<number> {
  return from.event.count({
    where: { subjectType: 'claim', subjectId: claimId, ...(actions ? { action: { in: [...actions] } } : {}) },
    take: most,
  });
}
