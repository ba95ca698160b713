import { readSections } from '../../desk/read-sections.ts';
import type { TranscriptCode } from '../../desk/read-time-codes.ts';
import type { Document } from '../../domain/records.ts';
import type { ShownTime, Wording } from '../wording.ts';
import { excerptOf } from './shown-suggestions.ts';

/** The entries of a live blog, or the time codes of a transcript, in the order of the text. */
export interface Contents {
  /** "12 entries of a live blog" */
  summary: string;
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
  /** "By Jane Doe", where it is not the heading already. */
  byline: string | null;
  /** As it stands there: "4 hr 34 min ago". */
  relative: string;
  /** Worked out from when the text was captured; null where nobody says when. */
  at: ShownTime | null;
  /** The recording at that moment. */
  media: string | null;
}

/** The time codes of a transcript; null of a text that is none, or has none. */
export function transcriptOf(codes: readonly TranscriptCode[]): Contents | null {
  if (codes.length === 0) return null;
  const entries = codes.map(({ start, codeEnd, text, words, url }) => ({
    start,
    end: codeEnd,
    href: `#entry-${start}`,
    heading: excerptOf(words || text),
    byline: null,
    relative: text,
    at: null,
    media: url,
  }));
  return { summary: `${codes.length} ${codes.length === 1 ? 'time code' : 'time codes'}`, entries, contradictions: [] };
}

/** A text with one such line, or none, is no live blog: null. */
export function contentsOf(text: string, document: Document, { time, date }: Wording): Contents | null {
  const { sections, contradictions } = readSections(text, document);
  if (sections.length < 2) return null;
  const workedOut = (at: string): ShownTime =>
    at.includes('T') ? { ...time(at), text: `${time(at).text} (worked out)` } : date(at, true);
  const entries = sections.map(({ start, heading, byline, relative, at }) => ({
    start,
    end: start + [...relative.text].length,
    href: `#entry-${start}`,
    heading: excerptOf(heading ?? byline ?? relative.text),
    byline: heading !== undefined && byline !== undefined ? excerptOf(byline) : null,
    relative: relative.text,
    at: at === undefined ? null : workedOut(at),
    media: null,
  }));
  return { summary: `${entries.length} entries of a live blog`, entries, contradictions };
}
