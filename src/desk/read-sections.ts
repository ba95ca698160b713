import type { Document } from '../domain/records.ts';
import { type DatedSection, timesFrom } from '../intake/section-times.ts';
import { findSections, type Section } from '../intake/sections.ts';

export type { DatedSection };

/** The entries of a live blog. */
export interface Sections {
  sections: DatedSection[];
  /** Sentences that say where their times contradict each other. */
  contradictions: string[];
}

/** The entries of a text, each with its time as far as it can be worked out; `capturedAt` is the document's. */
export function readSections(
  text: string,
  { textSha256, capturedAt }: Pick<Document, 'textSha256' | 'capturedAt'>,
): Sections {
  return timesFrom(sectionsIn(text, textSha256), capturedAt);
}

// A text never changes, and a reader opens the same one again and again.
const mostRemembered = 200;
const remembered = new Map<string, Section[]>();

function sectionsIn(text: string, textSha256: string): Section[] {
  const found = remembered.get(textSha256) ?? findSections(text);
  remembered.delete(textSha256);
  remembered.set(textSha256, found);
  const [oldest] = remembered.keys();
  if (remembered.size > mostRemembered && oldest !== undefined) remembered.delete(oldest);
  return found;
}
