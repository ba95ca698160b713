import type { Logger } from 'pino';
import type { Desk } from '../desk/desk.ts';
import { indexOlder } from '../desk/index-names.ts';
import { findRenamed } from '../store/renamings.ts';

const every = 5000;
// How long others may write between two transactions, ms.
const pause = 50;

/** Makes some of the older claims of a renamed source found by its new names. @returns whether there were any */
export async function indexRenamed(desk: Desk): Promise<boolean> {
  const sourceId = await findRenamed(desk.store.read);
  if (sourceId === null) return false;
  await indexOlder(desk, sourceId);
  return true;
}

/** Looks for renamed sources again and again; several processes may do so side by side. @returns ends it */
export function keepIndexingRenamed(desk: Desk, log: Logger): () => void {
  let ended = false;
  let timer: NodeJS.Timeout | undefined;
  const round = async () => {
    const more = await indexRenamed(desk).catch((error: Error) => {
      log.error({ kind: error.name, message: error.message }, 'indexing the claims of renamed sources failed');
      return false;
    });
    if (!ended) timer = setTimeout(round, more ? pause : every).unref();
  };
  timer = setTimeout(round, every).unref();
  return () => {
    ended = true;
    clearTimeout(timer);
  };
}
