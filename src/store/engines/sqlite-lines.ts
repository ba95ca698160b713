import type Database from 'better-sqlite3';
import type { ClaimLines } from './lines.ts';

// A statement keeps the whole process waiting: these take some 3 ms.
const aim = 512 * 1024;

/**
 * SQLite puts the lines together itself. They come in the order of the sub-query's groups, which its key's index gives:
 * CROSS JOIN keeps it the outer loop, so that nothing is sorted. What it groups are the small rows of `Revision`.
 */
const linesOf = (counted: string) => `
  SELECT CAST(group_concat(t."text" || char(10), '') AS BLOB) FROM (
    SELECT "recordId", max("number") AS "number" FROM "Revision"
    WHERE "recordType" = 'claim' AND "recordId" > :after AND "recordId" <= :upTo AND ${counted}
    GROUP BY "recordId" ORDER BY "recordId") r
  CROSS JOIN "RevisionText" t ON t."recordType" = 'claim' AND t."recordId" = r."recordId" AND t."number" = r."number"`;

/** Reads ranges of claims on a connection that reads. */
export function sqliteClaimLines(database: Database.Database): ClaimLines {
  const prepared = (counted: string) => database.prepare<object, Buffer | null>(linesOf(counted)).pluck();
  // While nothing was recorded since the point, every revision counts: their index alone tells the latest, a fifth sooner.
  const now = prepared('NOT EXISTS (SELECT 1 FROM "Event" WHERE "seq" > :untilSeq)');
  const then = prepared('"eventSeq" <= :untilSeq');
  return { aim, read: async (range) => now.get(range) ?? then.get(range) ?? Buffer.alloc(0) };
}
