import { setImmediate as nextLoop } from 'node:timers/promises';
import { findRecords } from '../store/records.ts';
import { findClaimsNaming, findRenaming, writeRenaming } from '../store/renamings.ts';
import { type References, readReferences, searchText, sourceIdsOf } from './claim-references.ts';
import { type Desk, system } from './desk.ts';
import { type Entry, record } from './record.ts';

// How many claims one transaction makes found by new names: it holds the log's lock, and others wait meanwhile.
const mostReindexed = 200;
// How many are read at a time; pages are answered in between.
const together = 50;
// Above the id of every claim.
const beyondAll = 2 ** 31 - 1;

/**
 * Makes the newest claims that name a source found by its names as they are now, and leaves the others for `indexOlder`.
 * No claim's text changes with it, so neither revision nor event tells of it.
 * @param below claims from this id on are left as they are
 */
export async function indexNames(entry: Entry, sourceId: number, below: number = beyondAll): Promise<void> {
  const { tx } = entry;
  const found = await findClaimsNaming(tx, sourceId, { below, limit: mostReindexed + 1 });
  const ids = found.slice(0, mostReindexed);
  let known: References | undefined;
  for (let start = 0; start < ids.length; start += together) {
    if (start > 0) await nextLoop();
    const claims = await findRecords(tx, 'claim', ids.slice(start, start + together));
    known = await readReferences(tx, claims.flatMap(sourceIdsOf), [], known);
    for (const claim of claims) entry.reindex(claim.id, searchText(claim, known.sources));
  }
  writeRenaming(tx, sourceId, found.length > ids.length ? (ids.at(-1) ?? null) : null);
}

/** The same for the newest of the claims that were left; where none are left, nothing is written. */
export async function indexOlder(desk: Desk, sourceId: number): Promise<void> {
  await record(desk, { actor: system }, async (entry) => {
    // The log's lock is held now: nobody renames the source again meanwhile, nor changes a claim, nor does the same.
    const below = await findRenaming(entry.tx, sourceId);
    if (below !== null) await indexNames(entry, sourceId, below);
    return { path: `/sources/${sourceId}` };
  });
}
