import { readSections } from '../../desk/read-sections.ts';
import type { Document } from '../../domain/records.ts';
import type { ShownTime, Wording } from '../wording.ts';
import { excerptOf } from './shown-suggestions.ts';

/** The entries of a live blog, in its order. */
export interface Contents {
  entries: Entry[];
  /** Where their times contradict each other. */
  contradictions: string[];
}

interface Entry {
  /** In code points: where it begins, and where its line with the time ends. */
  start: number;
  end: number;
  href: string;
  heading: string;
  /** As it stands there: "4 hr 34 min ago". */
  relative: string;
  /** Worked out from when the text was captured; null where nobody says when. */
  at: ShownTime | null;
}

/** A text with one such line, or none, is no live blog: null. */
export function contentsOf(text: string, { capturedAt }: Document, { time, date }: Wording): Contents | null {
  const { sections, contradictions } = readSections(text, capturedAt);
  if (sections.length < 2) return null;
  const workedOut = (at: string): ShownTime =>
    at.includes('T') ? { ...time(at), text: `${time(at).text} (worked out)` } : date(at, true);
  const entries = sections.map(({ start, heading, byline, relative, at }) => ({
    start,
    end: start + [...relative.text].length,
    href: `#entry-${start}`,
    heading: excerptOf(heading ?? byline ?? relative.text),
    relative: relative.text,
    at: at === undefined ? null : workedOut(at),
  }));
  return { entries, contradictions };
}
