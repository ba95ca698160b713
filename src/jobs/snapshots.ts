import type { Logger } from 'pino';
import type { Desk } from '../desk/desk.ts';
import type { Fetcher } from '../desk/fetcher.ts';
import { takeSnapshot } from '../desk/take-snapshot.ts';
import { dueSnapshots } from '../store/snapshots.ts';
import { inRounds } from './rounds.ts';

const every = 15_000;
const atOnce = 5;

/** Takes all copies that are due now. @returns how many were tried */
export async function takeDueSnapshots(desk: Desk, fetcher: Fetcher): Promise<number> {
  const due = await dueSnapshots(desk.store.read, desk.clock().toISOString(), atOnce);
  for (const snapshot of due) await takeSnapshot(desk, snapshot, fetcher);
  return due.length;
}

/** Looks for due copies again and again, one round at a time. @returns ends it */
export function keepTakingSnapshots(desk: Desk, log: Logger, fetcher: Fetcher): () => void {
  return inRounds(log, 'taking copies failed', { first: every, every }, async () => {
    await takeDueSnapshots(desk, fetcher);
    return false;
  });
}
