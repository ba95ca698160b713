import type { ClaimSort } from '../domain/inputs/claim-filters.ts';
import { type ClaimQuery, conditionsOf, queueCondition } from './claim-conditions.ts';
import type { Engine } from './engines/engine.ts';
import { findFewest } from './fewest.ts';
import { Prisma } from './generated/sqlite/client.ts';
import { Recall } from './recall.ts';
import type { Reader } from './store.ts';

const { sql } = Prisma;

/**
 * How a list of claims is found, so that no list of a large desk is put in order whole:
 * - `straight`: one index holds what is asked for, in its order;
 * - `few`: one filter finds few claims; they are tested for the others and put in order;
 * - `along`: every filter finds many; the claims are walked in the order asked for and tested for all until a page is full.
 */
export type Way = { by: 'straight' } | { by: 'few'; ids: Prisma.Sql; filter: string } | { by: 'along' };

const byId: ClaimSort[] = ['id', '-id'];
const byTime: ClaimSort[] = ['updated', '-updated'];

/** Which filters an index serves alone, or these together, in which orders; a queue in the order of its own and by id. */
const served: Record<string, readonly ClaimSort[]> = {
  '': ['id', '-id', 'updated', '-updated', 'urgency'],
  q: byId,
  verdict: byId,
  standing: [...byId, ...byTime],
  stage: [...byId, 'urgency'],
  kind: byId,
  'assignee stage': ['urgency'],
};

const ownSorts: Partial<Record<NonNullable<ClaimQuery['queue']>, readonly ClaimSort[]>> = {
  mine: ['urgency'],
  sentBack: ['urgency'],
  overdue: ['due'],
  inReview: ['urgency'],
  triage: ['urgency'],
  behind: byTime,
  recheck: ['recheck'],
  stale: ['stale'],
  provisional: ['provisional'],
};

/** Whether the index of the time within a standing leads to the first claims, where that of the stage holds no time. */
export function isSettledByTime({ stage, sort, ...query }: ClaimQuery): boolean {
  return stage === 'settled' && byTime.includes(sort) && namesOf({ stage, sort, ...query }) === 'stage';
}

function namesOf(query: ClaimQuery): string {
  const { separated: _within, ...asked } = query;
  const names = ['q', 'verdict', 'standing', 'stage', 'kind', 'topic', 'source', 'side', 'document', 'place'] as const;
  const others = ['assignee', 'from', 'to', 'changedSince', 'stale', 'queue'] as const;
  const given = [...names, ...others].filter((name) => asked[name] !== undefined);
  return [...given, ...(query.state === 'signed' ? ['state'] : [])].sort().join(' ');
}

/**
 * Statements for the ids that a filter finds, each along an index that holds them in order: what is asked for by one such
 * filter alone, in the order of ids, needs to walk no further than its page. Null where there is none.
 */
export function idsInOrder(query: ClaimQuery): ((bound: Prisma.Sql) => Prisma.Sql)[] | null {
  if (!byId.includes(query.sort)) return null;
  const by = (table: string, column: string, value: string | number) => (bound: Prisma.Sql) =>
    sql`SELECT DISTINCT "claimId" AS "id" FROM ${Prisma.raw(`"${table}"`)} WHERE ${Prisma.raw(`"${column}"`)} = ${value} ${bound}`;
  const { topic, source } = query;
  const names = namesOf(query);
  if (names === 'topic' && topic !== undefined) return [by('ClaimTopic', 'topic', topic)];
  if (names !== 'source' || source === undefined) return null;
  return [
    by('Attribution', 'sourceId', source),
    by('Evidence', 'sourceId', source),
    by('Evidence', 'originId', source),
  ];
}

function isServed(query: ClaimQuery): boolean {
  const names = namesOf(query);
  const isOwn = query.queue !== undefined && ownSorts[query.queue]?.includes(query.sort);
  if (names === 'queue') return isOwn || byId.includes(query.sort);
  return isSettledByTime(query) || (served[names]?.includes(query.sort) ?? false);
}

const known = new WeakMap<ClaimQuery, Promise<Way>>();

/** The way to what a query finds; a list and its count ask it once. */
export function wayTo(read: Reader, engine: Engine, query: ClaimQuery): Promise<Way> {
  const way = known.get(query) ?? findWay(read, engine, query);
  known.set(query, way);
  return way;
}

async function findWay(read: Reader, engine: Engine, query: ClaimQuery): Promise<Way> {
  if (isServed(query)) return { by: 'straight' };
  const conditions = conditionsOf(query, engine);
  if (query.queue !== undefined) conditions.set('queue', queueCondition(query));
  const leads = [...conditions].flatMap(([filter, { ids }]) => (ids ? [{ filter, ids }] : []));
  if (leads.length === 0) return { by: 'along' };
  const selects = leads.map(({ ids }) => sql`SELECT 1 FROM (${ids}) AS "ids"`);
  const fewest = await recallOf(read).get(nameOf(query), () => findFewest(read, selects, engine.few));
  const lead = fewest === null ? undefined : leads[fewest];
  return lead ? { by: 'few', ...lead } : { by: 'along' };
}

// Which way is taken changes how long a list takes and never what it holds: it may be remembered longer than that.
const rememberedFor = 10_000;
const recalls = new WeakMap<Reader, Recall>();

function recallOf(read: Reader): Recall {
  const recall = recalls.get(read) ?? new Recall(rememberedFor);
  recalls.set(read, recall);
  return recall;
}

function nameOf({ limit: _limit, after: _after, sort: _sort, asking, ...filters }: ClaimQuery): string {
  return JSON.stringify({ ...filters, me: asking?.me });
}
