import { Prisma } from './generated/sqlite/client.ts';
import type { Source } from './records.ts';
import type { Tx } from './store.ts';

interface LimitRow {
  points: number;
  expiresAt: string | null;
}

/** The points counted under a key. */
export async function readLimit(from: Source, key: string): Promise<LimitRow | null> {
  const [row] = await from.$queryRaw<LimitRow[]>`
    SELECT "points", "expiresAt" FROM "WorkLimit" WHERE "key" = ${key}`;
  return row ?? null;
}

/** Adds points to a key that still counts, or begins anew; see web/limits.ts. */
export async function countLimit(
  tx: Tx,
  key: string,
  { points, expiresAt, now, replace }: LimitRow & { now: string; replace: boolean },
): Promise<LimitRow> {
  const counts = replace
    ? Prisma.sql`1 = 0`
    : Prisma.sql`("WorkLimit"."expiresAt" IS NULL OR "WorkLimit"."expiresAt" > ${now})`;
  // One statement: of attempts side by side, several would find no row and each begin at one.
  const [row] = await tx.$queryRaw<LimitRow[]>`
    INSERT INTO "WorkLimit" ("key", "points", "expiresAt") VALUES (${key}, ${points}, ${expiresAt})
    ON CONFLICT ("key") DO UPDATE SET
      "points" = CASE WHEN ${counts} THEN "WorkLimit"."points" + excluded."points" ELSE excluded."points" END,
      "expiresAt" = CASE WHEN ${counts} THEN "WorkLimit"."expiresAt" ELSE excluded."expiresAt" END
    RETURNING "points", "expiresAt"`;
  return { points: Number(row?.points ?? points), expiresAt: row?.expiresAt ?? null };
}

/** @returns whether there was one */
export async function deleteLimit(tx: Tx, key: string): Promise<boolean> {
  return (await tx.$executeRaw`DELETE FROM "WorkLimit" WHERE "key" = ${key}`) > 0;
}
