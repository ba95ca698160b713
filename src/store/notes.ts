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
