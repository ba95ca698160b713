import type { Tx } from './store.ts';

/** Where the result of an earlier request with this key stands, or null. */
export async function findRequest(tx: Tx, actorId: number, key: string): Promise<string | null> {
  const request = await tx.workRequest.findUnique({ where: { actorId_key: { actorId, key } } });
  return request?.path ?? null;
}

/** Remembers that a request was carried out, in the transaction that did it. */
export async function rememberRequest(tx: Tx, actorId: number, key: string, path: string, at: string): Promise<void> {
  await tx.workRequest.create({ data: { actorId, key, path, at } });
}
