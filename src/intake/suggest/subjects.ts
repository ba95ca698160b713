import type { Compiled } from './compiled.ts';
import { isNominal, isRecord, type Mention, speakerIn } from './speakers.ts';
import type { Token } from './tokens.ts';

const longestSubject = 18;
const mostSegments = 4;
const comma = /^,$/;

/**
 * The subject that stands before the verb at `verb`: right before it, or before an apposition in commas ("Sheila Dunmore,
 * 71, claims"). `any` takes a subject that no table knows, as verbs of saying allow.
 */
export function subjectBefore(
  tokens: readonly Token[],
  verb: number,
  compiled: Compiled,
  any = false,
): Mention | undefined {
  const { words } = compiled;
  let end = skipBack(tokens, verb, compiled);
  if (tokens[end - 1]?.text === ')') end = beforeBracket(tokens, end);
  const last = tokens[end - 1];
  if (!last) return undefined;
  if (comma.test(last.text) && last.quote === 0) return subjectBeforeAsides(tokens, end - 1, compiled);
  if (last.kind === 'sign' || last.quote !== 0) return undefined;
  if (words.relative.has(last.lower)) return antecedent(tokens, end - 1, compiled);
  if (words.joining.has(last.lower)) return undefined;
  const start = phraseStart(tokens, end, compiled);
  if (start >= end || isAdverbial(tokens, start, end, compiled)) return undefined;
  return ownerOfRecord(tokens, start, end, compiled) ?? speakerIn(tokens, start, end, compiled, any);
}

/**
 * The subject that stands after the verb: "said Grace Achieng, a teacher". In English only after a quotation or a comma,
 * in languages with the verb in second place anywhere. `before` is the token before the verb; frames have none.
 */
export function subjectAfter(
  tokens: readonly Token[],
  at: number,
  compiled: Compiled,
  any: boolean,
  before?: Token,
): Mention | undefined {
  const { words, language } = compiled;
  const isInverted = before === undefined || before.kind === 'sign' || language.reporting.verbSecond;
  if (!isInverted) return undefined;
  let start = at;
  while (
    start < tokens.length &&
    start < at + 3 &&
    words.between.has(tokens[start]?.lower ?? '') &&
    !tokens[start]?.capital
  )
    start++;
  const end = phraseEnd(tokens, start, compiled);
  if (end === start) return undefined;
  const record = ownerOfRecord(tokens, start, end, compiled);
  if (record) return record;
  if (isRecord(tokens, start, end, compiled)) return authorAfter(tokens, start, compiled);
  const speaker = speakerIn(tokens, start, end, compiled, any);
  if (speaker?.form !== 'description' || tokens[end]?.text !== ',') return speaker;
  // "said a spokesman, Scott Whiffen": the name follows the office.
  const asideEnd = phraseEnd(tokens, end + 1, compiled);
  const aside = speakerIn(tokens, end + 1, asideEnd, compiled);
  return aside?.form === 'name' && aside.from === end + 1 && isAllCapital(tokens, aside) ? aside : speaker;
}

/** The subject with which a sentence begins. */
export function subjectOfSentence(tokens: readonly Token[], compiled: Compiled): Mention | undefined {
  let start = 0;
  const { words } = compiled;
  if (words.openings.has(tokens[0]?.lower ?? '') && !words.articles.has(tokens[0]?.lower ?? '')) {
    while (start < Math.min(tokens.length, 12) && tokens[start]?.text !== ',') start++;
    start++;
  }
  const end = phraseEnd(tokens, start, compiled, true);
  return end > start && tokens[start]?.quote === 0 ? speakerIn(tokens, start, end, compiled) : undefined;
}

function skipBack(tokens: readonly Token[], from: number, { words }: Compiled): number {
  let end = from;
  while (end > 0) {
    const token = tokens[end - 1] as Token;
    const skips =
      token.quote === 0 &&
      ((token.kind === 'word' && (words.between.has(token.lower) || (token.lower.endsWith('ly') && !token.capital))) ||
        (token.kind === 'number' && words.between.has(tokens[end - 2]?.lower ?? '')));
    if (!skips) break;
    end--;
  }
  return end;
}

function beforeBracket(tokens: readonly Token[], end: number): number {
  for (let at = end - 1; at >= Math.max(0, end - 12); at--) if (tokens[at]?.text === '(') return at;
  return end;
}

/** Walks left over asides in commas until a name, or the office that an aside describes. */
function subjectBeforeAsides(tokens: readonly Token[], lastComma: number, compiled: Compiled): Mention | undefined {
  let fallback: Mention | undefined;
  let end = lastComma;
  for (let segment = 0; segment < mostSegments && end > 0; segment++) {
    const start = segmentStart(tokens, end);
    const first = tokens[start] as Token;
    if (first.quote !== 0) return fallback;
    const isAge = end - start === 1 && first.kind === 'number';
    const opensAside = compiled.words.openings.has(first.lower) && !compiled.words.articles.has(first.lower);
    if (!isAge && !opensAside) {
      const from = phraseStart(tokens, end, compiled);
      if (from !== start && segment === 0) return undefined;
      const mention = speakerIn(tokens, from, end, compiled);
      const isWhole = isNominal(tokens, from, end, compiled);
      if (mention?.form === 'name' && (isWhole || fallback !== undefined)) return mention;
      if (!mention || !isWhole) return fallback;
      fallback ??= mention;
    } else if (segment > 0 && fallback) {
      return fallback;
    }
    if (tokens[start - 1]?.text !== ',') return opensAside || isAge ? undefined : fallback;
    end = start - 1;
  }
  return fallback;
}

