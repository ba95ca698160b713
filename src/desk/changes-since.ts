import type { Claim } from '../domain/claim.ts';
import { differences } from '../domain/differences.ts';
import type { AttributedChange } from '../domain/errors.ts';
import { readText } from '../domain/records.ts';
import { findHistory } from '../store/history.ts';
import { findRevisionText, type Source } from '../store/records.ts';

// Whoever is further behind is told what changed, but not by whom each time.
const mostRevisions = 50;

/** What differs between a claim as somebody saw it and as it is now, each with who changed it last, when, and in which revision. */
export async function changesSince(from: Source, seen: Claim, now: Claim): Promise<AttributedChange[]> {
  const entries = await findHistory(from, 'claim', now.id, {
    after: seen.revision,
    upTo: now.revision,
    limit: mostRevisions,
  });
  const last = new Map<string, Pick<AttributedChange, 'by' | 'at' | 'revision'>>();
  let before: Claim | null = seen;
  for (const { number, actorId, at } of entries.reverse()) {
    const text = await findRevisionText(from, 'claim', now.id, number);
    const after = text === null ? null : readText('claim', text);
    const changed = before && after ? differences(before, after) : [];
    for (const { path } of changed) last.set(path, { by: actorId, at, revision: number });
    before = after;
  }
  return differences(seen, now).map((difference) => ({ ...difference, ...last.get(difference.path) }));
}
