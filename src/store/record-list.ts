import { canonical } from '../domain/canonical.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { Prisma } from './generated/sqlite/client.ts';
import type { Reader } from './store.ts';

export const recordSorts = ['-id', 'id', '-updated', 'updated'] as const;

/** What every list of sources and documents is asked for. */
export interface RecordQuery {
  sort: (typeof recordSorts)[number];
  limit: number;
  after?: string | undefined;
}

/** One page of a list: ids in order, and the cursor of the next page. */
export interface IdPage {
  ids: number[];
  after: string | null;
}

const keys = { id: Prisma.sql`r."id"`, updated: Prisma.sql`r."updatedAt"` };

/**
 * One page of a table's rows `r` that meet all conditions, by id or time and then by id.
 * @throws BadRequest where the cursor belongs to another list, sort or filter
 */
export async function listRecords(
  read: Reader,
  table: 'Source' | 'Document',
  conditions: Prisma.Sql[],
  query: RecordQuery,
): Promise<IdPage> {
  const { limit, after, ...rest } = query;
  const list = `${table} ${canonical(rest)}`;
  const descending = query.sort.startsWith('-');
  const key = keys[query.sort.replace('-', '') as keyof typeof keys];
  const parts = [...conditions, Prisma.sql`1 = 1`];
  if (after !== undefined) {
    const last = readCursor(list, after, query.sort.endsWith('updated') ? 'text' : 'number');
    const beyond = Prisma.raw(descending ? '<' : '>');
    // The plain bound beside the OR lets both engines walk the index.
    parts.push(Prisma.sql`${key} ${Prisma.raw(descending ? '<=' : '>=')} ${last.key}`);
    parts.push(Prisma.sql`(${key} ${beyond} ${last.key} OR (${key} = ${last.key} AND r."id" ${beyond} ${last.id}))`);
  }
  const direction = Prisma.raw(descending ? 'DESC' : 'ASC');
  const rows = await read.$queryRaw<{ id: number; key: string | number }[]>`
    SELECT r."id" AS "id", ${key} AS "key" FROM ${Prisma.raw(`"${table}"`)} r WHERE ${Prisma.join(parts, ' AND ')}
    ORDER BY ${key} ${direction}, r."id" ${direction} LIMIT ${limit + 1}`;
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const more = rows.length > limit && last;
  return {
    ids: page.map((row) => Number(row.id)),
    after: more
      ? writeCursor(list, { key: typeof more.key === 'string' ? more.key : Number(more.key), id: Number(more.id) })
      : null,
  };
}

/** That the search text of the row `r` holds every word; the last letters of each are free. */
export function matchWords(words: string[]): Prisma.Sql[] {
  return words.map((word) => Prisma.sql`(' ' || r."searchText") LIKE ${`% ${word}%`}`);
}

/** How many rows meet all conditions, counted up to `most`. */
export async function countRecords(
  read: Reader,
  table: 'Source' | 'Document',
  conditions: Prisma.Sql[],
  most = 1001,
): Promise<number> {
  const rows = await read.$queryRaw<{ n: number }[]>`
    SELECT COUNT(*) AS "n" FROM (
      SELECT 1 FROM ${Prisma.raw(`"${table}"`)} r WHERE ${Prisma.join([...conditions, Prisma.sql`1 = 1`], ' AND ')} LIMIT ${most}
    ) AS "found"`;
  return Number(rows[0]?.n ?? 0);
}
