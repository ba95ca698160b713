import type { Source } from './records.ts';
import type { Tx } from './store.ts';

export interface Note {
  id: string;
  claimId: number;
  eventSeq: number;
  text: string;
  salt: string;
}

/** Stores what a person wrote about an action; the event holds its salted hash. */
export async function writeNote(tx: Tx, note: Note): Promise<void> {
  await tx.note.create({ data: note });
}

/** What a person wrote about the act of an event; null where nothing was, or where it was redacted. */
export async function findNoteText(from: Source, eventSeq: number): Promise<string | null> {
  const note = await from.note.findUnique({ where: { eventSeq }, select: { text: true } });
  return note?.text ?? null;
}
