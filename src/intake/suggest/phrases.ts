import type { Compiled } from './compiled.ts';
import { officeOf } from './offices.ts';
import { isKnown, isNominal, speakerIn } from './speakers.ts';
import type { Token } from './tokens.ts';

const longestPhrase = 18;
const longestSegment = 30;
const longestBracket = 12;
const mostUnknown = 3;
const farthestOffice = 3;
/** Signs that may stand within a noun phrase. */
const inner = /^[&/-]$/;

/** Where the noun phrase that ends before `end` begins. */
export function phraseStart(tokens: readonly Token[], end: number, compiled: Compiled): number {
  const { borders, joining } = compiled.words;
  let start = end;
  while (start > 0 && end - start < longestPhrase) {
    const token = tokens[start - 1] as Token;
    if (token.quote !== 0 || (token.kind === 'sign' && !inner.test(token.text))) break;
    if (token.kind === 'word' && !token.capital && borders.has(token.lower)) break;
    start--;
  }
  // "… hit the base and the ministry said": another clause ends at the joining word.
  for (let at = end - 1; at > start; at--) {
    if (joining.has(tokens[at]?.lower ?? '') && !isNominal(tokens, start, at, compiled)) return at + 1;
  }
  return start;
}

/**
 * Where the noun phrase that begins at `start` ends: at a sign, at a word of the language's borders, or at the first
 * unknown word after a name or an office that leads to no other office, which is most often the verb of the sentence.
 */
export function phraseEnd(tokens: readonly Token[], start: number, compiled: Compiled): number {
  const { borders, articles, he } = compiled.words;
  let end = start;
  let unknown = 0;
  while (end < tokens.length && end - start < longestPhrase) {
    const token = tokens[end] as Token;
    if (token.quote !== 0 || (token.kind === 'sign' && !inner.test(token.text))) break;
    if (token.kind === 'word' && borders.has(token.lower) && !token.capital) break;
    if (end > start && endsName(token, compiled)) break;
    const opening = tokens[start]?.lower ?? '';
    const isOpen = end === start + 1 && articles.has(opening) && !he.has(opening);
    if (!isOpen && !isKnown(token, compiled)) {
      if (speakerIn(tokens, start, end, compiled) && !leadsOn(tokens, end, compiled)) break;
      if (++unknown > mostUnknown) break;
    }
    end++;
  }
  return end;
}

/** "Cal Fire operations section chief Jeremy Pierce": an office follows soon. Where verbs stand second, it may be another's. */
function leadsOn(tokens: readonly Token[], at: number, compiled: Compiled): boolean {
  if (compiled.language.reporting.verbSecond) return false;
  for (let index = at + 1; index <= at + farthestOffice; index++) {
    const token = tokens[index];
    if (!token || token.kind === 'sign' || compiled.words.borders.has(token.lower)) return false;
    if (officeOf(token, compiled)) return true;
    if (isKnown(token, compiled)) return false;
  }
  return false;
}

/** Times and the places where it was said end a name: "said Jansen on Monday", "zei Jansen dinsdag". */
function endsName({ lower }: Token, { words }: Compiled): boolean {
  const { notNames, openings, articles, within } = words;
  return !articles.has(lower) && !within.has(lower) && (notNames.has(lower) || openings.has(lower));
}

/** Where the words between commas, brackets, dashes or quotations that end before `end` begin. */
export function segmentStart(tokens: readonly Token[], end: number): number {
  let start = end;
  while (start > 0 && end - start < longestSegment) {
    const token = tokens[start - 1] as Token;
    if (token.kind === 'sign' && /^[,;:–—()"“”.]$/.test(token.text)) break;
    start--;
  }
  return start;
}

/** The end of what stands before a verb, without the adverbs, times and auxiliaries between ("X has on Monday also …"). */
export function beforeAdverbs(tokens: readonly Token[], verb: number, { words }: Compiled): number {
  let end = verb;
  while (end > 0) {
    const token = tokens[end - 1] as Token;
    if (token.quote !== 0) break;
    const isAdverb = token.kind === 'word' && (words.between.has(token.lower) || isManner(token));
    const isYear = token.kind === 'number' && words.between.has(tokens[end - 2]?.lower ?? '');
    if (!isAdverb && !isYear) break;
    end--;
  }
  return tokens[end - 1]?.text === ')' ? beforeBracket(tokens, end) : end;
}

/** An English adverb in -ly, which no other language here knows. */
export function isManner({ lower, capital }: Token): boolean {
  return lower.length > 4 && lower.endsWith('ly') && !capital;
}

function beforeBracket(tokens: readonly Token[], end: number): number {
  for (let at = end - 1; at >= Math.max(0, end - longestBracket); at--) if (tokens[at]?.text === '(') return at;
  return end;
}
