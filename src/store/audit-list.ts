import { canonical } from '../domain/canonical.ts';
import type { ChainedEvent } from '../domain/chain.ts';
import type { AuditFilters } from '../domain/inputs/audit-filters.ts';
import { recordTypes } from '../domain/words.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { findFewest } from './fewest.ts';
import { Prisma } from './generated/sqlite/client.ts';
import type { Reader } from './store.ts';

const { sql } = Prisma;
const subjectTypes = [...recordTypes, 'access'];

/** One page of the audit log, the newest first, and the cursor of the next page. */
export interface EventPage {
  items: ChainedEvent[];
  after: string | null;
}

/** Events that meet all filters. @throws BadRequest where the cursor belongs to another list */
export async function listEvents(read: Reader, filters: AuditFilters): Promise<EventPage> {
  const { limit, after, ...asked } = filters;
  const list = `audit ${canonical(asked)}`;
  const last = after === undefined ? undefined : readCursor(list, after, 'number');
  const where = await whereOf(read, asked);
  if (last) where.push(sql`e."seq" < ${last.id}`);
  const rows = await read.$queryRaw<(Omit<ChainedEvent, 'detail'> & { detail: string })[]>`
    SELECT e."seq", e."at", e."actorId", e."action", e."subjectType", e."subjectId", e."detail", e."prevHash", e."hash"
    FROM "Event" e WHERE ${Prisma.join(where, ' AND ')} ORDER BY e."seq" DESC LIMIT ${limit + 1}`;
  const items = rows.slice(0, limit).map((row) => ({ ...row, detail: JSON.parse(row.detail) }));
  const oldest = items.at(-1);
  const more = rows.length > limit && oldest;
  return { items, after: more ? writeCursor(list, { key: more.seq, id: more.seq }) : null };
}

/** How many events meet the filters, counted up to `most`. */
export async function countEvents(read: Reader, filters: Asked, most = 1001): Promise<number> {
  const where = await whereOf(read, filters);
  const [row] = await read.$queryRaw<{ n: number }[]>`
    SELECT COUNT(*) AS "n" FROM (SELECT 1 FROM "Event" e WHERE ${Prisma.join(where, ' AND ')} LIMIT ${most}) AS "found"`;
  return Number(row?.n ?? 0);
}

type Asked = Omit<AuditFilters, 'limit' | 'after'>;

/** A filter that leads to its events by an index, and the same beside another one that does; `inOrder` of the log. */
interface Filter {
  leading: Prisma.Sql;
  beside: Prisma.Sql;
  inOrder: boolean;
}

function filtersOf({ actor, action, subjectType, subjectId }: Asked): Filter[] {
  const types = subjectType === undefined ? subjectTypes : [subjectType];
  const ofTypes = Prisma.join([...types]);
  const id = subjectId === undefined ? [] : [sql`e."subjectId" = ${subjectId}`];
  const filter = (leading: Prisma.Sql, beside: Prisma.Sql, inOrder: boolean) => ({ leading, beside, inOrder });
  return [
    ...(actor === undefined ? [] : [filter(sql`e."actorId" = ${actor}`, sql`(e."actorId" + 0) = ${actor}`, true)]),
    ...(action === undefined ? [] : [filter(sql`e."action" = ${action}`, sql`(e."action" || '') = ${action}`, true)]),
    ...(subjectType === undefined && subjectId === undefined
      ? []
      : [
          filter(
            Prisma.join([sql`e."subjectType" IN (${ofTypes})`, ...id], ' AND '),
            Prisma.join([sql`(e."subjectType" || '') IN (${ofTypes})`, ...id], ' AND '),
            subjectType !== undefined && subjectId !== undefined,
          ),
        ]),
  ];
}

// Looked up one by one and put in order, so many take some milliseconds.
const few = 4000;

/** The filters as conditions, so that the log is never put in order whole: one that finds few leads, or one in its order. */
async function whereOf(read: Reader, asked: Asked): Promise<Prisma.Sql[]> {
  // Times never run backwards along the log: a range of times is one of its numbers.
  const range = [
    ...(asked.from === undefined
      ? []
      : [sql`e."seq" >= (SELECT "seq" FROM "Event" WHERE "at" >= ${asked.from} ORDER BY "at", "seq" LIMIT 1)`]),
    ...(asked.to === undefined
      ? []
      : [sql`e."seq" <= (SELECT "seq" FROM "Event" WHERE "at" <= ${asked.to} ORDER BY "at" DESC, "seq" DESC LIMIT 1)`]),
  ];
  const filters = filtersOf(asked);
  const lead = await leadOf(read, filters, range);
  return [sql`1 = 1`, ...range, ...filters.map((filter) => (filter === lead ? filter.leading : filter.beside))];
}

async function leadOf(read: Reader, filters: Filter[], range: Prisma.Sql[]): Promise<Filter | undefined> {
  const [only, ...others] = filters;
  if (others.length === 0 && (!only || only.inOrder)) return only;
  const selects = filters.map(({ leading }) => {
    const where = Prisma.join([leading, ...range], ' AND ');
    return sql`SELECT 1 FROM "Event" e WHERE ${where}`;
  });
  const fewest = await findFewest(read, selects, few);
  return fewest === null ? filters.find(({ inOrder }) => inOrder) : filters[fewest];
}

/** What a record is called, by its kind and id as `claim 5`; kinds without a name of their own are left out. */
export async function findTitles(
  read: Reader,
  subjects: { subjectType: string; subjectId: number }[],
): Promise<Map<string, string>> {
  const asked = (type: string) => ({
    id: { in: [...new Set(subjects.filter((one) => one.subjectType === type).map((one) => one.subjectId))] },
  });
  const [claims, sources, documents, people] = await Promise.all([
    read.claim.findMany({ where: asked('claim'), select: { id: true, statement: true } }),
    read.source.findMany({ where: asked('source'), select: { id: true, name: true } }),
    read.document.findMany({ where: asked('document'), select: { id: true, title: true } }),
    read.person.findMany({ where: asked('person'), select: { id: true, name: true } }),
  ]);
  return new Map([
    ...claims.map((row) => [`claim ${row.id}`, row.statement] as const),
    ...sources.map((row) => [`source ${row.id}`, row.name] as const),
    ...documents.map((row) => [`document ${row.id}`, row.title] as const),
    ...people.map((row) => [`person ${row.id}`, row.name] as const),
  ]);
}
