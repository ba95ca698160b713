import { sha256 } from '../../domain/canonical.ts';
import { normalise } from '../../domain/normalise.ts';
import { channelIn } from './channels.ts';
import { codePointOffsets } from './code-points.ts';
import { compile } from './compiled.ts';
import { type Check, checksIn } from './disclaimers.ts';
import { guessKind } from './kinds.ts';
import { languageOf } from './languages/index.ts';
import { type Read, readSentences } from './reading.ts';
import { scoreOf } from './scores.ts';
import type { Reason, Suggestion } from './types.ts';

/** A sentence longer than this, in UTF-16 units, is no passage that a desk would cut. */
const longestPassage = 2000;
const mostReasons = 12;

export interface SuggestOptions {
  /** Hashes of suggestions that were dismissed. */
  dismissed?: ReadonlySet<string>;
  /** Suggestions that score less are left out; between 0 and 1. */
  minimum?: number;
}

export const defaultMinimum = 0.4;

/**
 * Passages of a normalised text that look like claims, in the order of the text, each with the words that give the reason.
 * `language` is a BCP 47 tag; a language without rules gets none. Time and memory grow with the length of the text.
 */
export function suggest(text: string, language: string, options: SuggestOptions = {}): Suggestion[] {
  const tables = languageOf(language);
  if (!tables) return [];
  const compiled = compile(tables);
  const read = readSentences(text, compiled);
  const checks = checksIn(read, text, compiled);
  const offset = codePointOffsets(text);
  const minimum = options.minimum ?? defaultMinimum;
  const suggestions: Suggestion[] = [];
  for (const each of read) {
    const check = checks.get(each);
    const { sentence } = each;
    const score = scoreOf(each, check !== undefined, compiled);
    if (score < minimum || sentence.end - sentence.start > longestPassage) continue;
    const exact = text.slice(sentence.start, sentence.end);
    const hash = sha256(normalise(exact));
    if (options.dismissed?.has(hash)) continue;
    const channel = each.attributed ? channelIn(sentence.tokens, compiled) : undefined;
    suggestions.push({
      start: offset(sentence.start),
      end: offset(sentence.end),
      exact,
      reasons: reasonsOf(each, text, offset, check),
      ...(each.speaker && {
        speaker: { ...each.speaker, start: offset(each.speaker.start), end: offset(each.speaker.end) },
      }),
      ...(channel && { channel }),
      kind: guessKind(each, compiled),
      ...(check && {
        outletCheck: {
          value: 'not_verified' as const,
          disclaimer: { start: offset(check.start), end: offset(check.end), exact: text.slice(check.start, check.end) },
          scope: check.scope,
        },
      }),
      score,
      hash,
    });
  }
  return suggestions;
}

function reasonsOf(
  { found, sentence }: Read,
  text: string,
  offset: (index: number) => number,
  check?: Check,
): Reason[] {
  const own = found.slice(0, mostReasons).map(({ kind, from, to }) => {
    const start = sentence.tokens[from]?.start ?? sentence.start;
    return { kind, start, end: sentence.tokens[to - 1]?.end ?? sentence.end };
  });
  const all = check ? [...own, { kind: 'disclaimer' as const, ...check.words }] : own;
  return all.map(({ kind, start, end }) => ({
    kind,
    text: text.slice(start, end),
    start: offset(start),
    end: offset(end),
  }));
}
