import type { Logger } from 'pino';
import type { Desk } from '../desk/desk.ts';
import { endProvisional } from '../desk/end-provisional.ts';
import { findEndedProvisionals } from '../store/provisionals.ts';
import { inRounds } from './rounds.ts';

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
  return inRounds(log, 'ending provisional verdicts failed', { first: 0, every }, async () => {
    await endProvisionals(desk);
    return false;
  });
}
