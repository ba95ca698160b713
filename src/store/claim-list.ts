import { setImmediate as nextLoop } from 'node:timers/promises';
import { canonical } from '../domain/canonical.ts';
import type { ClaimSort } from '../domain/inputs/claim-filters.ts';
import type { QueueName } from '../domain/queues.ts';
import { parseSearch } from '../domain/search.ts';
import { all, type ClaimQuery, conditionsOf, listsOf, queueCondition } from './claim-conditions.ts';
import { beyond, isDescending, keyOf, type OrderedPart, ownKeyOf, partsOf } from './claim-orders.ts';
import { idsInOrder, isSettledByTime, type Way, wayTo } from './claim-ways.ts';
import { type Position, readCursor, writeCursor } from './cursor.ts';
import type { Engine } from './engines/engine.ts';
import { Prisma } from './generated/sqlite/client.ts';
import { type Asking, queueConditions, queueTimes } from './queue-conditions.ts';
import type { Reader, Store } from './store.ts';

export type { ClaimQuery } from './claim-conditions.ts';

const { sql } = Prisma;
const straight: Way = { by: 'straight' };
const numberSorts: ReadonlySet<ClaimSort> = new Set(['-id', 'id', 'urgency']);

// Of a page and one beyond.
const usualLimit = 51;

/**
 * `LIMIT` of so many rows. The usual number stands in the statement's text: PostgreSQL keeps one plan for whatever values only
 * where it knows how few rows are wanted, and else plans a long list again each time that it is asked. (Not of counts: for
 * those it keeps a plan that reads whole tables.)
 */
function limitTo(most: number): Prisma.Sql {
  return most === usualLimit ? Prisma.raw(`LIMIT ${usualLimit}`) : sql`LIMIT ${most}`;
}

/** What a cursor is bound to. */
function listOf({ limit: _limit, after: _after, asking, ...rest }: ClaimQuery): string {
  // A queue is somebody's, and goes on while the clock does.
  return `claims ${canonical(rest.queue || rest.separated !== undefined ? { ...rest, me: asking?.me } : rest)}`;
}

function positionOf(query: ClaimQuery): Position | null {
  if (query.after === undefined) return null;
  return readCursor(listOf(query), query.after, numberSorts.has(query.sort) ? 'number' : 'text');
}

// A claim is settled by a sign-off, and what takes that away takes it out of the stage, too: these are all standings of one.
const signedStandings = ['current', 'behind', 'changed'].map((standing) => sql`c."standing" = ${standing}`);

/** What every claim found meets, and where claims are walked by their words, from what and by which id. */
interface Found {
  tests: Prisma.Sql[];
  walked?: { from: Prisma.Sql; id: Prisma.Sql };
}

function foundBy(query: ClaimQuery, engine: Engine, way: Way, inOrderOfIds: boolean): Found {
  const conditions = conditionsOf(query, engine);
  if (query.queue !== undefined && way.by !== 'straight') conditions.set('queue', queueCondition(query));
  if (way.by === 'few') conditions.delete(way.filter);
  const walks = inOrderOfIds && way.by !== 'few' && query.q !== undefined;
  const words = walks ? engine.walkedClaims(parseSearch(query.q ?? '')) : null;
  if (words) conditions.set('q', { test: words.condition });
  const tests = [...conditions.values()].map(({ test }) => test);
  return words ? { tests, walked: words } : { tests };
}

/** The lists whose union is found straight, each by its own index. */
function straightParts(query: ClaimQuery): OrderedPart[] {
  const lists = isSettledByTime(query) ? signedStandings : listsOf(query);
  return lists.map((list) => ({ within: list, key: ownKeyOf(query), index: null }));
}

/** The first ids of several statements that each give them along an index. */
function firstIds(query: ClaimQuery, lists: NonNullable<ReturnType<typeof idsInOrder>>, limit: number): Prisma.Sql {
  const after = positionOf(query);
  const descending = isDescending(query.sort);
  const direction = Prisma.raw(descending ? 'DESC' : 'ASC');
  const beyond = after ? sql`AND "claimId" ${Prisma.raw(descending ? '<' : '>')} ${after.id}` : Prisma.empty;
  const order = sql`${beyond} ORDER BY "claimId" ${direction} ${limitTo(limit)}`;
  const selects = lists.map((list) => sql`SELECT * FROM (${list(order)}) AS "list"`);
  return sql`SELECT "id" AS "id", "id" AS "key" FROM (${Prisma.join(selects, ' UNION ')}) AS "lists"
    ORDER BY "id" ${direction} ${limitTo(limit)}`;
}

