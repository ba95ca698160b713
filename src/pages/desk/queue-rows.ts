import { writtenNumber } from '../../domain/numbers.ts';
import { type QueueName, queues } from '../../domain/queues.ts';
import type { ListedRow } from '../../store/listed-claims.ts';
import { type ClaimRow, shownRow } from '../claim-row.ts';
import type { ShownTime, Wording } from '../wording.ts';
import type { Count, QueueHead, SignOffNote } from './queue-lists.ts';

/** A claim of a queue, with a word on what whoever looks may do with it, or on the time that it has left. */
export type QueueRow = ClaimRow & { note: { text: string; kind: string } | null };

/** What stands above a queue. */
export interface ShownHead {
  id: string;
  title: string;
  /** The queue's own page. */
  page: string;
  count: string;
  /** "Longest waiting: 3 days ago"; null where there is nothing to tell. */
  earliest: { label: string; time: ShownTime } | null;
  /** What to do where the list is empty. */
  empty: string;
}

/** A queue's name, length and earliest time in words. */
export function shownHead(name: QueueName, head: QueueHead, wording: Wording): ShownHead {
  const { title, earliest, empty } = queues[name];
  return {
    id: name,
    title,
    page: pathOfQueue(name),
    count: shownCount(head, wording),
    earliest: head.earliest === null ? null : { label: earliest, time: wording.timeAgo(head.earliest) },
    empty,
  };
}

export function pathOfQueue(name: QueueName): string {
  return `/desk/queues/${name}`;
}

/** "12", or "more than 1,000". */
export function shownCount({ count, more }: Omit<Count, 'path'>, { words }: Wording): string {
  const written = writtenNumber(count, words.locale);
  return more ? `more than ${written}` : written;
}

/** Claims as rows of a queue, in the order given, with their notes. */
export function queueRows(listed: ListedRow[], signOffs: SignOffNote[], wording: Wording): QueueRow[] {
  const notes = new Map(signOffs.map((note) => [note.claimId, note]));
  return listed.map((claim) => ({
    ...shownRow(claim, wording),
    note: signOffNote(notes.get(claim.id)) ?? timeLeft(claim, wording),
  }));
}

/** Whether this person may sign; nothing where their role alone says that they may not. */
function signOffNote(signOff: SignOffNote | undefined): QueueRow['note'] {
  if (!signOff || signOff.why === 'role') return null;
  if (signOff.may) return { text: 'You may sign this off', kind: 'good' };
  return { text: signOff.reason ?? '', kind: 'unknown' };
}

function timeLeft({ provisional }: ListedRow, { now, timeAgo }: Wording): QueueRow['note'] {
  if (!provisional || provisional.until <= now) return null;
  return { text: `The provisional verdict ends ${timeAgo(provisional.until).relative}`, kind: 'doubt' };
}
