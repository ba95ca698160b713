import { Prisma } from './generated/sqlite/client.ts';

/**
 * A statement that gives the different values of an indexed column as "value", in its order, at most `limit`: from each to
 * the next along the index, so that it takes as long as there are values, however many rows hold them.
 */
export function distinctValues(table: string, column: string, limit: number): Prisma.Sql {
  const [from, value] = [Prisma.raw(`"${table}"`), Prisma.raw(`"${column}"`)];
  return Prisma.sql`WITH RECURSIVE "steps"("value") AS (
      SELECT MIN(${value}) FROM ${from}
      UNION ALL SELECT (SELECT MIN(${value}) FROM ${from} WHERE ${value} > "steps"."value") FROM "steps"
      WHERE "steps"."value" IS NOT NULL)
    SELECT "value" FROM "steps" WHERE "value" IS NOT NULL LIMIT ${limit}`;
}
