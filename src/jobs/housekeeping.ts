import type { Logger } from 'pino';
import type { Desk } from '../desk/desk.ts';
import { sweep } from '../store/access.ts';
import { tendAccessLog } from './access-log.ts';

const hour = 60 * 60 * 1000;
const day = 24 * hour;

export interface Household {
  /** How long the access log is kept, in days. */
  retentionDays: number;
  /** Removes the unfinished files of kept bytes that nobody has written to since. */
  clearUnfinished: (before: Date) => Promise<unknown>;
}

/**
 * Now and every hour: ends sessions, invitations and limits that ran out, removes what crashes left behind, and tends the
 * access log.
 * @returns ends it
 */
export function keepHouse(desk: Desk, log: Logger, { retentionDays, clearUnfinished }: Household): () => void {
  const tend = async () => {
    const ago = (time: number) => new Date(desk.clock().getTime() - time).toISOString();
    await desk.store.write((tx) => sweep(tx, ago(0), { requests: ago(30 * day), drafts: ago(7 * day) }));
    await clearUnfinished(new Date(ago(hour)));
    await tendAccessLog(desk, retentionDays);
  };
  const run = () => {
    tend().catch((error: Error) => log.error({ kind: error.name, message: error.message }, 'housekeeping failed'));
  };
  run();
  const timer = setInterval(run, hour);
  timer.unref();
  return () => clearInterval(timer);
}
