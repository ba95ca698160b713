import { fold } from '../../src/domain/fold.ts';
import { suggest } from '../../src/intake/suggest/suggest.ts';
import type { Suggestion } from '../../src/intake/suggest/types.ts';

/** A labelled document; offsets are code points of `text`. */
export interface Labelled {
  name: string;
  language: string;
  text: string;
  sentences: LabelledSentence[];
}

export interface LabelledSentence {
  start: number;
  end: number;
  claim: boolean;
  /** The speaker by name, and where the name stands if the label says so; null in the outlet's own voice. */
  speaker: { name: string; start?: number; end?: number } | null;
}

/** One labelled sentence and the suggestion made for it. */
export interface Outcome {
  document: string;
  language: string;
  label: LabelledSentence;
  suggestion: Suggestion | undefined;
}

/** The outcome of every labelled sentence. A suggestion belongs to the sentence with which it shares most of its length. */
export function measure({ name, language, text, sentences }: Labelled): Outcome[] {
  const suggestions = suggest(text, language);
  return sentences.map((label) => {
    const suggestion = suggestions.find(
      (each) => shared(each, label) * 2 > Math.min(each.end - each.start, label.end - label.start),
    );
    return { document: name, language, label, suggestion };
  });
}

export interface Score {
  sentences: number;
  claims: number;
  suggested: number;
  precision: number;
  recall: number;
  /** Claims with a speaker that were found, and the share of them with the right one. */
  speakers: number;
  speakerAccuracy: number;
  /** Found claims in the outlet's own voice for which a speaker was proposed all the same. */
  wronglySpoken: number;
}

export function score(outcomes: readonly Outcome[]): Score {
  const claims = outcomes.filter(({ label }) => label.claim);
  const suggested = outcomes.filter(({ suggestion }) => suggestion);
  const found = claims.filter(({ suggestion }) => suggestion);
  const spoken = found.filter(({ label }) => label.speaker);
  const own = found.filter(({ label }) => !label.speaker);
  return {
    sentences: outcomes.length,
    claims: claims.length,
    suggested: suggested.length,
    precision: found.length / suggested.length,
    recall: found.length / claims.length,
    speakers: spoken.length,
    speakerAccuracy: spoken.filter(isRightSpeaker).length / spoken.length,
    wronglySpoken: own.filter(({ suggestion }) => suggestion?.speaker).length,
  };
}

/** Whether the proposed speaker is the labelled one: the same place in the text, or one name within the other. */
export function isRightSpeaker({ label, suggestion }: Outcome): boolean {
  const proposed = suggestion?.speaker;
  const wanted = label.speaker;
  if (!proposed || !wanted) return false;
  if (
    wanted.start !== undefined &&
    wanted.end !== undefined &&
    shared(proposed, { start: wanted.start, end: wanted.end }) > 0
  )
    return true;
  const [one, other] = [words(proposed.name), words(wanted.name)];
  if (one.length === 0 || other.length === 0) return false;
  const within = (few: string[], many: string[]) => few.every((word) => many.includes(word));
  return within(one, other) || (within(other, one) && one.length <= other.length + 8);
}

const small = new Set(['the', 'a', 'an', 'de', 'het', 'een', 's', 'of', 'van', 'ms', 'mr']);

function words(name: string): string[] {
  return fold(name)
    .split(' ')
    .filter((word) => word && !small.has(word));
}

function shared(one: { start: number; end: number }, other: { start: number; end: number }): number {
  return Math.max(0, Math.min(one.end, other.end) - Math.max(one.start, other.start));
}
