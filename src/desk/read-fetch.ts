import type { EvidenceItem } from '../domain/claim.ts';
import { type Snapshot, snapshotSchema } from '../domain/records.ts';
import { DamagedBlob } from '../intake/blobs.ts';
import type { Desk } from './desk.ts';

/** How the copy of an item was fetched; null where none was, or where the account of it is gone or altered. */
export async function readFetch({ blobs }: Desk, { copy }: EvidenceItem): Promise<Snapshot | null> {
  if (copy?.fetchSha256 === undefined) return null;
  const bytes = await blobs.get(copy.fetchSha256).catch((error: unknown) => {
    if (error instanceof DamagedBlob) return null;
    throw error;
  });
  return bytes && snapshotSchema.parse(JSON.parse(Buffer.from(bytes).toString()));
}
