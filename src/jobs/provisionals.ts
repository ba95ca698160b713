import type { Logger } from 'pino';
import type { Desk } from '../desk/desk.ts';
import { endProvisional } from '../desk/end-provisional.ts';
import { findEndedProvisionals } from '../store/provisionals.ts';

const every = 60_000;
const atOnce = 100;

/** Ends all provisional verdicts whose time is over. @returns how many this call ended */
export async function endProvisionals(desk: Desk): Promise<number> {
  let ended = 0;
  for (;;) {
    const due = await findEndedProvisionals(desk.store.read, desk.clock().toISOString(), atOnce);
    for (const id of due) if (await endProvisional(desk, id)) ended += 1;
    if (due.length < atOnce) return ended;
  }
}

/** Now and every minute, one round at a time; several processes may do so side by side. @returns ends it */
export function keepEndingProvisionals(desk: Desk, log: Logger): () => void {
  let over = false;
  let timer: NodeJS.Timeout | undefined;
  const round = async () => {
    await endProvisionals(desk).catch((error: Error) => {
      log.error({ kind: error.name, message: error.message }, 'ending provisional verdicts failed');
    });
    if (!over) timer = setTimeout(round, every).unref();
  };
  timer = setTimeout(round, 0).unref();
  return () => {
    over = true;
    clearTimeout(timer);
  };
}
