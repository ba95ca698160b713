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
export function writeNote(tx: Tx, { id, claimId, eventSeq, text, salt }: Note): void {
  tx.$send`
    INSERT INTO "Note" ("id", "claimId", "eventSeq", "text", "salt")
    VALUES (${id}, ${claimId}, ${eventSeq}, ${text}, ${salt})`;
}

/** What a person wrote about the act of an event; null where nothing was, or where it was redacted. */
export async function findNoteText(from: Source, eventSeq: number): Promise<string | null> {
  const note = await from.note.findUnique({ where: { eventSeq }, select: { text: true } });
  return note?.text ?? null;
}
