import type { Logger } from 'pino';
import type { Desk } from '../desk/desk.ts';
import type { Fetcher } from '../desk/fetcher.ts';
import { takeSnapshot } from '../desk/take-snapshot.ts';
import { dueSnapshots } from '../store/snapshots.ts';

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
  let ended = false;
  let timer: NodeJS.Timeout | undefined;
  const round = async () => {
    await takeDueSnapshots(desk, fetcher).catch((error: Error) => {
      log.error({ kind: error.name, message: error.message }, 'taking copies failed');
    });
    if (!ended) timer = setTimeout(round, every).unref();
  };
  timer = setTimeout(round, every).unref();
  return () => {
    ended = true;
    clearTimeout(timer);
  };
}
