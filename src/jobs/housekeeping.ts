import type { Logger } from 'pino';
import type { Desk } from '../desk/desk.ts';
import { readNotificationDays } from '../domain/notifications.ts';
import { sweep } from '../store/access.ts';
import { tendAccessLog } from './access-log.ts';
import { removeUnnamedBlobs } from './unnamed-blobs.ts';

const hour = 60 * 60 * 1000;
const day = 24 * hour;

export interface Household {
  /** How long the access log is kept, in days. */
  retentionDays: number;
  /** Removes the unfinished files of kept bytes that nobody has written to since. */
  clearUnfinished: (before: Date) => Promise<unknown>;
}

// How long after the start the first round is, ms: the pages that are asked for then go first.
const settling = 20_000;

/**
 * Soon and every hour: ends sessions, invitations and limits that ran out, removes what crashes left behind, and tends the
 * access log. Once a day it also removes kept bytes that nothing names.
 * @returns ends it
 */
export function keepHouse(desk: Desk, log: Logger, { retentionDays, clearUnfinished }: Household): () => void {
  let nextBlobs = 0;
  const tend = async () => {
    const ago = (time: number) => new Date(desk.clock().getTime() - time).toISOString();
    await desk.store.write((tx) =>
      sweep(tx, ago(0), {
        requests: ago(30 * day),
        drafts: ago(7 * day),
        notifications: ago(readNotificationDays * day),
      }),
    );
    await clearUnfinished(new Date(ago(hour)));
    await tendAccessLog(desk, retentionDays);
    if (desk.clock().getTime() < nextBlobs) return;
    nextBlobs = desk.clock().getTime() + day;
    const removed = await removeUnnamedBlobs(desk);
    if (removed > 0) log.info({ removed }, 'kept bytes that nothing named were removed');
  };
  const run = () => {
    tend().catch((error: Error) => log.error({ kind: error.name, message: error.message }, 'housekeeping failed'));
  };
  const first = setTimeout(run, settling).unref();
  const timer = setInterval(run, hour).unref();
  return () => {
    clearTimeout(first);
    clearInterval(timer);
  };
}
