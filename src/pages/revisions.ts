import type { Desk } from '../desk/desk.ts';
import { differences } from '../domain/differences.ts';
import { type RecordTexts, readText } from '../domain/records.ts';
import { findHistory, type HistoryEntry } from '../store/history.ts';
import { findNames } from '../store/people.ts';
import { findRevisionText } from '../store/records.ts';
import { type Change, changesShown } from './changes.ts';
import type { ShownTime, Wording } from './wording.ts';

/** A revision of a small record, as `partials/revisions` shows it. */
export interface ShownRevision {
  number: number;
  time: ShownTime;
  /** "Erin Editor changed this source". */
  sentence: string;
  changes: Change[];
}

const things = { source: 'this source', document: 'this document', person: 'this account', policy: 'the policy' };

// Small records have few revisions; of one that has many, the page shows the latest.
const shown = 20;

/** A record's latest revisions, the newest first, each with what it changed. */
export async function shownRevisions<T extends 'source' | 'document' | 'person' | 'policy'>(
  desk: Desk,
  wording: Wording,
  type: T,
  { id }: RecordTexts[T],
): Promise<ShownRevision[]> {
  const { read } = desk.store;
  const { words, time } = wording;
  const entries = await findHistory(read, type, id, { limit: shown });
  const names = await findNames(
    read,
    entries.map((entry) => entry.actorId),
  );
  return Promise.all(
    entries.map(async (entry) => ({
      number: entry.number,
      time: time(entry.at),
      sentence: `${names.get(entry.actorId) ?? 'Somebody'} ${words.events[entry.action] ?? entry.action} ${things[type]}`,
      changes: changesShown(await changesOf(entry), wording),
    })),
  );

  async function changesOf({ number }: HistoryEntry) {
    if (number === 1) return [];
    const [before, after] = await Promise.all([
      findRevisionText(read, type, id, number - 1),
      findRevisionText(read, type, id, number),
    ]);
    const all = before && after ? differences(flat(readText(type, before)), flat(readText(type, after))) : [];
    return all.filter(({ path }) => path !== 'passwordDigest');
  }
}

/** A record with the settings of a policy each by its path, so that one that changed is told alone. */
function flat(record: object): Record<string, unknown> {
  const { settings, ...rest } = record as { settings?: Record<string, unknown> };
  const lines = Object.entries(settings ?? {}).flatMap(([name, value]): [string, unknown][] =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.entries(value).map(([inner, one]) => [`${name}.${inner}`, one])
      : [[name, value]],
  );
  return { ...rest, ...Object.fromEntries(lines) };
}
