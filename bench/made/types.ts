import type { ClaimKind, Reliability, SourceKind, Stance, Urgency, Use, Verdict } from '../../src/domain/words.ts';
import type { Language } from './words.ts';

/** What the generator makes: a desk as plain values, before anything has an id. */

/** A source; `parent` is the place of another in the list, always before it. */
export interface MadeSource {
  name: string;
  kind: SourceKind;
  language: Language;
  aliases: string[];
  side?: string;
  reliability?: Reliability;
  parent?: number;
}

export interface MadeDocument {
  title: string;
  publisher: string;
  language: Language;
  url: string;
  publishedAt: string;
  text: string;
}

export interface MadeEvidence {
  stance: Stance;
  source: number;
  url: string;
  note: string;
  credibility: number;
}

export interface MadeFigure {
  metric: string;
  value?: number;
  low?: number;
  high?: number;
  unit?: string;
}

export interface MadeDecision {
  verdict: Verdict;
  reason?: string;
  use: Use;
  rationale: string;
}

/** How far the desk has come with a claim that nothing is decided of: `own` ones are checked by whoever measures. */
export type OpenCourse = 'triage' | 'checking' | 'own' | 'provisional' | 'dropped';
/** The same where a verdict was proposed: by whoever measures, or by the `other` editor. All but the first three are signed. */
export type DecidedCourse =
  | 'proposed'
  | 'otherProposed'
  | 'sentBack'
  | 'settled'
  | 'behind'
  | 'changed'
  | 'recheck'
  | 'stale';

export type MadeCourse = { kind: OpenCourse } | { kind: DecidedCourse; decision: MadeDecision };

/** A claim; sources and the document by their places in their lists, from 0. */
export interface MadeClaim {
  statement: string;
  language: Language;
  kind: ClaimKind;
  document: number;
  /** Where the statement stands in the document's text, in code points. */
  start: number;
  topics: string[];
  place: { name: string; lat: number; lon: number };
  eventDate: string;
  urgency: Urgency;
  /** When it is due, in hours from the load; below 0 it is overdue by them. */
  dueIn?: number;
  speaker: number;
  relay: number;
  evidence: MadeEvidence[];
  figures: MadeFigure[];
  course: MadeCourse;
  /** How many revisions it has before anybody works on it. */
  revisions: number;
}

/** Claims with the documents in which they stand. */
export interface MadeBlock {
  /** How many claims were made before these. */
  first: number;
  documents: MadeDocument[];
  claims: MadeClaim[];
}

export interface MadeDesk {
  /** Of all claims. */
  count: number;
  sources: MadeSource[];
  /** All claims, from the first on each time it is called. */
  blocks(): Iterable<MadeBlock>;
}
