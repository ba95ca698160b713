import type { Catalogue } from '../../domain/catalogue/index.ts';
import type { Source } from '../../domain/records.ts';

/** Admiralty reliability: the letter and what it says. */
export interface Reliability {
  letter: string;
  meaning: string;
}

/** How reliable a source is held to be; null where nobody has said. */
export function reliabilityOf({ reliability }: Pick<Source, 'reliability'>, words: Catalogue): Reliability | null {
  return reliability ? { letter: reliability, meaning: words.reliabilities[reliability] } : null;
}
