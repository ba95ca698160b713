import type { NotificationKind } from '../domain/notifications.ts';
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
  const people = await tx.person.findMany({
    where: { id: { in: asked }, kind: 'person', disabledAt: null },
    select: { id: true },
  });
  const known = new Set(people.map(({ id }) => id));
  const rows = notices.flatMap(({ personIds, ...notice }) =>
    [...new Set(personIds)]
      .filter((id) => known.has(id))
      .map((personId) => ({ personId, ...notice, at, readAt: null })),
  );
  const once = new Map(rows.map((row) => [[row.personId, row.kind, row.claimId, row.eventSeq].join(' '), row]));
  if (once.size > 0) await insert(tx, 'WorkNotification', [...once.values()]);
}
