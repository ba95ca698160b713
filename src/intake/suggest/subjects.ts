import type { Compiled } from './compiled.ts';
import { opensWithParticle } from './names.ts';
import { beforeAdverbs, phraseEnd, phraseStart, segmentStart } from './phrases.ts';
import { authorOf, ownerOfRecord, recordIn } from './records.ts';
import { isKnown, isNominal, type Mention, speakerIn } from './speakers.ts';
import type { Token } from './tokens.ts';

const mostAsides = 4;
const farthestOpening = 12;
const mostAdverbs = 3;

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
  const end = beforeAdverbs(tokens, verb, compiled);
  const last = tokens[end - 1];
  if (last?.quote !== 0) return undefined;
  if (last.text === ',') return subjectBeforeAsides(tokens, end - 1, compiled);
  if (last.kind === 'sign' || words.joining.has(last.lower)) return undefined;
  if (words.relative.has(last.lower)) return antecedent(tokens, end - 1, compiled);
  const start = phraseStart(tokens, end, compiled);
  if (start >= end || isAdverbial(tokens, start, end, compiled)) return undefined;
  if (!any && !isNominal(tokens, start, end, compiled)) return undefined;
  return (
    subjectOfRelative(tokens, start, compiled) ??
    ownerOfRecord(tokens, start, end, compiled) ??
    speakerIn(tokens, start, end, compiled, any)
  );
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
  const isAdverb = (token: Token | undefined) => token && words.between.has(token.lower) && !token.capital;
  while (start < at + mostAdverbs && isAdverb(tokens[start])) start++;
  const end = phraseEnd(tokens, start, compiled);
  if (end === start) return undefined;
  const owner = ownerOfRecord(tokens, start, end, compiled);
  if (owner) return owner;
  const record = recordIn(tokens, start, end, compiled);
  if (record !== undefined) return authorOf(tokens, record, compiled);
  const speaker = speakerIn(tokens, start, end, compiled, any);
  return speaker?.form === 'description' ? (nameInAside(tokens, end, compiled) ?? speaker) : speaker;
}

/** The subject with which a sentence begins, after an adverbial in front ("On Monday, …"). */
export function subjectOfSentence(tokens: readonly Token[], compiled: Compiled): Mention | undefined {
  const { openings, articles } = compiled.words;
  const first = tokens[0]?.lower ?? '';
  let start = 0;
  if (openings.has(first) && !articles.has(first)) {
    while (start < Math.min(tokens.length, farthestOpening) && tokens[start]?.text !== ',') start++;
    start++;
  }
  const end = phraseEnd(tokens, start, compiled);
  return end > start && tokens[start]?.quote === 0 ? speakerIn(tokens, start, end, compiled) : undefined;
}

/** "said a spokesman, Scott Whiffen": the name follows the office. */
function nameInAside(tokens: readonly Token[], comma: number, compiled: Compiled): Mention | undefined {
  if (tokens[comma]?.text !== ',') return undefined;
  const end = phraseEnd(tokens, comma + 1, compiled);
  const aside = speakerIn(tokens, comma + 1, end, compiled);
  return aside?.form === 'name' && aside.from === comma + 1 && aside.to === end ? aside : undefined;
}

/** Walks left over asides in commas until a name, or the office that an aside describes. */
function subjectBeforeAsides(tokens: readonly Token[], lastComma: number, compiled: Compiled): Mention | undefined {
  let described: Mention | undefined;
  let end = lastComma;
  for (let aside = 0; aside < mostAsides && end > 0; aside++) {
    const start = segmentStart(tokens, end);
    if (tokens[start]?.quote !== 0) return described;
    const isAside = opensAside(tokens, start, end, compiled);
    if (isAside && described) return described;
    if (!isAside) {
      const from = phraseStart(tokens, end, compiled);
      const isWhole = from === start && isNominal(tokens, from, end, compiled);
      if (aside === 0 && !isWhole) return nameAtStart(tokens, start, compiled);
      const mention = speakerIn(tokens, from, end, compiled);
      if (mention?.form === 'name' && (isWhole || described)) return mention;
      if (!mention || !isWhole) return described;
      described ??= mention;
    }
    if (tokens[start - 1]?.text !== ',') return described;
    end = start - 1;
  }
  return described;
}

/** Ages, and what begins with a preposition, a relative pronoun or a participle ("aligned with the army"). */
function opensAside(tokens: readonly Token[], start: number, end: number, compiled: Compiled): boolean {
  const { words } = compiled;
  const first = tokens[start] as Token;
  const { kind, lower } = first;
  if (end - start === 1 && kind === 'number') return true;
  if (kind === 'word' && !isKnown(first, compiled)) return true;
  const opens = words.openings.has(lower) && !words.articles.has(lower) && !words.joining.has(lower);
  return opens || words.relative.has(lower);
}

/** "Sergei X, seen here in 2020, confirmed": any aside counts as one after a name with which the sentence begins. */
function nameAtStart(tokens: readonly Token[], aside: number, compiled: Compiled): Mention | undefined {
  const end = aside - 1;
  if (tokens[end]?.text !== ',' || segmentStart(tokens, end) !== 0) return undefined;
  const mention = isNominal(tokens, 0, end, compiled) ? speakerIn(tokens, 0, end, compiled) : undefined;
  return mention?.form === 'name' ? mention : undefined;
}

/** The name before "who" or "which". */
function antecedent(tokens: readonly Token[], relative: number, compiled: Compiled): Mention | undefined {
  const end = tokens[relative - 1]?.text === ',' ? relative - 1 : relative;
  const start = phraseStart(tokens, end, compiled);
  return start < end ? speakerIn(tokens, start, end, compiled) : undefined;
}

/** "Residents reached by telephone reported": the phrase after "by" belongs to a participle of the subject. */
function subjectOfRelative(tokens: readonly Token[], start: number, compiled: Compiled): Mention | undefined {
  const by = start - 1;
  if (by < 2 || !compiled.words.agent.has(tokens[by]?.lower ?? '')) return undefined;
  const from = phraseStart(tokens, by, compiled);
  const isShort = from < by - 1 && by - from <= 6;
  return isShort ? speakerIn(tokens, from, by - 1, compiled) : undefined;
}

/** In languages with the verb in second place: whether something else than the subject stands in the first. */
function isAdverbial(tokens: readonly Token[], start: number, end: number, compiled: Compiled): boolean {
  const { words, language } = compiled;
  if (!language.reporting.verbSecond) return false;
  const first = tokens[start] as Token;
  const before = tokens[start - 1]?.lower ?? '';
  if (words.openings.has(before) && !words.subordinators.has(before) && !words.joining.has(before)) return true;
  if (first.capital && opensWithParticle(tokens, start, end, compiled)) return false;
  const leads = words.joining.has(first.lower) && end - start > 1 ? (tokens[start + 1] as Token) : first;
  if (!words.openings.has(leads.lower)) return false;
  return !words.articles.has(leads.lower) || end - start === 1 || !speakerIn(tokens, start, end, compiled);
}
