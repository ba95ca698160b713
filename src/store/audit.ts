import { canonical } from '../domain/canonical.ts';
import { type ChainedEvent, chainEvents, type EventBody } from '../domain/chain.ts';
import type { Source } from './records.ts';
import type { Tx } from './store.ts';
import { insert } from './write-rows.ts';

/** The newest event's place in the chain. */
export interface Head {
  seq: number;
  at: string;
  hash: string;
}

const headId = 1;

/** Locks the head of the audit log: the first statement of every transaction that records, so that locks have one order. */
export async function lockHead(tx: Tx): Promise<Head> {
  const [head] = await tx.$queryRaw<Head[]>`
    SELECT "seq", "at", "hash" FROM "AuditHead" WHERE "id" = ${headId} ${tx.$locking}`;
  if (!head) throw new Error('The desk has no audit log: it was not founded.');
  return head;
}

/** The head of the audit log, or null where the desk was never founded. */
export async function findHead(from: Source): Promise<Head | null> {
  const [head] = await from.$queryRaw<Head[]>`SELECT "seq", "at", "hash" FROM "AuditHead" WHERE "id" = ${headId}`;
  return head ?? null;
}

/** Lays the first head, before any event. @returns false where another process was first */
export async function layHead(tx: Tx, { seq, at, hash }: Head): Promise<boolean> {
  const laid = await tx.$executeRaw`
    INSERT INTO "AuditHead" ("id", "seq", "at", "hash") VALUES (${headId}, ${seq}, ${at}, ${hash}) ON CONFLICT DO NOTHING`;
  return laid === 1;
}

/**
 * Appends a range of events to the chain and moves the head.
 * @param at RFC 3339 time of the transaction, not before the head's
 */
export function appendEvents(tx: Tx, head: Head, at: string, bodies: EventBody[]): ChainedEvent[] {
  const events = chainEvents(head, at, bodies);
  const newest = events.at(-1);
  if (!newest) return events;
  insert(
    tx,
    'Event',
    events.map((event) => ({ ...event, detail: canonical(event.detail) })),
  );
  tx.$send`UPDATE "AuditHead" SET "seq" = ${newest.seq}, "at" = ${at}, "hash" = ${newest.hash} WHERE "id" = ${headId}`;
  return events;
}
