import { canonical } from '../domain/canonical.ts';
import type { Claim } from '../domain/claim.ts';
import { Invalid } from '../domain/errors.ts';
import { claimSnapshot, type SnapshotRow, writeSnapshot } from '../store/snapshots.ts';
import { saveClaim } from './change-claim.ts';
import { type Desk, system } from './desk.ts';
import type { Fetcher } from './fetcher.ts';
import { record } from './record.ts';

const minute = 60 * 1000;
// How long after each failed attempt the next one is made; after the last the copy counts as failed.
const pauses = [1 * minute, 5 * minute, 30 * minute, 120 * minute];

/**
 * Takes the copy of a web address that evidence names: fetched, kept under its hash, and named in the item. A failed fetch
 * never touches the evidence; it is tried again, and then told.
 */
export async function takeSnapshot(desk: Desk, due: SnapshotRow, fetcher: Fetcher): Promise<void> {
  const until = new Date(desk.clock().getTime() + 2 * minute).toISOString();
  if (!(await desk.store.write((tx) => claimSnapshot(tx, due, until)))) return;
  try {
    const { bytes, mediaType, charset: _charset, ...how } = await fetcher(due.url);
    const { sha256, size } = await desk.blobs.put(bytes);
    const { sha256: fetchSha256 } = await desk.blobs.put(Buffer.from(canonical(how)));
    const { finalUrl, fetchedAt: takenAt } = how;
    await keep(desk, due, { sha256, size, mediaType, finalUrl, fetchSha256, takenAt });
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    await note(desk, due, error.message);
  }
}

interface TakenCopy {
  sha256: string;
  size: number;
  mediaType: string;
  finalUrl: string;
  fetchSha256: string;
  takenAt: string;
}

async function keep(desk: Desk, due: SnapshotRow, { sha256, ...copy }: TakenCopy): Promise<void> {
  await record(desk, { actor: system }, async (entry) => {
    const claim = await entry.get('claim', due.claimId);
    await writeSnapshot(entry.tx, { ...due, state: 'taken', attempts: due.attempts + 1, failure: null });
    const item = claim.evidence.find((one) => one.id === due.evidenceId);
    if (!item || item.withdrawn || item.copy) return claim;
    const evidence: Claim['evidence'] = claim.evidence.map((one) =>
      one.id === item.id ? { ...one, sha256, copy: { of: 'url', ...copy } } : one,
    );
    return saveClaim(
      entry,
      claim,
      { ...claim, evidence },
      { action: 'claim.copy_taken', detail: { itemId: item.id, copyHash: sha256 } },
    );
  });
}

async function note(desk: Desk, due: SnapshotRow, failure: string): Promise<void> {
  const pause = pauses[due.attempts];
  const nextAt = new Date(desk.clock().getTime() + (pause ?? 0)).toISOString();
  const state = pause === undefined ? 'failed' : 'pending';
  await desk.store.write((tx) => writeSnapshot(tx, { ...due, state, attempts: due.attempts + 1, nextAt, failure }));
}