/** A statement that gives the first `limit` ids with their sort keys. */
function firstOf(query: ClaimQuery, engine: Engine, limit: number, way: Way): Prisma.Sql {
  const isById = query.sort === 'id' || query.sort === '-id';
  const { tests, walked } = foundBy(query, engine, way, isById);
  const id = walked?.id ?? sql`c."id"`;
  const after = positionOf(query);
  const descending = isDescending(query.sort);
  const direction = Prisma.raw(descending ? 'DESC' : 'ASC');
  const anywhere: OrderedPart = { within: sql`1 = 1`, key: keyOf(query.sort), index: null };
  const parts = { straight: straightParts, few: () => [anywhere], along: partsOf }[way.by](query);
  const selectOf = (part: OrderedPart, unless: Prisma.Sql[]): Prisma.Sql[] => {
    const key = isById ? id : part.key;
    const bounds = after ? beyond({ ...part, key }, id, after, descending) : [];
    if (!bounds) return [];
    const present = part.present && bounds.length === 0 ? [part.present] : [];
    const where = all([...unless, part.within, ...present, ...tests, ...bounds]);
    const from = walked?.from ?? sql`"Claim" c ${way.by === 'along' ? engine.along(part.index) : Prisma.empty}`;
    const select =
      way.by === 'few'
        ? engine.fewClaims(way.ids, key, where)
        : sql`SELECT ${id} AS "id", ${key} AS "key" FROM ${from} WHERE ${where}`;
    const byKey = isById || part.constant !== undefined ? Prisma.empty : sql`${key} ${direction},`;
    return [sql`${select} ORDER BY ${byKey} ${id} ${direction} ${limitTo(limit)}`];
  };
  const earlier = parts.filter(({ later }) => !later).flatMap((part) => selectOf(part, []));
  // Those after them are looked for only where the earlier ones do not fill a page.
  const hasRoom = sql`(SELECT COUNT(*) FROM (${unionOf(earlier)}) AS "earlier") < ${limit}`;
  const unless = earlier.length > 0 ? [hasRoom] : [];
  const later = parts.filter(({ later }) => later).flatMap((part) => selectOf(part, unless));
  const selects = [...earlier, ...later];
  const [only, ...others] = selects;
  if (only && others.length === 0) return only;
  return sql`SELECT "id", "key" FROM (${unionOf(selects)}) AS "lists" ORDER BY "key" ${direction}, "id" ${direction} ${limitTo(limit)}`;
}

function unionOf(selects: Prisma.Sql[]): Prisma.Sql {
  if (selects.length === 0) return sql`SELECT 1 WHERE 1 = 0`;
  return Prisma.join(
    selects.map((select) => sql`SELECT * FROM (${select}) AS "list"`),
    ' UNION ALL ',
  );
}

/** A statement for the `id` and `key` of a page's claims and of one beyond, and the order that they come in. */
export async function pageOf(
  read: Reader,
  engine: Engine,
  query: ClaimQuery,
): Promise<{ select: Prisma.Sql; order: Prisma.Sql }> {
  if (query.sort === 'rank') return { select: bestOf(query, engine), order: sql`"key", "id" DESC` };
  const direction = Prisma.raw(isDescending(query.sort) ? 'DESC' : 'ASC');
  const lists = idsInOrder(query);
  return {
    select: lists
      ? firstIds(query, lists, query.limit + 1)
      : firstOf(query, engine, query.limit + 1, await wayTo(read, engine, query)),
    order: sql`"key" ${direction}, "id" ${direction}`,
  };
}

// Of more than this many claims that hold the words, and are asked for nothing else, the newest are compared.
const mostRanked = 5000;

/** The claims that meet the words best, as many as a page holds: how well they do changes with every claim, so nothing follows. */
function bestOf({ q = '', ...rest }: ClaimQuery, engine: Engine): Prisma.Sql {
  const { tests } = foundBy(rest, engine, { by: 'along' }, false);
  const { from, key } = engine.rankedClaims(parseSearch(q), tests.length > 0 ? undefined : mostRanked);
  return sql`SELECT c."id" AS "id", ${key} AS "key" FROM ${from} WHERE ${all(tests)}
    ORDER BY "key", c."id" DESC LIMIT ${rest.limit}`;
}

/** What was read of a page: its rows, without the one beyond, and the cursor of the next page; null where this is the last. */
export function endPage<Row extends { id: number; key: string | number }>(
  query: ClaimQuery,
  rows: Row[],
): { rows: Row[]; after: string | null } {
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  if (!last || rows.length <= query.limit) return { rows: page, after: null };
  const key = typeof last.key === 'string' ? last.key : Number(last.key);
  return { rows: page, after: writeCursor(listOf(query), { key, id: Number(last.id) }) };
}

/** A statement for the first claims of several lists: `list` is a list's place among them, `key` its sort key as text. */
export function firstsOf(engine: Engine, lists: ClaimQuery[]): Prisma.Sql {
  const selects = lists.map(
    (query, place) =>
      sql`SELECT CAST(${place} AS INTEGER) AS "list", "id", CAST("key" AS TEXT) AS "key" FROM (${firstOf(query, engine, query.limit, straight)}) AS "first"`,
  );
  return Prisma.join(selects, ' UNION ALL ');
}

