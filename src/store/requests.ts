import type { Source } from './records.ts';
import type { Tx } from './store.ts';

/** A request that was carried out: what was asked, and where its result stands. */
export interface DoneRequest {
  fingerprint: string;
  path: string;
}

/** The earlier request of this account with this key, or null. */
export async function findRequest(from: Source, actorId: number, key: string): Promise<DoneRequest | null> {
  const [done] = await from.$queryRaw<DoneRequest[]>`
    SELECT "fingerprint", "path" FROM "WorkRequest" WHERE "actorId" = ${actorId} AND "key" = ${key}`;
  return done ?? null;
}

/** Remembers that a request was carried out, in the transaction that did it. */
export function rememberRequest(
  tx: Tx,
  { actorId, key, fingerprint, path, at }: DoneRequest & { actorId: number; key: string; at: string },
): void {
  tx.$send`
    INSERT INTO "WorkRequest" ("actorId", "key", "fingerprint", "path", "at")
    VALUES (${actorId}, ${key}, ${fingerprint}, ${path}, ${at})`;
}
