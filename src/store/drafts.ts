import type { Source } from './records.ts';
import type { Tx } from './store.ts';

/** Something fetched or uploaded and not yet recorded. */
export interface DraftRow {
  id: string;
  personId: number;
  /** Normalised. */
  text: string;
  /** JSON; what it holds is the desk's to know. */
  content: string;
  at: string;
}

/** The draft with this id, for the person who made it; or null. */
export function findDraft(from: Source, id: string, personId: number): Promise<DraftRow | null> {
  return from.workDraft.findFirst({ where: { id, personId } });
}

export async function writeDraft(tx: Tx, draft: DraftRow): Promise<void> {
  await tx.workDraft.create({ data: draft });
}

export async function removeDraft(tx: Tx, id: string): Promise<void> {
  await tx.workDraft.deleteMany({ where: { id } });
}