/** A statement that counts what a query finds, up to `most`. */
function countOf(query: ClaimQuery, engine: Engine, most: number, way: Way): Prisma.Sql {
  const { tests, walked } = foundBy(query, engine, way, true);
  const from = walked?.from ?? sql`"Claim" c`;
  const lists = way.by === 'straight' ? listsOf(query) : [];
  const [first = all(tests), ...others] = lists.map((list) => all([list, ...tests]));
  const rows =
    way.by === 'few'
      ? engine.fewClaims(way.ids, sql`1`, first)
      : Prisma.join(
          [first, ...others].map((where) => sql`SELECT 1 FROM ${from} WHERE ${where}`),
          ' UNION ALL ',
        );
  return sql`SELECT COUNT(*) FROM (${rows} LIMIT ${most}) AS "found"`;
}

/** How many claims a query finds, counted up to `most`. */
export async function countClaims(read: Reader, engine: Engine, query: ClaimQuery, most = 1001): Promise<number> {
  const inOrder = { ...query, sort: 'id', after: undefined } as const;
  const lists = idsInOrder(inOrder);
  const count = lists
    ? sql`SELECT COUNT(*) FROM (${firstIds(inOrder, lists, most)}) AS "found"`
    : countOf(query, engine, most, await wayTo(read, engine, query));
  const rows = await read.$queryRaw<{ n: number }[]>`SELECT (${count}) AS "n"`;
  return Number(rows[0]?.n ?? 0);
}

/** The same up to 1,001, as it was at most seconds ago: for what a page tells of a list. */
export function recalledCount({ read, engine, recall }: Store, query: ClaimQuery): Promise<number> {
  // What depends on the clock is asked anew each minute.
  const { now = '' } = query.queue || query.stale ? (query.asking ?? {}) : {};
  return recall(`count ${listOf(query)} ${now.slice(0, 16)}`, () => countClaims(read, engine, query));
}

/** How many claims a query finds, counted to the end: in parts, so that no statement stands in others' way. */
export async function countAllClaims(read: Reader, engine: Engine, query: ClaimQuery): Promise<number> {
  const { tests, walked } = foundBy(query, engine, { by: 'along' }, true);
  const { from, id } = walked ?? { from: sql`"Claim" c`, id: sql`c."id"` };
  const [last] = await read.$queryRaw<{ id: number | null }[]>`SELECT MAX("id") AS "id" FROM "Claim"`;
  let total = 0;
  for (let after = 0; after < (last?.id ?? 0); after += engine.countedAtOnce) {
    const within = sql`${id} > ${after} AND ${id} <= ${after + engine.countedAtOnce}`;
    const [row] = await read.$queryRaw<
      { n: number }[]
    >`SELECT COUNT(*) AS "n" FROM ${from} WHERE ${all([within, ...tests])}`;
    total += Number(row?.n ?? 0);
    await nextLoop();
  }
  return total;
}

/** Several counts by their names in one statement, each up to `most`, and of queues the earliest time that they tell. */
export async function countLists(
  read: Reader,
  engine: Engine,
  lists: Record<string, { query: ClaimQuery; queue?: QueueName }>,
  most: number,
): Promise<Map<string, { count: number; earliest: string | null }>> {
  const names = Object.keys(lists);
  const selects = Object.values(lists).map(({ query, queue }, place) => {
    const earliest = queue && query.asking ? earliestOf(queue, query.asking) : sql`CAST(NULL AS TEXT)`;
    return sql`SELECT CAST(${place} AS INTEGER) AS "list", (${countOf(query, engine, most, straight)}) AS "n", (${earliest}) AS "earliest"`;
  });
  const rows = await read.$queryRaw<{ list: number; n: number; earliest: string | null }[]>(
    Prisma.join(selects, ' UNION ALL '),
  );
  return new Map(
    rows.map(({ list, n, earliest }) => [names[Number(list)] ?? '', { count: Number(n), earliest: earliest ?? null }]),
  );
}

function earliestOf(queue: QueueName, asking: Asking): Prisma.Sql {
  const { column, byIndex } = queueTimes[queue];
  const first = byIndex ? sql`ORDER BY ${column} ASC LIMIT 1` : Prisma.empty;
  const value = byIndex ? column : sql`MIN(${column})`;
  const selects = queueConditions[queue](asking).map(
    (list) => sql`SELECT * FROM (SELECT ${value} AS "at" FROM "Claim" c WHERE ${list} ${first}) AS "first"`,
  );
  return sql`SELECT MIN("at") FROM (${Prisma.join(selects, ' UNION ALL ')}) AS "firsts"`;
}
