import type { Source } from './records.ts';
import type { Tx } from './store.ts';

/** The hashes of a document's suggested passages that somebody dismissed. */
export async function findDismissed(from: Source, documentId: number): Promise<Set<string>> {
  const rows = await from.workDismissal.findMany({ where: { documentId }, select: { passageHash: true } });
  return new Set(rows.map((row) => row.passageHash));
}

export interface Dismissal {
  documentId: number;
  /** SHA-256 of the normalised passage. */
  passageHash: string;
  personId: number;
  at: string;
}

/** Keeps a dismissal; the first one stays. */
export async function keepDismissal(tx: Tx, dismissal: Dismissal): Promise<void> {
  const { documentId, passageHash } = dismissal;
  const where = { documentId_passageHash: { documentId, passageHash } };
  await tx.workDismissal.upsert({ where, create: dismissal, update: {} });
}

/** Takes a dismissal back. */
export async function dropDismissal(tx: Tx, documentId: number, passageHash: string): Promise<void> {
  await tx.workDismissal.deleteMany({ where: { documentId, passageHash } });
}
