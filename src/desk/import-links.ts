import { setTimeout as sleep } from 'node:timers/promises';
import type { ImportedClaim } from '../domain/inputs/imported-claim.ts';
import type { ImportedLines } from '../interchange/imported-lines.ts';
import { findImported } from '../store/imports.ts';
import { findRecords } from '../store/records.ts';
import { importKey } from '../store/rows/claim-rows.ts';
import { saveClaim } from './change-claim.ts';
import type { Act, Desk } from './desk.ts';
import { newItemId } from './ids.ts';
import { type ImportRequest, pause } from './import-claims.ts';
import { externalIdOf } from './imported-claim.ts';
import { record } from './record.ts';

/**
 * Makes the links between imported claims, once their other ends are here: the second reading of the same lines.
 * @returns how many links name claims that are not here
 */
export async function importLinks(
  desk: Desk,
  act: Act,
  lines: AsyncIterable<ImportedLines>,
  request: Pick<ImportRequest, 'from' | 'progress'>,
): Promise<{ made: number; open: number }> {
  const sum = { made: 0, open: 0 };
  for await (const { claims, end } of lines) {
    const linking = claims.flatMap(({ json, hasLinks }): ImportedClaim[] => (hasLinks ? [JSON.parse(json)] : []));
    if (linking.length > 0) {
      const { made, open } = await linkBatch(desk, act, linking, request.from);
      sum.made += made;
      sum.open += open;
      await sleep(pause);
    }
    request.progress(end);
  }
  return sum;
}

async function linkBatch(desk: Desk, act: Act, claims: ImportedClaim[], from: string) {
  return record(desk, act, async (entry) => {
    const keyOf = (id: string) => importKey({ from, id });
    const here = await findImported(
      entry.tx,
      claims.flatMap((claim) => [keyOf(externalIdOf(claim)), ...claim.links.map((link) => keyOf(link.claimId))]),
    );
    const result = { path: '/claims', made: 0, open: 0 };
    for (const claim of claims) {
      const id = here.get(keyOf(externalIdOf(claim)));
      const [before] = id === undefined ? [] : await findRecords(entry.tx, 'claim', [id]);
      // Work that began here is not added to from outside.
      if (!before || before.revision > 1) continue;
      const links = claim.links.flatMap(({ type, claimId, note }) => {
        const target = here.get(keyOf(claimId));
        if (target === undefined) result.open += 1;
        return target === undefined || target === id ? [] : [{ id: newItemId(), type, claimId: target, note }];
      });
      if (links.length === 0) continue;
      result.made += links.length;
      await saveClaim(entry, before, { ...before, links }, { action: 'claim.links_imported' });
    }
    return result;
  });
}
