import { canonical } from '../domain/canonical.ts';
import { nameKey } from '../domain/fold.ts';
import type { ClaimFilters, ClaimSort } from '../domain/inputs/claim-filters.ts';
import type { QueueName } from '../domain/queues.ts';
import { parseSearch } from '../domain/search.ts';
import { readCursor, writeCursor } from './cursor.ts';
import type { Engine } from './engines/engine.ts';
import { Prisma } from './generated/sqlite/client.ts';
import { type Asking, notSeparated, queueConditions, queueTimes } from './queue-conditions.ts';
import type { Reader } from './store.ts';

const { sql } = Prisma;

/** What a list of claims is asked for, with `me` already replaced by an id. */
export type ClaimQuery = Omit<ClaimFilters, 'assignee'> & {
  assignee?: number | undefined;
  /** Of claims in review: those that the separation of duties leaves to who asks, or those that it leaves to others. */
  separated?: boolean | undefined;
  /** Who asks and when; wanted where `queue`, `stale` or `separated` is given. */
  asking?: Asking | undefined;
};

type Condition = (value: never, engine: Engine, asking: Asking) => Prisma.Sql;

// Each filter as a condition on the claim's row `c`.
const conditions = {
  q: (text: string, engine) => engine.matchClaims(parseSearch(text)),
  verdict: (verdict: string) => sql`c."verdict" = ${verdict}`,
  standing: (standing: string) => sql`c."standing" = ${standing}`,
  stage: (stage: string) => sql`c."stage" = ${stage}`,
  kind: (kind: string) => sql`c."kind" = ${kind}`,
  topic: (topic: string) => sql`c."id" IN (SELECT "claimId" FROM "ClaimTopic" WHERE "topic" = ${topic})`,
  source: (id: number) => sql`c."id" IN (
    SELECT "claimId" FROM "Attribution" WHERE "sourceId" = ${id}
    UNION SELECT "claimId" FROM "Evidence" WHERE "sourceId" = ${id} OR "originId" = ${id})`,
  side: (side: string) => sql`c."id" IN (
    SELECT a."claimId" FROM "Attribution" a JOIN "Source" s ON s."id" = a."sourceId" WHERE s."side" = ${side})`,
  document: (id: number) => sql`c."id" IN (SELECT "claimId" FROM "Appearance" WHERE "documentId" = ${id})`,
  place: (place: string) => sql`c."placeKey" = ${nameKey(place)}`,
  assignee: (id: number) => sql`c."assigneeId" = ${id}`,
  from: (day: string) => sql`c."eventTo" >= ${day}`,
  to: (day: string) => sql`c."eventFrom" <= ${day}`,
  changedSince: (time: string) => sql`c."updatedAt" >= ${time}`,
  stale: (_yes: 'true', _engine, { now }) => sql`c."staleAfter" <= ${now}`,
  separated: (yes: boolean, _engine, asking) =>
    yes ? sql`NOT (${notSeparated(asking.me)})` : sql`(${notSeparated(asking.me)})`,
} satisfies Record<string, Condition>;

// The same of the signed state, whose verdict and time are those of the sign-off.
const signedConditions = {
  verdict: (verdict: string) =>
    verdict === 'unverified'
      ? sql`(c."standing" = 'retracted' OR c."lastVerdict" = 'unverified')`
      : sql`(c."standing" <> 'retracted' AND c."lastVerdict" = ${verdict})`,
  changedSince: (time: string) =>
    sql`(c."lastSignedAt" >= ${time} OR (c."standing" = 'retracted' AND c."updatedAt" >= ${time}))`,
} satisfies Record<string, Condition>;

const sorts: Record<Exclude<ClaimSort, 'rank'>, { key: Prisma.Sql; descending: boolean }> = {
  '-id': { key: sql`c."id"`, descending: true },
  id: { key: sql`c."id"`, descending: false },
  '-updated': { key: sql`c."updatedAt"`, descending: true },
  updated: { key: sql`c."updatedAt"`, descending: false },
  '-date': { key: sql`COALESCE(c."eventFrom", '')`, descending: true },
  date: { key: sql`COALESCE(c."eventFrom", '')`, descending: false },
  urgency: { key: sql`c."urgencyRank"`, descending: false },
  due: { key: orLast(sql`c."dueAt"`), descending: false },
  recheck: { key: orLast(sql`c."recheckAt"`), descending: false },
  stale: { key: orLast(sql`c."staleAfter"`), descending: false },
  provisional: { key: orLast(sql`c."provisionalUntil"`), descending: false },
};

