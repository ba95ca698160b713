import type { Logger } from 'pino';
import type { Desk } from '../desk/desk.ts';
import { indexOlder } from '../desk/index-names.ts';
import { findRenamed } from '../store/renamings.ts';
import { inRounds } from './rounds.ts';

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
  const pace = { first: every, every, pressing: pause };
  return inRounds(log, 'indexing the claims of renamed sources failed', pace, () => indexRenamed(desk));
}
