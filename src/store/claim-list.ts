import { canonical } from '../domain/canonical.ts';
import { nameKey } from '../domain/fold.ts';
import type { ClaimFilters, ClaimSort } from '../domain/inputs/claim-filters.ts';
import { parseSearch } from '../domain/search.ts';
import { readCursor, writeCursor } from './cursor.ts';
import type { Engine } from './engines/engine.ts';
import { Prisma } from './generated/sqlite/client.ts';
import type { Reader } from './store.ts';

const { sql } = Prisma;

/** What a list of claims is asked for, with `me` already replaced by an id. */
export type ClaimQuery = Omit<ClaimFilters, 'assignee'> & { assignee?: number | undefined };

type Condition = (value: never, engine: Engine) => Prisma.Sql;

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
};

const textSorts: ReadonlySet<ClaimSort> = new Set(['-updated', 'updated', '-date', 'date']);

function where(query: ClaimQuery, engine: Engine): Prisma.Sql[] {
  const signed = query.state === 'signed';
  const table: Record<string, Condition> = signed ? { ...conditions, ...signedConditions } : conditions;
  const given = Object.entries(query).filter(([name, value]) => value !== undefined && name in table);
  const chosen = given.map(([name, value]) => (table[name] as Condition)(value as never, engine));
  return signed ? [sql`(c."signedRevision" IS NOT NULL OR c."standing" = 'retracted')`, ...chosen] : chosen;
}

function all(parts: Prisma.Sql[]): Prisma.Sql {
  return parts.length > 0 ? Prisma.join(parts, ' AND ') : sql`1 = 1`;
}

/** What a cursor is bound to. */
function listOf({ limit: _limit, after: _after, ...rest }: ClaimQuery): string {
  return `claims ${canonical(rest)}`;
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
  if (query.sort === 'rank') return bestClaims(read, engine, query);
  const { key, descending } = sorts[query.sort];
  const parts = where(query, engine);
  if (query.after !== undefined) {
    const last = readCursor(listOf(query), query.after, textSorts.has(query.sort) ? 'text' : 'number');
    const beyond = Prisma.raw(descending ? '<' : '>');
    // The plain bound beside the OR lets both engines walk the index.
    parts.push(sql`${key} ${Prisma.raw(descending ? '<=' : '>=')} ${last.key}`);
    parts.push(sql`(${key} ${beyond} ${last.key} OR (${key} = ${last.key} AND c."id" ${beyond} ${last.id}))`);
  }
  const direction = Prisma.raw(descending ? 'DESC' : 'ASC');
  const rows = await read.$queryRaw<{ id: number; key: string | number }[]>`
    SELECT c."id" AS "id", ${key} AS "key" FROM "Claim" c WHERE ${all(parts)}
    ORDER BY ${key} ${direction}, c."id" ${direction} LIMIT ${query.limit + 1}`;
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  const more = rows.length > query.limit && last;
  const position = more
    ? { key: typeof more.key === 'string' ? more.key : Number(more.key), id: Number(more.id) }
    : null;
  return { ids: page.map((row) => Number(row.id)), after: position && writeCursor(listOf(query), position) };
}

/** The claims that meet the words best, as many as a page holds: how well they do changes with every claim, so nothing follows. */
async function bestClaims(read: Reader, engine: Engine, { q = '', ...query }: ClaimQuery) {
  const { from, condition, key } = engine.rankedClaims(parseSearch(q));
  const rows = await read.$queryRaw<{ id: number }[]>`
    SELECT c."id" AS "id" FROM ${from} WHERE ${condition} AND ${all(where(query, engine))}
    ORDER BY ${key}, c."id" DESC LIMIT ${query.limit}`;
  return { ids: rows.map((row) => Number(row.id)), after: null };
}

/** How many claims a query finds, counted up to `most`. */
export async function countClaims(read: Reader, engine: Engine, query: ClaimQuery, most = 1001): Promise<number> {
  const rows = await read.$queryRaw<{ n: number }[]>`
    SELECT COUNT(*) AS "n" FROM (SELECT 1 FROM "Claim" c WHERE ${all(where(query, engine))} LIMIT ${most}) AS "found"`;
  return Number(rows[0]?.n ?? 0);
}
