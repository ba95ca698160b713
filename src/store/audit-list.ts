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
  const { limit, after, from, to, ...equal } = filters;
  const list = `audit ${canonical({ ...equal, from, to })}`;
  const last = after === undefined ? undefined : readCursor(list, after);
  const { actor, ...rest } = equal;
  const rows = await read.event.findMany({
    where: {
      ...given({ ...rest, actorId: actor }),
      ...(from === undefined && to === undefined ? {} : { at: given({ gte: from, lte: to }) }),
      ...(last === undefined ? {} : { seq: { lt: last.id } }),
    },
    orderBy: { seq: 'desc' },
    take: limit + 1,
  });
  const items = rows.slice(0, limit).map((row) => ({ ...row, detail: JSON.parse(row.detail) }));
  const newest = items.at(-1);
  const more = rows.length > limit && newest;
  return { items, after: more ? writeCursor(list, { key: more.seq, id: more.seq }) : null };
}

function given<T extends object>(members: T) {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}
