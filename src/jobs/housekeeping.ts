import type { Logger } from 'pino';
import type { Desk } from '../desk/desk.ts';
import { sweep } from '../store/access.ts';
import { tendAccessLog } from './access-log.ts';

const hour = 60 * 60 * 1000;

/**
 * Now and every hour: ends sessions, invitations and limits that ran out, and tends the access log.
 * @returns ends it
 */
export function keepHouse(desk: Desk, log: Logger, retentionDays: number): () => void {
  const tend = async () => {
    await desk.store.write((tx) => sweep(tx, desk.clock().toISOString()));
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
