import type { Source } from './records.ts';
import type { Tx } from './store.ts';

export type SnapshotState = 'pending' | 'taken' | 'failed';

/** The copy of a web address that an item of evidence names. */
export interface SnapshotRow {
  evidenceId: string;
  claimId: number;
  url: string;
  state: SnapshotState;
  attempts: number;
  /** When it is tried next: RFC 3339 UTC. */
  nextAt: string;
  failure: string | null;
}

/** The copies that are due to be taken, the longest waiting first. */
export function dueSnapshots(from: Source, now: string, limit: number): Promise<SnapshotRow[]> {
  return from.$queryRaw<SnapshotRow[]>`
    SELECT "evidenceId", "claimId", "url", "state", "attempts", "nextAt", "failure" FROM "WorkSnapshot"
    WHERE "state" = 'pending' AND "nextAt" <= ${now} ORDER BY "nextAt" LIMIT ${limit}`;
}

/** How the copies of a claim's evidence stand, by the id of the item. */
export async function snapshotsOf(from: Source, claimId: number): Promise<Map<string, SnapshotRow>> {
  const rows = await from.$queryRaw<SnapshotRow[]>`
    SELECT "evidenceId", "claimId", "url", "state", "attempts", "nextAt", "failure" FROM "WorkSnapshot"
    WHERE "claimId" = ${claimId}`;
  return new Map(rows.map((row) => [row.evidenceId, row]));
}

/** Asks for a copy, or changes how it stands. */
export async function writeSnapshot(tx: Tx, snapshot: SnapshotRow): Promise<void> {
  const { evidenceId } = snapshot;
  await tx.workSnapshot.upsert({ where: { evidenceId }, create: snapshot, update: snapshot });
}

/**
 * Takes a due copy for oneself until `until`, so that no two processes fetch it.
 * @returns whether nobody else had it
 */
export async function claimSnapshot(tx: Tx, { evidenceId, nextAt }: SnapshotRow, until: string): Promise<boolean> {
  const { count } = await tx.workSnapshot.updateMany({
    where: { evidenceId, state: 'pending', nextAt },
    data: { nextAt: until },
  });
  return count === 1;
}
