import type { Source } from './records.ts';
import type { Tx } from './store.ts';

/** Who a confidential source is, and who may read it. */
export interface Identity {
  sourceId: number;
  identity: string | null;
  readers: number[];
  salt: string;
}

/** The identity kept for a source, or null. */
export async function findIdentity(from: Source, sourceId: number): Promise<Identity | null> {
  const row = await from.confidentialIdentity.findUnique({ where: { sourceId } });
  return row && { ...row, readers: JSON.parse(row.readers) };
}

/** Keeps or replaces the identity of a source. */
export async function writeIdentity(tx: Tx, { readers, ...identity }: Identity): Promise<void> {
  const row = { ...identity, readers: JSON.stringify(readers) };
  await tx.confidentialIdentity.upsert({ where: { sourceId: row.sourceId }, create: row, update: row });
}
