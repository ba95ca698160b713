import type { Desk } from '../desk/desk.ts';
import { foundedAt, unnamedOf } from '../store/named-blobs.ts';

const day = 24 * 60 * 60 * 1000;

/**
 * Removes kept bytes that nothing has named for more than a day: of an upload whose record failed, of a draft that nobody
 * recorded. Whoever is about to name bytes keeps or renews them first, and then they are new again; what is older than
 * the desk itself was kept for another one, and stays.
 * @returns how many were removed
 */
export async function removeUnnamedBlobs({ store, blobs, clock }: Desk): Promise<number> {
  const before = new Date(clock().getTime() - day);
  const founded = await foundedAt(store.read);
  if (founded === null) return 0;
  const untouched: string[] = [];
  for await (const hash of blobs.untouched({ after: new Date(founded), before })) untouched.push(hash);
  if (untouched.length === 0) return 0;
  let removed = 0;
  for (const hash of await store.snapshot((tx) => unnamedOf(tx, untouched))) {
    if (await blobs.removeUntouched(hash, before)) removed++;
  }
  return removed;
}
