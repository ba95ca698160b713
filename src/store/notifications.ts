import type { NotificationKind } from '../domain/notifications.ts';
import { Prisma } from './generated/sqlite/client.ts';
import type { Source } from './records.ts';
import type { Tx } from './store.ts';
import { insert } from './write-rows.ts';

/** What people are told of an event about a claim. */
export interface Notice {
  personIds: Iterable<number>;
  kind: NotificationKind;
  claimId: number;
  eventSeq: number;
}

/**
 * Tells each of the people once, as far as they may sign in and read: accounts of machines and disabled ones are told
 * nothing. A repeat about the same event is passed over.
 * @param at RFC 3339 UTC
 */
export async function writeNotifications(tx: Tx, notices: Notice[], at: string): Promise<void> {
  const asked = [...new Set(notices.flatMap(({ personIds }) => [...personIds]))];
  if (asked.length === 0) return;
  const people = await tx.$queryRaw<{ id: number }[]>`
    SELECT "id" FROM "Person" WHERE "kind" = 'person' AND "disabledAt" IS NULL AND "id" IN (${Prisma.join(asked)})`;
  const known = new Set(people.map(({ id }) => id));
  const rows = notices.flatMap(({ personIds, ...notice }) =>
    [...new Set(personIds)]
      .filter((id) => known.has(id))
      .map((personId) => ({ personId, ...notice, at, readAt: null })),
  );
  const once = new Map(rows.map((row) => [[row.personId, row.kind, row.claimId, row.eventSeq].join(' '), row]));
  insert(tx, 'WorkNotification', [...once.values()]);
}

/** A notification with the event that it tells of. */
export interface Notification {
  id: number;
  kind: NotificationKind;
  claimId: number;
  at: string;
  readAt: string | null;
  /** Who did it. */
  by: number;
  /** The comment that the event tells of, where it tells of one. */
  commentId: string | null;
}

export interface NotificationQuery {
  limit: number;
  /** Only those before this one. */
  before?: number | undefined;
  unread?: boolean | undefined;
}

/** What somebody was told, the newest first. */
export async function findNotifications(
  from: Source,
  personId: number,
  { limit, before, unread }: NotificationQuery,
): Promise<Notification[]> {
  const rows = await from.workNotification.findMany({
    where: {
      personId,
      ...(before === undefined ? {} : { id: { lt: before } }),
      ...(unread ? { readAt: null } : {}),
    },
    orderBy: { id: 'desc' },
    take: limit,
  });
  return withEvents(from, rows);
}

/** One notification of somebody, or null. */
export async function findNotification(from: Source, personId: number, id: number): Promise<Notification | null> {
  const row = await from.workNotification.findFirst({ where: { id, personId } });
  return (row && (await withEvents(from, [row]))[0]) ?? null;
}

type NotificationRow = Pick<Notification, 'id' | 'claimId' | 'at' | 'readAt'> & { kind: string; eventSeq: number };

async function withEvents(from: Source, rows: NotificationRow[]): Promise<Notification[]> {
  const events = await from.event.findMany({
    where: { seq: { in: rows.map((row) => row.eventSeq) } },
    select: { seq: true, actorId: true, detail: true },
  });
  const bySeq = new Map(events.map((event) => [event.seq, event]));
  return rows.map(({ id, kind, claimId, at, readAt, eventSeq }) => {
    const event = bySeq.get(eventSeq);
    const { commentId } = JSON.parse(event?.detail ?? '{}') as { commentId?: string };
    const by = event?.actorId ?? 0;
    return { id, kind: kind as NotificationKind, claimId, at, readAt, by, commentId: commentId ?? null };
  });
}

/** How many notifications somebody has not read, counted up to `most` by an index. */
export async function countUnread(from: Source, personId: number, most = 100): Promise<number> {
  const rows = await from.$queryRaw<{ n: number }[]>`
    SELECT COUNT(*) AS "n" FROM (
      SELECT 1 FROM "WorkNotification" WHERE "personId" = ${personId} AND "readAt" IS NULL LIMIT ${most}) AS "unread"`;
  return Number(rows[0]?.n ?? 0);
}

/**
 * Marks one notification of somebody as read, or all up to one.
 * @returns how many were not read before
 */
export async function markRead(
  tx: Tx,
  personId: number,
  which: { id: number } | { upTo: number },
  at: string,
): Promise<number> {
  const id = 'id' in which ? which.id : { lte: which.upTo };
  const { count } = await tx.workNotification.updateMany({
    where: { personId, id, readAt: null },
    data: { readAt: at },
  });
  return count;
}

/** Removes notifications that were read before a time (RFC 3339 UTC). */
export async function sweepNotifications(tx: Tx, before: string): Promise<void> {
  await tx.$executeRaw`DELETE FROM "WorkNotification" WHERE "readAt" < ${before}`;
}