// Where the filter leaves no claim without the time, the bare column is the key, which an index holds.
const always: Partial<Record<ClaimSort, { queue: QueueName; key: Prisma.Sql }>> = {
  due: { queue: 'overdue', key: sql`c."dueAt"` },
  recheck: { queue: 'recheck', key: sql`c."recheckAt"` },
  stale: { queue: 'stale', key: sql`c."staleAfter"` },
  provisional: { queue: 'provisional', key: sql`c."provisionalUntil"` },
};

const numberSorts: ReadonlySet<ClaimSort> = new Set(['-id', 'id', 'urgency']);

/** Claims without the time come after all others. */
function orLast(time: Prisma.Sql): Prisma.Sql {
  return sql`COALESCE(${time}, '9999-12-31T23:59:59.999Z')`;
}

function sortOf({ sort, queue, stale }: ClaimQuery): { key: Prisma.Sql; descending: boolean } {
  // What matches best is listed apart from this, and counted in any order.
  if (sort === 'rank') return sorts['-id'];
  const bare = always[sort];
  const isThere = bare && (bare.queue === queue || (sort === 'stale' && stale === 'true'));
  return isThere ? { key: bare.key, descending: false } : sorts[sort];
}

/** The conditions that every claim found meets, and the lists of a queue of which it meets one. */
function where(query: ClaimQuery, engine: Engine): { parts: Prisma.Sql[]; lists: Prisma.Sql[] } {
  const { queue, asking = { me: 0, now: '' } } = query;
  const signed = query.state === 'signed';
  const table: Record<string, Condition> = signed ? { ...conditions, ...signedConditions } : conditions;
  const given = Object.entries(query).filter(([name, value]) => value !== undefined && name in table);
  const chosen = given.map(([name, value]) => (table[name] as Condition)(value as never, engine, asking));
  return {
    parts: signed ? [sql`(c."signedRevision" IS NOT NULL OR c."standing" = 'retracted')`, ...chosen] : chosen,
    lists: queue === undefined ? [sql`1 = 1`] : queueConditions[queue](asking),
  };
}

function all(parts: Prisma.Sql[]): Prisma.Sql {
  return parts.length > 0 ? Prisma.join(parts, ' AND ') : sql`1 = 1`;
}

/** What a cursor is bound to. */
function listOf({ limit: _limit, after: _after, asking, ...rest }: ClaimQuery): string {
  // A queue is somebody's, and goes on while the clock does.
  return `claims ${canonical(rest.queue || rest.separated !== undefined ? { ...rest, me: asking?.me } : rest)}`;
}

// A claim is settled by a sign-off, and what takes that away takes it out of the stage, too: these are all standings of one.
const signedStandings = ['current', 'behind', 'changed'].map((standing) => sql`c."standing" = ${standing}`);

/** Whether the index of the time within a standing leads to the first claims, where that of the stage holds no time. */
function isSettledByTime({ stage, queue, sort, q }: ClaimQuery): boolean {
  return stage === 'settled' && !queue && !q && (sort === 'updated' || sort === '-updated');
}

/** A statement that gives the first `limit` ids with their sort keys; each list of a queue is walked by its own index. */
function firstOf(query: ClaimQuery, engine: Engine, limit: number): Prisma.Sql {
  const { key, descending } = sortOf(query);
  const { parts, lists: asked } = where(query, engine);
  const lists = isSettledByTime(query) ? signedStandings : asked;
  if (query.after !== undefined) {
    const last = readCursor(listOf(query), query.after, numberSorts.has(query.sort) ? 'number' : 'text');
    const beyond = Prisma.raw(descending ? '<' : '>');
    // The plain bound beside the OR lets both engines walk the index.
    parts.push(sql`${key} ${Prisma.raw(descending ? '<=' : '>=')} ${last.key}`);
    parts.push(sql`(${key} ${beyond} ${last.key} OR (${key} = ${last.key} AND c."id" ${beyond} ${last.id}))`);
  }
  const direction = Prisma.raw(descending ? 'DESC' : 'ASC');
  const selects = lists.map(
    (list) => sql`SELECT c."id" AS "id", ${key} AS "key" FROM "Claim" c WHERE ${all([list, ...parts])}
      ORDER BY ${key} ${direction}, c."id" ${direction} LIMIT ${limit}`,
  );
  const [only, ...others] = selects;
  if (only && others.length === 0) return only;
  const union = Prisma.join(
    selects.map((select) => sql`SELECT * FROM (${select}) AS "list"`),
    ' UNION ALL ',
  );
  return sql`SELECT "id", "key" FROM (${union}) AS "lists" ORDER BY "key" ${direction}, "id" ${direction} LIMIT ${limit}`;
}

