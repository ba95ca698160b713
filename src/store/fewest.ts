import { Prisma } from './generated/sqlite/client.ts';
import type { Reader } from './store.ts';

const { sql } = Prisma;

/**
 * Which of these statements gives the fewest rows, by its place, where those are no more than `few`; else null. None is
 * counted further than that.
 */
export async function findFewest(read: Reader, selects: Prisma.Sql[], few: number): Promise<number | null> {
  const counts = selects.map(
    (select, place) =>
      sql`(SELECT COUNT(*) FROM (${select} LIMIT ${few + 1}) AS "found") AS ${Prisma.raw(`"n${place}"`)}`,
  );
  const [row = {}] = await read.$queryRaw<Record<string, number>[]>`SELECT ${Prisma.join(counts)}`;
  const found = selects.map((_, place) => ({ place, count: Number(row[`n${place}`]) }));
  const [fewest] = found.sort((a, b) => a.count - b.count);
  return fewest && fewest.count <= few ? fewest.place : null;
}
