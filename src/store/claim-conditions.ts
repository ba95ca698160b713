import { nameKey } from '../domain/fold.ts';
import type { ClaimFilters } from '../domain/inputs/claim-filters.ts';
import { parseSearch } from '../domain/search.ts';
import { stages } from '../domain/words.ts';
import type { Engine } from './engines/engine.ts';
import { Prisma } from './generated/sqlite/client.ts';
import { lookedUp } from './looked-up.ts';
import { type Asking, notSeparated, queueConditions } from './queue-conditions.ts';

const { sql } = Prisma;

/** What a list of claims is asked for, with `me` already replaced by an id. */
export type ClaimQuery = Omit<ClaimFilters, 'assignee' | 'count'> & {
  assignee?: number | undefined;
  /** Of claims in review: those that the separation of duties leaves to who asks, or those that it leaves to others. */
  separated?: boolean | undefined;
  /** Who asks and when; wanted where `queue`, `stale` or `separated` is given. */
  asking?: Asking | undefined;
};

/** One filter as it was asked for. */
export interface Condition {
  /** What it says of the claim's row `c`. */
  test: Prisma.Sql;
  /** Where an index leads to what it finds: a statement that gives the claims as `id`, some perhaps more than once. */
  ids?: Prisma.Sql;
}

type Filter = (value: never, engine: Engine, asking: Asking) => Condition;

/** An equation that an index of the claims begins with. */
function equal(column: string, value: string | number): Condition {
  return indexed(sql`${Prisma.raw(`c."${column}"`)} = ${value}`);
}

function indexed(test: Prisma.Sql): Condition {
  return { test, ids: sql`SELECT c."id" AS "id" FROM "Claim" c WHERE ${test}` };
}

const filters = {
  q: (text: string, engine) => ({
    test: engine.matchClaims(parseSearch(text)),
    ids: engine.foundClaims(parseSearch(text)),
  }),
  verdict: (verdict: string) => equal('verdict', verdict),
  standing: (standing: string) => equal('standing', standing),
  stage: (stage: string) => equal('stage', stage),
  kind: (kind: string) => equal('kind', kind),
  topic: (topic: string) => ({
    test: sql`EXISTS (SELECT 1 FROM "ClaimTopic" t WHERE t."topic" = ${topic} AND t."claimId" = c."id" ${lookedUp})`,
    ids: sql`SELECT "claimId" AS "id" FROM "ClaimTopic" WHERE "topic" = ${topic}`,
  }),
  source: (id: number) => ({
    test: sql`(EXISTS (SELECT 1 FROM "Attribution" a WHERE a."sourceId" = ${id} AND a."claimId" = c."id" ${lookedUp})
      OR EXISTS (SELECT 1 FROM "Evidence" e WHERE e."sourceId" = ${id} AND e."claimId" = c."id" ${lookedUp})
      OR EXISTS (SELECT 1 FROM "Evidence" e WHERE e."originId" = ${id} AND e."claimId" = c."id" ${lookedUp}))`,
    ids: sql`SELECT "claimId" AS "id" FROM "Attribution" WHERE "sourceId" = ${id}
      UNION ALL SELECT "claimId" FROM "Evidence" WHERE "sourceId" = ${id}
      UNION ALL SELECT "claimId" FROM "Evidence" WHERE "originId" = ${id}`,
  }),
  side: (side: string) => ({
    test: sql`EXISTS (SELECT 1 FROM "Attribution" a JOIN "Source" s ON s."id" = a."sourceId"
      WHERE a."claimId" = c."id" AND s."side" = ${side} ${lookedUp})`,
    ids: sql`SELECT a."claimId" AS "id" FROM "Source" s JOIN "Attribution" a ON a."sourceId" = s."id" WHERE s."side" = ${side}`,
  }),
  document: (id: number) => ({
    test: sql`EXISTS (SELECT 1 FROM "Appearance" a WHERE a."claimId" = c."id" AND a."documentId" = ${id} ${lookedUp})`,
    ids: sql`SELECT "claimId" AS "id" FROM "Appearance" WHERE "documentId" = ${id}`,
  }),
  place: (place: string) => equal('placeKey', nameKey(place)),
  assignee: (id: number) => equal('assigneeId', id),
  from: (day: string) => ({ test: sql`c."eventTo" >= ${day}` }),
  to: (day: string) => ({ test: sql`c."eventFrom" <= ${day}` }),
  changedSince: (time: string) => indexed(sql`c."updatedAt" >= ${time}`),
  stale: (_yes: 'true', _engine, { now }) =>
    indexed(sql`c."stage" IN (${Prisma.join([...stages])}) AND c."staleAfter" <= ${now}`),
  separated: (yes: boolean, _engine, asking) => ({
    test: yes ? sql`NOT (${notSeparated(asking.me)})` : sql`(${notSeparated(asking.me)})`,
  }),
} satisfies Record<string, Filter>;