/** A statement for the `id` and `key` of a page's claims and of one beyond, and the order that they come in. */
export function pageOf(query: ClaimQuery, engine: Engine): { select: Prisma.Sql; order: Prisma.Sql } {
  if (query.sort === 'rank') return { select: bestOf(query, engine), order: sql`"key", "id" DESC` };
  const direction = Prisma.raw(sortOf(query).descending ? 'DESC' : 'ASC');
  return {
    select: firstOf(query, engine, query.limit + 1),
    order: sql`"key" ${direction}, "id" ${direction}`,
  };
}

/** The claims that meet the words best, as many as a page holds: how well they do changes with every claim, so nothing follows. */
function bestOf({ q = '', ...query }: ClaimQuery, engine: Engine): Prisma.Sql {
  const { from, condition, key } = engine.rankedClaims(parseSearch(q));
  const { parts, lists } = where(query, engine);
  return sql`SELECT c."id" AS "id", ${key} AS "key" FROM ${from}
    WHERE ${condition} AND ${all(parts)} AND (${Prisma.join(lists, ' OR ')})
    ORDER BY "key", c."id" DESC LIMIT ${query.limit}`;
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

/**
 * One page of claims: ids in order, and the cursor of the next page.
 * @throws BadRequest where the cursor belongs to another list
 */
export async function listClaims(
  read: Reader,
  engine: Engine,
  query: ClaimQuery,
): Promise<{ ids: number[]; after: string | null }> {
  const { rows, after } = endPage(
    query,
    await read.$queryRaw<{ id: number; key: string | number }[]>(pageOf(query, engine).select),
  );
  return { ids: rows.map((row) => Number(row.id)), after };
}

/** The first claims of several lists, by their names, in one statement; all of them are sorted upwards. */
export async function firstClaims(
  read: Reader,
  engine: Engine,
  lists: Record<string, ClaimQuery>,
): Promise<Map<string, number[]>> {
  const names = Object.keys(lists);
  const selects = Object.values(lists).map(
    (query, place) =>
      sql`SELECT CAST(${place} AS INTEGER) AS "list", "id", CAST("key" AS TEXT) AS "key" FROM (${firstOf(query, engine, query.limit)}) AS "first"`,
  );
  const rows = await read.$queryRaw<{ list: number; id: number; key: string }[]>(Prisma.join(selects, ' UNION ALL '));
  const found = new Map(names.map((name): [string, typeof rows] => [name, []]));
  for (const row of rows) found.get(names[Number(row.list)] ?? '')?.push({ ...row, id: Number(row.id) });
  const upwards = (a: (typeof rows)[number], b: (typeof rows)[number]) =>
    a.key === b.key ? a.id - b.id : a.key < b.key ? -1 : 1;
  return new Map([...found].map(([name, list]) => [name, list.sort(upwards).map((row) => row.id)]));
}

/** A statement that counts what a query finds, up to `most`. */
function countOf(query: ClaimQuery, engine: Engine, most: number): Prisma.Sql {
  const { parts, lists } = where(query, engine);
  const rows = Prisma.join(
    lists.map((list) => sql`SELECT 1 FROM "Claim" c WHERE ${all([list, ...parts])}`),
    ' UNION ALL ',
  );
  return sql`SELECT COUNT(*) FROM (${rows} LIMIT ${most}) AS "found"`;
}

/** How many claims a query finds, counted up to `most`. */
export async function countClaims(read: Reader, engine: Engine, query: ClaimQuery, most = 1001): Promise<number> {
  const rows = await read.$queryRaw<{ n: number }[]>`SELECT (${countOf(query, engine, most)}) AS "n"`;
  return Number(rows[0]?.n ?? 0);
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
    return sql`SELECT CAST(${place} AS INTEGER) AS "list", (${countOf(query, engine, most)}) AS "n", (${earliest}) AS "earliest"`;
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
