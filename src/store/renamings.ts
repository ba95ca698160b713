import { Prisma } from './generated/sqlite/client.ts';
import type { Source } from './records.ts';
import type { Tx } from './store.ts';

// Where a claim names a source.
const namings = [
  ['Attribution', 'sourceId'],
  ['Evidence', 'sourceId'],
  ['Evidence', 'originId'],
  ['Figure', 'countedById'],
] as const;

/**
 * Ids of the claims that name a source anywhere, the newest first.
 * @param below ids from here on are left out
 */
export async function findClaimsNaming(
  from: Source,
  sourceId: number,
  { below, limit }: { below: number; limit: number },
): Promise<number[]> {
  // Each by itself, so that of a common source no more is read along its index than is asked for.
  const parts = namings.map(([table, column]) => {
    const [name, key] = [Prisma.raw(`"${table}"`), Prisma.raw(`"${column}"`)];
    return Prisma.sql`SELECT "id" FROM (
      SELECT DISTINCT "claimId" AS "id" FROM ${name} WHERE ${key} = ${sourceId} AND "claimId" < ${below}
      ORDER BY "claimId" DESC LIMIT ${limit}) n`;
  });
  const rows = await from.$queryRaw<{ id: number }[]>(
    Prisma.sql`${Prisma.join(parts, ' UNION ')} ORDER BY 1 DESC LIMIT ${limit}`,
  );
  return rows.map(({ id }) => id);
}

/** Replaces the folded words by which a claim is found, where they are others. */
export function reindexClaim(tx: Tx, claimId: number, searchText: string): void {
  tx.$send`UPDATE "Claim" SET "searchText" = ${searchText} WHERE "id" = ${claimId} AND "searchText" <> ${searchText}`;
}

/** Below which id the claims that name a source are still found by its names before; null where none are. */
export async function findRenaming(from: Source, sourceId: number): Promise<number | null> {
  const rows = await from.$queryRaw<{ below: number }[]>`
    SELECT "below" FROM "WorkRenaming" WHERE "sourceId" = ${sourceId}`;
  return rows[0]?.below ?? null;
}

/** A source of which older claims are still found by its names before, or null. */
export async function findRenamed(from: Source): Promise<number | null> {
  const rows = await from.$queryRaw<{ sourceId: number }[]>`
    SELECT "sourceId" FROM "WorkRenaming" ORDER BY "sourceId" LIMIT 1`;
  return rows[0]?.sourceId ?? null;
}

/** Remembers below which id claims are still found by the names before; null where none are any more. */
export function writeRenaming(tx: Tx, sourceId: number, below: number | null): void {
  if (below === null) tx.$send`DELETE FROM "WorkRenaming" WHERE "sourceId" = ${sourceId}`;
  else
    tx.$send`INSERT INTO "WorkRenaming" ("sourceId", "below") VALUES (${sourceId}, ${below})
      ON CONFLICT ("sourceId") DO UPDATE SET "below" = excluded."below"`;
}
