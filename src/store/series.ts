import { Prisma } from './generated/sqlite/client.ts';
import { lookedUp } from './looked-up.ts';
import type { Source } from './records.ts';

/** Claims that follow on each other by links `supersedes`: each continues the one before with a new value. */

const { sql } = Prisma;

/** A claim of a series, and how many steps from where it was asked for: below 0 before it, above 0 after it. */
export interface SeriesPlace {
  id: number;
  steps: number;
}

/**
 * The claims of a series around one of them, as far as so many steps before and after it. Dropped claims do not carry it
 * on. `earlier` and `later` say that it goes on beyond; at most `most` claims are given to either side.
 */
export async function findSeries(
  from: Source,
  claimId: number,
  steps: number,
  most = 200,
): Promise<{ places: SeriesPlace[]; earlier: boolean; later: boolean }> {
  const before = await walk(from, claimId, { near: 'claimId', far: 'targetId' }, steps + 1, most + 1);
  const after = await walk(from, claimId, { near: 'targetId', far: 'claimId' }, steps + 1, most + 1);
  const kept = (found: SeriesPlace[]) => found.filter((place) => place.steps <= steps).slice(0, most);
  const places = new Map<number, number>([[claimId, 0]]);
  for (const place of kept(before)) if (!places.has(place.id)) places.set(place.id, -place.steps);
  for (const place of kept(after)) if (!places.has(place.id)) places.set(place.id, place.steps);
  return {
    places: [...places].map(([id, at]) => ({ id, steps: at })),
    earlier: before.length > kept(before).length,
    later: after.length > kept(after).length,
  };
}

async function walk(
  from: Source,
  claimId: number,
  { near, far }: { near: string; far: string },
  steps: number,
  most: number,
): Promise<SeriesPlace[]> {
  const [nearer, farther] = [Prisma.raw(`l."${near}"`), Prisma.raw(`l."${far}"`)];
  const rows = await from.$queryRaw<{ id: number; steps: number }[]>`
    WITH RECURSIVE "walk"("id", "steps") AS (
      SELECT c."id", 0 FROM "Claim" c WHERE c."id" = ${claimId}
      UNION SELECT ${farther}, w."steps" + 1 FROM "walk" w
        JOIN "Link" l ON ${nearer} = w."id" AND l."type" = 'supersedes'
        JOIN "Claim" c ON c."id" = ${farther} AND c."stage" <> 'dropped'
        WHERE w."steps" < ${steps}
    )
    SELECT "id" AS "id", MIN("steps") AS "steps" FROM "walk" WHERE "id" <> ${claimId}
    GROUP BY "id" ORDER BY 2, 1 LIMIT ${most}`;
  return rows.map((row) => ({ id: Number(row.id), steps: Number(row.steps) }));
}

/** Whether a claim follows on another, by a link of its own or through others. */
export async function supersedes(from: Source, claimId: number, earlierId: number): Promise<boolean> {
  const rows = await from.$queryRaw<{ id: number }[]>`
    WITH RECURSIVE "earlier"("id") AS (
      SELECT c."id" FROM "Claim" c WHERE c."id" = ${claimId}
      UNION SELECT l."targetId" FROM "earlier" e JOIN "Link" l ON l."claimId" = e."id" AND l."type" = 'supersedes'
    )
    SELECT "id" AS "id" FROM "earlier" WHERE "id" = ${earlierId} LIMIT 1`;
  return rows.length > 0;
}

/** The claim that continues this one and was not dropped, the first of several; null where none does. */
export async function findContinuation(
  from: Source,
  claimId: number,
): Promise<{ id: number; recordedBy: number } | null> {
  const link = await from.link.findFirst({
    where: { targetId: claimId, type: 'supersedes', claim: { stage: { not: 'dropped' } } },
    select: { claim: { select: { id: true, recordedBy: true } } },
    orderBy: { id: 'asc' },
  });
  return link?.claim ?? null;
}

/** That the claim `c` was not continued by another: what is looked at again is the newest value of a series. */
export const notContinued = sql`NOT EXISTS (
  SELECT 1 FROM "Link" l JOIN "Claim" s ON s."id" = l."claimId"
  WHERE l."targetId" = c."id" AND l."type" = 'supersedes' AND s."stage" <> 'dropped' ${lookedUp})`;
