import type { RecordType } from '../domain/words.ts';
import { Prisma } from './generated/sqlite/client.ts';
import type { Source } from './records.ts';

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
