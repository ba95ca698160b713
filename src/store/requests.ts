import type { Source } from './records.ts';
import type { Tx } from './store.ts';

/** A request that was carried out: what was asked, and where its result stands. */
export interface DoneRequest {
  fingerprint: string;
  path: string;
}

/** The earlier request of this account with this key, or null. */
export function findRequest(from: Source, actorId: number, key: string): Promise<DoneRequest | null> {
  return from.workRequest.findUnique({
    where: { actorId_key: { actorId, key } },
    select: { fingerprint: true, path: true },
  });
}

/** Remembers that a request was carried out, in the transaction that did it. */
export async function rememberRequest(
  tx: Tx,
  request: DoneRequest & { actorId: number; key: string; at: string },
): Promise<void> {
  await tx.workRequest.create({ data: request });
}
