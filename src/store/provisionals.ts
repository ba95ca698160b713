import type { Source } from './records.ts';

/** Claims whose provisional verdict has ended by a time (RFC 3339 UTC), those that ended first before others. */
export async function findEndedProvisionals(from: Source, now: string, limit: number): Promise<number[]> {
  const rows = await from.$queryRaw<{ id: number }[]>`
    SELECT "id" FROM "Claim" WHERE "provisionalUntil" <= ${now} ORDER BY "provisionalUntil", "id" LIMIT ${limit}`;
  return rows.map(({ id }) => id);
}
