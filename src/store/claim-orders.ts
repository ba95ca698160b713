import type { ClaimSort } from '../domain/inputs/claim-filters.ts';
import type { QueueName } from '../domain/queues.ts';
import { stages } from '../domain/words.ts';
import type { ClaimQuery } from './claim-conditions.ts';
import type { Position } from './cursor.ts';
import { Prisma } from './generated/sqlite/client.ts';

const { sql } = Prisma;

/** An order of claims: by a key, then by id. */
interface Order {
  key: Prisma.Sql;
  descending: boolean;
}

// After every time of a claim, the last one that can be written too.
const last = '9999-12-31T23:59:59.999ZZ';

/** The times that a claim may be without: the column, which an index holds, the key of claims without it, and the queue whose claims all have it. */
const times = {
  date: { column: sql`c."eventFrom"`, without: '', index: 'Claim_eventFrom_id_idx', queue: undefined },
  due: { column: sql`c."dueAt"`, without: last, index: 'Claim_stage_dueAt_id_idx', queue: 'overdue' },
  recheck: { column: sql`c."recheckAt"`, without: last, index: 'Claim_stage_recheckAt_id_idx', queue: 'recheck' },
  stale: { column: sql`c."staleAfter"`, without: last, index: 'Claim_stage_staleAfter_id_idx', queue: 'stale' },
  provisional: {
    ...{ column: sql`c."provisionalUntil"`, without: last },
    ...{ index: 'Claim_provisionalUntil_id_idx', queue: 'provisional' },
  },
} as const satisfies Record<
  string,
  { column: Prisma.Sql; without: string; index: string; queue: QueueName | undefined }
>;

type TimeSort = keyof typeof times;

function orLast(name: TimeSort): Prisma.Sql {
  return sql`COALESCE(${times[name].column}, ${times[name].without})`;
}

const sorts: Record<Exclude<ClaimSort, 'rank'>, Order> = {
  '-id': { key: sql`c."id"`, descending: true },
  id: { key: sql`c."id"`, descending: false },
  '-updated': { key: sql`c."updatedAt"`, descending: true },
  updated: { key: sql`c."updatedAt"`, descending: false },
  '-date': { key: orLast('date'), descending: true },
  date: { key: orLast('date'), descending: false },
  urgency: { key: sql`c."urgencyRank"`, descending: false },
  due: { key: orLast('due'), descending: false },
  recheck: { key: orLast('recheck'), descending: false },
  stale: { key: orLast('stale'), descending: false },
  provisional: { key: orLast('provisional'), descending: false },
};

function orderOf(sort: ClaimSort): Order {
  // What matches best is listed apart from this, and counted in any order.
  return sorts[sort === 'rank' ? '-id' : sort];
}

export function isDescending(sort: ClaimSort): boolean {
  return orderOf(sort).descending;
}

/** The key of any claim. */
export function keyOf(sort: ClaimSort): Prisma.Sql {
  return orderOf(sort).key;
}

/** Claims that an index of the table holds in the order asked for. */
export interface OrderedPart {
  within: Prisma.Sql;
  /** That its claims have the key; needless where the key is bound. */
  present?: Prisma.Sql;
  key: Prisma.Sql;
  /** The same key where it is that of every claim of the part. */
  constant?: string;
  /** Whether every claim of the part stands after those of the other ones. */
  later?: boolean;
  /** The index; null for that of the ids, or where the database finds it. */
  index: string | null;
}

function timeOf(sort: ClaimSort): (typeof times)[TimeSort] | undefined {
  const name = sort === '-date' ? 'date' : sort;
  return Object.hasOwn(times, name) ? times[name as TimeSort] : undefined;
}

/** Whether every claim that is asked for has the time by which they are put in order. */
function isThere({ sort, queue, stale, from, to }: ClaimQuery): boolean {
  if (sort === 'date' || sort === '-date') return from !== undefined || to !== undefined;
  return (queue !== undefined && timeOf(sort)?.queue === queue) || (sort === 'stale' && stale === 'true');
}

/** The key of a query whose claims one index gives in their order. */
export function ownKeyOf(query: ClaimQuery): Prisma.Sql {
  const time = timeOf(query.sort);
  return time && isThere(query) ? time.column : keyOf(query.sort);
}

/** All claims in parts that each are held by an index in the order asked for. */
export function partsOf(query: ClaimQuery): OrderedPart[] {
  const time = timeOf(query.sort);
  const { sort } = query;
  if (!time) {
    const index =
      sort === 'urgency' ? 'Claim_urgencyRank_id_idx' : /updated/.test(sort) ? 'Claim_updatedAt_id_idx' : null;
    return [{ within: sql`1 = 1`, key: ownKeyOf(query), index }];
  }
  const { column, without, index } = time;
  const lists = index.startsWith('Claim_stage_') ? stages.map((stage) => sql`c."stage" = ${stage}`) : [sql`1 = 1`];
  const withFirst = isDescending(sort) || without !== '';
  return lists.flatMap((list) => [
    {
      ...{ within: list, present: sql`${column} IS NOT NULL`, key: column },
      ...{ index, later: !isThere(query) && !withFirst },
    },
    ...(isThere(query)
      ? []
      : [
          {
            ...{ within: sql`${list} AND ${column} IS NULL`, key: sql`CAST(${without} AS TEXT)` },
            ...{ constant: without, index, later: withFirst },
          },
        ]),
  ]);
}

/** What the claims of a part after a position meet, by their `id`; null where none of them stands after it. */
export function beyond(
  { key, constant }: OrderedPart,
  id: Prisma.Sql,
  after: Position,
  descending: boolean,
): Prisma.Sql[] | null {
  const sign = Prisma.raw(descending ? '<' : '>');
  const next = sql`${id} ${sign} ${after.id}`;
  if (key === id) return [next];
  if (constant !== undefined) {
    if (constant === after.key) return [next];
    return (descending ? constant < after.key : constant > after.key) ? [] : null;
  }
  return [sql`(${key}, ${id}) ${sign} (${after.key}, ${after.id})`];
}
