import { canonical } from '../domain/canonical.ts';
import type { ChainedEvent } from '../domain/chain.ts';
import type { AuditFilters } from '../domain/inputs/audit-filters.ts';
import { readCursor, writeCursor } from './cursor.ts';
import type { Reader } from './store.ts';

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
  const rows = await read.event.findMany({
    where: { ...where(asked), ...(last === undefined ? {} : { seq: { lt: last.id } }) },
    orderBy: { seq: 'desc' },
    take: limit + 1,
  });
  const items = rows.slice(0, limit).map((row) => ({ ...row, detail: JSON.parse(row.detail) }));
  const oldest = items.at(-1);
  const more = rows.length > limit && oldest;
  return { items, after: more ? writeCursor(list, { key: more.seq, id: more.seq }) : null };
}

/** How many events meet the filters, counted up to `most`. */
export function countEvents(
  read: Reader,
  filters: Omit<AuditFilters, 'limit' | 'after'>,
  most = 1001,
): Promise<number> {
  return read.event.count({ where: where(filters), take: most });
}

function where({ actor, from, to, action, subjectType, subjectId }: Omit<AuditFilters, 'limit' | 'after'>) {
  const range = given({ gte: from, lte: to });
  return {
    ...given({ actorId: actor, action, subjectType, subjectId }),
    ...(Object.keys(range).length > 0 ? { at: range } : {}),
  };
}

function given(members: Record<string, unknown>): object {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
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
