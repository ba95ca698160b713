import { setTimeout as sleep } from 'node:timers/promises';
import type { Claim } from '../domain/claim.ts';
import { Invalid } from '../domain/errors.ts';
import type { ImportedClaim } from '../domain/inputs/imported-claim.ts';
import { type ImportedLines, type RefusedLine, sentenceOf } from '../interchange/imported-lines.ts';
import { findChangedSinceImport, findImported } from '../store/imports.ts';
import { findRecords } from '../store/records.ts';
import { importKey } from '../store/rows/claim-rows.ts';
import { saveClaim } from './change-claim.ts';
import type { Act, Desk } from './desk.ts';
import { newItemId } from './ids.ts';
import { type ImportRequest, linksImported, pause } from './import-claims.ts';
import { externalIdOf } from './imported-claim.ts';
import { record } from './record.ts';

/** How many links were made, and how many were left out. */
export interface ImportedLinks {
  made: number;
  /** They name claims that are not here. */
  open: number;
  /** Their claims were changed here since: work that began here is not added to from outside. */
  kept: number;
  /** Claims to which theirs could not be added. */
  refused: number;
}

/**
 * Makes the links between imported claims that are not there yet, once their other ends are here: the second reading of the
 * same lines.
 */
export async function importLinks(
  desk: Desk,
  act: Act,
  lines: AsyncIterable<ImportedLines>,
  request: Pick<ImportRequest, 'from' | 'progress' | 'refused'>,
): Promise<ImportedLinks> {
  const sum: ImportedLinks = { made: 0, open: 0, kept: 0, refused: 0 };
  for await (const { claims, end } of lines) {
    const linking = claims.flatMap(({ number, json, hasLinks }): Linking[] =>
      hasLinks ? [{ number, claim: JSON.parse(json) }] : [],
    );
    if (linking.length > 0) {
      const { made, open, kept, refused } = await linkBatch(desk, act, linking, request.from);
      sum.made += made;
      sum.open += open;
      sum.kept += kept;
      sum.refused += refused.length;
      for (const { number, sentence } of refused) request.refused(number, `Its links are left out. ${sentence}`);
      await sleep(pause);
    }
    request.progress(end);
  }
  return sum;
}

interface Linking {
  number: number;
  claim: ImportedClaim;
}

async function linkBatch(desk: Desk, act: Act, given: Linking[], from: string) {
  return record(desk, act, async (entry) => {
    const keyOf = (id: string) => importKey({ from, id });
    const here = await findImported(
      entry.tx,
      given.flatMap(({ claim }) => [keyOf(externalIdOf(claim)), ...claim.links.map((link) => keyOf(link.claimId))]),
    );
    const ids = given.flatMap(({ claim }) => here.get(keyOf(externalIdOf(claim))) ?? []);
    const known = new Map((await findRecords(entry.tx, 'claim', [...new Set(ids)])).map((claim) => [claim.id, claim]));
    const changed = await findChangedSinceImport(entry.tx, [...known.keys()], linksImported);
    const result = { path: '/claims', made: 0, open: 0, kept: 0, refused: [] as RefusedLine[] };
    for (const { number, claim } of given) {
      const before = known.get(here.get(keyOf(externalIdOf(claim))) ?? 0);
      if (!before) continue;
      const { links, open } = missingLinks(before, claim, (id) => here.get(keyOf(id)));
      if (changed.has(before.id)) result.kept += links.length + open;
      else result.open += open;
      if (links.length === 0 || changed.has(before.id)) continue;
      try {
        const after = await saveClaim(
          entry,
          before,
          { ...before, links: [...before.links, ...links] },
          { action: linksImported },
        );
        known.set(after.id, after);
        result.made += links.length;
      } catch (error) {
        // What a claim cannot hold is refused before anything is written.
        if (!(error instanceof Invalid)) throw error;
        result.refused.push({ number, sentence: sentenceOf(error) });
      }
    }
    return result;
  });
}

/** The links of a line that its claim lacks, and how many name a claim that is not here. */
function missingLinks({ id, links }: Claim, given: ImportedClaim, find: (id: string) => number | undefined) {
  const there = new Set(links.map(({ type, claimId }) => `${type} ${claimId}`));
  const targets = given.links.map((link) => ({ ...link, claimId: find(link.claimId) }));
  const missing = targets.flatMap(({ type, claimId, note }) =>
    claimId === undefined || claimId === id || there.has(`${type} ${claimId}`)
      ? []
      : [{ id: newItemId(), type, claimId, note }],
  );
  return { links: missing, open: targets.filter(({ claimId }) => claimId === undefined).length };
}