// The same of the signed state, whose verdict and time are those of the sign-off.
const signedFilters = {
  verdict: (verdict: string) => ({
    test:
      verdict === 'unverified'
        ? sql`(c."standing" = 'retracted' OR c."lastVerdict" = 'unverified')`
        : sql`(c."standing" <> 'retracted' AND c."lastVerdict" = ${verdict})`,
    ids: sql`SELECT c."id" AS "id" FROM "Claim" c WHERE c."lastVerdict" = ${verdict}
      ${verdict === 'unverified' ? sql`UNION ALL SELECT c."id" FROM "Claim" c WHERE c."standing" = 'retracted'` : Prisma.empty}`,
  }),
  changedSince: (time: string) => ({
    // Work on a retracted claim is not signed: what counts is when it was retracted. It was changed then or later.
    test: sql`(c."lastSignedAt" >= ${time} OR (c."standing" = 'retracted' AND c."updatedAt" >= ${time} AND EXISTS (
      SELECT 1 FROM "Event" e WHERE e."subjectType" = 'claim' AND e."subjectId" = c."id"
        AND e."action" = 'claim.retracted' AND e."at" >= ${time})))`,
  }),
} satisfies Record<string, Filter>;

// A retraction takes the signed revision away: no claim is in both.
const signed: Condition = {
  test: sql`(c."signedRevision" IS NOT NULL OR c."standing" = 'retracted')`,
  ids: sql`SELECT c."id" AS "id" FROM "Claim" c WHERE c."signedRevision" IS NOT NULL
    UNION ALL SELECT c."id" FROM "Claim" c WHERE c."standing" = 'retracted'`,
};

/** Nobody, at no time: for queries that neither matters to. */
const nobody: Asking = { me: 0, now: '' };

/** The filters of a query by their names, its queue left out. */
export function conditionsOf(query: ClaimQuery, engine: Engine): Map<string, Condition> {
  const isSigned = query.state === 'signed';
  const table: Record<string, Filter> = isSigned ? { ...filters, ...signedFilters } : filters;
  const given = Object.entries(query).filter(([name, value]) => value !== undefined && Object.hasOwn(table, name));
  const asked = given.map(([name, value]): [string, Condition] => [
    name,
    (table[name] as Filter)(value as never, engine, query.asking ?? nobody),
  ]);
  return new Map(isSigned ? [['state', signed], ...asked] : asked);
}

/** The lists of a query's queue, of which every claim found is in one; one that holds every claim where none is asked for. */
export function listsOf({ queue, asking = nobody }: ClaimQuery): Prisma.Sql[] {
  return queue === undefined ? [sql`1 = 1`] : queueConditions[queue](asking);
}

/** A query's queue as one filter. */
export function queueCondition(query: ClaimQuery): Condition {
  const lists = listsOf(query);
  const selects = lists.map((list) => sql`SELECT c."id" AS "id" FROM "Claim" c WHERE ${list}`);
  return { test: sql`(${Prisma.join(lists, ' OR ')})`, ids: Prisma.join(selects, ' UNION ALL ') };
}

/** All of several conditions. */
export function all(tests: Prisma.Sql[]): Prisma.Sql {
  return tests.length > 0 ? Prisma.join(tests, ' AND ') : sql`1 = 1`;
}
