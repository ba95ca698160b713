import { NotFound } from '../domain/errors.ts';
import { findNotification, markRead, type Notification } from '../store/notifications.ts';
import type { Actor, Desk } from './desk.ts';

/** One notification of somebody's own. @throws NotFound, for those of others too */
export async function getNotification(desk: Desk, actor: Actor, id: number): Promise<Notification> {
  const found = await findNotification(desk.store.read, actor.id, id);
  if (!found) throw new NotFound('You have no such notification.');
  return found;
}

/** Marks one notification as read; one that was read stays so. @throws NotFound */
export async function readNotification(desk: Desk, actor: Actor, id: number): Promise<Notification> {
  const found = await getNotification(desk, actor, id);
  if (found.readAt !== null) return found;
  const readAt = desk.clock().toISOString();
  await desk.store.write((tx) => markRead(tx, actor.id, { id }, readAt));
  return { ...found, readAt };
}

/** Marks all of somebody's notifications as read that are no newer than one; what came meanwhile stays unread. */
export function readNotifications(desk: Desk, actor: Actor, upTo: number): Promise<number> {
  return desk.store.write((tx) => markRead(tx, actor.id, { upTo }, desk.clock().toISOString()));
}
