import type { NotificationKind } from '../domain/notifications.ts';
import type { Entry } from './record.ts';

export interface Told {
  personIds: Iterable<number | null | undefined>;
  kind: NotificationKind;
  claimId: number;
  /** The event that it tells of; where it is left out, the last one about the claim in this transaction. */
  eventSeq?: number;
}

/**
 * Tells people of the desk about an event on a claim, in the transaction of that event. Whoever acts is never told of their
 * own act, nor is anybody who is disabled or no person. A verb may call it before it has written its event.
 */
export function notify(entry: Entry, { personIds, ...notice }: Told): void {
  const others = new Set([...personIds].filter((id): id is number => typeof id === 'number' && id !== entry.actor.id));
  if (others.size > 0) entry.tell({ personIds: others, ...notice });
}
