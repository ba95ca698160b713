import type { Logger } from 'pino';
import type { Desk } from '../desk/desk.ts';
import { sweep } from '../store/access.ts';
import { tendAccessLog } from './access-log.ts';

const hour = 60 * 60 * 1000;
const day = 24 * hour;

/**
 * Now and every hour: ends sessions, invitations and limits that ran out, and tends the access log.
 * @returns ends it
 */
export function keepHouse(desk: Desk, log: Logger, retentionDays: number): () => void {
  const tend = async () => {
    const ago = (time: number) => new Date(desk.clock().getTime() - time).toISOString();
    await desk.store.write((tx) => sweep(tx, ago(0), { requests: ago(30 * day), drafts: ago(7 * day) }));
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
