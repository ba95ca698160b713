import { type RecordTexts, readText } from '../domain/records.ts';
import type { RecordType } from '../domain/words.ts';
import { Prisma } from './generated/sqlite/client.ts';
import type { Source } from './records.ts';

/** A record as one of its revisions left it, and who wrote that revision. */
export interface PastRecord<T extends RecordType> {
  actorId: number;
  record: RecordTexts[T];
}

/** A small record as it was, revision by revision, the first first; at most the latest 500, without redacted ones. */
export async function findPastRecords<T extends RecordType>(
  from: Source,
  type: T,
  id: number,
): Promise<PastRecord<T>[]> {
  const rows = await from.$queryRaw<{ actorId: number; text: string | null }[]>(Prisma.sql`
    SELECT r."actorId" AS "actorId", t."text" AS "text" FROM "Revision" r
    JOIN "RevisionText" t ON t."recordType" = r."recordType" AND t."recordId" = r."recordId" AND t."number" = r."number"
    WHERE r."recordType" = ${type} AND r."recordId" = ${id}
    ORDER BY r."number" DESC LIMIT 500`);
  return rows
    .reverse()
    .flatMap(({ actorId, text }) => (text ? [{ actorId: Number(actorId), record: readText(type, text) }] : []));
}
