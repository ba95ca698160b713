import { tokens } from '../domain/fold.ts';
import type { SourceFilters } from '../domain/inputs/source-filters.ts';
import { distinctValues } from './distinct.ts';
import { Prisma } from './generated/sqlite/client.ts';
import { countRecords, type IdPage, listRecords, matchWords } from './record-list.ts';
import type { Reader } from './store.ts';

function conditions({ q, kind, side }: SourceFilters): Prisma.Sql[] {
  return [
    ...(q === undefined ? [] : matchWords(tokens(q))),
    ...(kind === undefined ? [] : [Prisma.sql`r."kind" = ${kind}`]),
    ...(side === undefined ? [] : [Prisma.sql`r."side" = ${side}`]),
  ];
}

/** One page of sources. @throws BadRequest where the cursor belongs to another list */
export function listSources(read: Reader, filters: SourceFilters): Promise<IdPage> {
  return listRecords(read, 'Source', conditions(filters), filters);
}

/** How many sources the filters find, counted up to 1001. */
export function countSources(read: Reader, filters: SourceFilters): Promise<number> {
  return countRecords(read, 'Source', conditions(filters));
}

/** The sides that sources are on, in alphabetical order. */
export async function findSides(read: Reader): Promise<string[]> {
  const rows = await read.$queryRaw<{ value: string }[]>(distinctValues('Source', 'side', 200));
  return rows.map((row) => row.value);
}

/** Ids of the sources that depend directly on this one, at most `limit`. */
export async function findDirectDependants(read: Reader, parentId: number, limit: number): Promise<number[]> {
  const rows = await read.source.findMany({
    where: { parentId },
    select: { id: true },
    orderBy: { id: 'asc' },
    take: limit,
  });
  return rows.map((row) => row.id);
}
