import type { Catalogue } from '../../domain/catalogue/index.ts';
import type { Source } from '../../domain/records.ts';
import type { PastRecord } from '../../store/revision-texts.ts';

/** Admiralty reliability: the letter and what it says. */
export interface Reliability {
  letter: string;
  meaning: string;
}

/** From when on a source was held to be so reliable, and who said so. */
export interface Rating {
  letter: Source['reliability'] | null;
  /** RFC 3339 UTC. */
  at: string;
  by: number;
}

/** How reliable a source is held to be; null where nobody has said. */
export function reliabilityOf({ reliability }: Pick<Source, 'reliability'>, words: Catalogue): Reliability | null {
  return reliability ? { letter: reliability, meaning: words.reliabilities[reliability] } : null;
}

/** The ratings of a source by its revisions, the newest first; nothing where it was never rated. */
export function ratingsOf(past: PastRecord<'source'>[]): Rating[] {
  const ratings: Rating[] = [];
  for (const { actorId, record } of past) {
    const letter = record.reliability ?? null;
    if (letter !== (ratings.at(-1)?.letter ?? null)) ratings.push({ letter, at: record.updatedAt, by: actorId });
  }
  return ratings.reverse();
}