function segmentStart(tokens: readonly Token[], end: number): number {
  let start = end;
  while (start > 0 && end - start < 30) {
    const token = tokens[start - 1] as Token;
    if (token.kind === 'sign' && /^[,;:–—()"“”.]$/.test(token.text)) break;
    start--;
  }
  return start;
}

/** The name before "who" or "which". */
function antecedent(tokens: readonly Token[], relative: number, compiled: Compiled): Mention | undefined {
  const end = tokens[relative - 1]?.text === ',' ? relative - 1 : relative;
  const start = phraseStart(tokens, end, compiled);
  return start < end ? speakerIn(tokens, start, end, compiled) : undefined;
}

/** Where the noun phrase that ends before `end` begins. */
function phraseStart(tokens: readonly Token[], end: number, compiled: Compiled): number {
  const { words } = compiled;
  let start = end;
  while (start > 0 && end - start < longestSubject) {
    const token = tokens[start - 1] as Token;
    if (token.quote !== 0 || (token.kind === 'sign' && !/^[&/-]$/.test(token.text))) break;
    if (token.kind === 'word' && !token.capital && words.borders.has(token.lower)) break;
    start--;
  }
  // "… hit the base and the ministry said": another clause ends at the joining word.
  for (let at = end - 1; at > start; at--) {
    if (!words.joining.has(tokens[at]?.lower ?? '')) continue;
    if (!isNominal(tokens, start, at, compiled)) return at + 1;
  }
  return start;
}

/** Where the noun phrase that begins at `start` ends; `strict` ends it at the first word that no table knows. */
function phraseEnd(tokens: readonly Token[], start: number, compiled: Compiled, strict = false): number {
  const { words } = compiled;
  let end = start;
  while (end < tokens.length && end - start < longestSubject) {
    const token = tokens[end] as Token;
    if (token.quote !== 0 || (token.kind === 'sign' && !/^[&/-]$/.test(token.text))) break;
    if (token.kind === 'word' && words.borders.has(token.lower) && !token.capital) break;
    if (end > start && endsName(tokens, end, compiled)) break;
    if (strict && !isNominal(tokens, end, end + 1, compiled)) break;
    if (strict && end > start && !token.capital && !isNominal(tokens, start, end + 1, compiled)) break;
    end++;
  }
  return end;
}

/** Times and the places where it was said end a name: "said Jansen on Monday", "zei Jansen dinsdag". */
function endsName(tokens: readonly Token[], at: number, compiled: Compiled): boolean {
  const token = tokens[at] as Token;
  const { words } = compiled;
  if (words.notNames.has(token.lower) && !words.articles.has(token.lower) && !words.within.has(token.lower))
    return true;
  return words.openings.has(token.lower) && !words.within.has(token.lower) && !words.articles.has(token.lower);
}

/** "Prigozhin's statement said", "the ministry's report": the owner speaks. */
function ownerOfRecord(tokens: readonly Token[], start: number, end: number, compiled: Compiled): Mention | undefined {
  for (let at = start + 1; at < end; at++) {
    if (tokens[at]?.lower !== "'s") continue;
    if (isRecord(tokens, at + 1, end, compiled)) return speakerIn(tokens, start, at, compiled, true);
  }
  return undefined;
}

/** "a statement from the ministry", "data published by the office". */
function authorAfter(tokens: readonly Token[], start: number, compiled: Compiled): Mention | undefined {
  const { words } = compiled;
  for (let at = start + 1; at < Math.min(tokens.length, start + 8); at++) {
    const token = tokens[at] as Token;
    if (token.kind === 'sign') return undefined;
    const isPreposition = words.agent.has(token.lower) || words.within.has(token.lower);
    if (!isPreposition || token.lower === "'s") continue;
    const speaker = speakerIn(tokens, at + 1, phraseEnd(tokens, at + 1, compiled), compiled);
    if (speaker) return speaker;
  }
  return undefined;
}

/** In languages with the verb in second place: whether something else than the subject stands in the first. */
function isAdverbial(tokens: readonly Token[], start: number, end: number, { words, language }: Compiled): boolean {
  if (!language.reporting.verbSecond) return false;
  const first = tokens[start] as Token;
  const leads = words.joining.has(first.lower) && end - start > 1 ? (tokens[start + 1] as Token) : first;
  return words.openings.has(leads.lower) && !words.articles.has(leads.lower);
}

function isAllCapital(tokens: readonly Token[], { from, to }: Mention): boolean {
  return tokens.slice(from, to).every((token) => token.capital || token.kind === 'sign' || token.lower.length <= 3);
}
