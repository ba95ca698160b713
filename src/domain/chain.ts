import { hashOf, prune, sha256 } from './canonical.ts';

/** What an event says; `detail` holds ids, numbers and hashes, never free text. */
export interface EventBody {
  actorId: number;
  action: string;
  subjectType: string;
  subjectId: number;
  detail: Record<string, unknown>;
}

/** An event in its place in the chain; `at` is RFC 3339 UTC with milliseconds, hashes are 64 lower-case hex digits. */
export interface ChainedEvent extends EventBody {
  seq: number;
  at: string;
  prevHash: string;
  hash: string;
}

/** The place after which the next event is appended. */
export interface ChainHead {
  seq: number;
  hash: string;
  at: string;
}

/** The hash before the first event. */
export const genesis = '0'.repeat(64);

/** The head of an empty log. */
export const emptyHead: ChainHead = { seq: 0, hash: genesis, at: '0000-01-01T00:00:00.000Z' };

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** The hash of what the event says, whatever else the object carries. */
export function bodyHash({ actorId, action, subjectType, subjectId, detail }: EventBody): string {
  return hashOf({ actorId, action, subjectType, subjectId, detail });
}

/**
 * SHA-256 over prevHash, seq in decimal, at and the body's hash, one after the other without separators: all but seq
 * have a fixed length (64, 24 and 64 characters), so no two events share one text.
 */
export function eventHash(prevHash: string, seq: number, at: string, body: string): string {
  return sha256(`${prevHash}${seq}${at}${body}`);
}

/** The instant for a transaction: `now`, or the head's where the machine's clock has gone back. */
export function notBefore(head: ChainHead, now: string): string {
  return now < head.at ? head.at : now;
}

/**
 * The events as they are to be stored after `head`, in the order given, all of the same instant and with pruned detail.
 * Throws RangeError if `at` is no RFC 3339 UTC instant with milliseconds, or lies before the head.
 */
export function chainEvents(head: ChainHead, at: string, bodies: readonly EventBody[]): ChainedEvent[] {
  if (!instant.test(at)) throw new RangeError(`${at} is not an instant in UTC with milliseconds`);
  if (at < head.at) throw new RangeError(`${at} lies before the last event, ${head.at}`);
  let { seq, hash } = head;
  return bodies.map((body) => {
    const prevHash = hash;
    seq += 1;
    hash = eventHash(prevHash, seq, at, bodyHash(body));
    const detail = prune(body.detail) as Record<string, unknown>;
    const { actorId, action, subjectType, subjectId } = body;
    return { seq, at, actorId, action, subjectType, subjectId, detail, prevHash, hash };
  });
}

/**
 * The first fault in a stretch of the log that follows `previous`, or null. That the log was cut short, or lengthened at
 * its end, shows only against the head: give `head` with the last stretch.
 */
export function findChainFault(
  previous: ChainHead,
  events: readonly ChainedEvent[],
  head?: { seq: number; hash: string },
): { seq: number; message: string } | null {
  let last = previous;
  for (const event of events) {
    const message = faultAfter(last, event);
    if (message) return { seq: last.seq + 1, message };
    last = event;
  }
  if (head && (head.seq !== last.seq || head.hash !== last.hash)) {
    return { seq: last.seq + 1, message: `The log ends with event ${last.seq}, the head names event ${head.seq}.` };
  }
  return null;
}

function faultAfter(last: ChainHead, event: ChainedEvent): string | null {
  const expected = last.seq + 1;
  if (event.seq !== expected) return `Event ${expected} is missing: event ${event.seq} stands in its place.`;
  if (!instant.test(event.at)) return `Event ${expected} has no valid time.`;
  if (event.at < last.at) return `Event ${expected} is dated before the event in front of it.`;
  if (event.prevHash !== last.hash) return `Event ${expected} does not follow the event in front of it.`;
  // Pruning hides empty members from the hash; a stored event has none.
  const asWritten = isPruned(event.detail) && eventHash(event.prevHash, event.seq, event.at, bodyHash(event));
  if (asWritten !== event.hash) return `Event ${expected} was changed after it was written.`;
  return null;
}

function isPruned(detail: Record<string, unknown>): boolean {
  return JSON.stringify(detail) === JSON.stringify(prune(detail));
}
