import { type DatedSection, timesFrom } from '../intake/section-times.ts';
import { findSections } from '../intake/sections.ts';

export type { DatedSection };

/** The entries of a live blog. */
export interface Sections {
  sections: DatedSection[];
  /** Sentences that say where their times contradict each other. */
  contradictions: string[];
}

/** The entries of a text, each with its time as far as it can be worked out; `capturedAt` is the document's. */
export function readSections(text: string, capturedAt: string | undefined): Sections {
  return timesFrom(findSections(text), capturedAt);
}
