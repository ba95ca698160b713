import type { ClaimKind, Reliability, SourceKind, Stance, Urgency, Use, Verdict } from '../src/domain/words.ts';
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

/** How far the desk has come with a claim; `decision` is proposed, and signed where it is settled. */
export type MadeCourse =
  | { stage: 'triage' | 'dropped' }
  | { stage: 'checking' }
  | { stage: 'in_review' | 'settled'; decision: MadeDecision };

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
  speaker: number;
  relay: number;
  evidence: MadeEvidence[];
  figures: MadeFigure[];
  course: MadeCourse;
}

export interface MadeDesk {
  sources: MadeSource[];
  documents: MadeDocument[];
  claims: MadeClaim[];
}
