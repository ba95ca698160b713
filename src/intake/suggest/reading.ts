import { type Attribution, attributionsIn } from './attribution.ts';
import type { Compiled } from './compiled.ts';
import { figuresIn } from './figures.ts';
import { NameBook, type Speaker } from './name-book.ts';
import { type Sentence, sentences } from './sentences.ts';
import { subjectOfSentence } from './subjects.ts';
import type { Token } from './tokens.ts';
import type { ReasonKind } from './types.ts';

/** Words of a sentence that are a reason, as its tokens. */
export interface Found {
  kind: ReasonKind;
  from: number;
  to: number;
  sure: boolean;
}

/** A sentence with everything that the rules found in it. */
export interface Read {
  sentence: Sentence;
  found: Found[];
  /** Whether somebody is said to say it, here or around the quotation to which it belongs. */
  attributed: boolean;
  speaker?: Speaker;
  /** Whether all its words are quoted. */
  quoted: boolean;
}

/** In lines, empty ones included: how far back a quotation that names nobody finds its speaker. */
const farthestSpeaker = 2;

/** Reads a text sentence by sentence; speakers are carried on from one to the next. */
export function readSentences(text: string, compiled: Compiled): Read[] {
  const all = sentences(text, compiled);
  const book = new NameBook(text, compiled, all);
  const read = all.map((sentence) => readOne(sentence, book, compiled));
  carryQuotations(read);
  carryBackward(read, compiled);
  return read;
}

function readOne(sentence: Sentence, book: NameBook, compiled: Compiled): Read {
  const { tokens } = sentence;
  const quoted = isQuoted(tokens);
  if (sentence.kind === 'furniture') return { sentence, found: [], attributed: false, quoted };
  const attributions = attributionsIn(tokens, compiled, sentence.kind === 'headline');
  const found: Found[] = [
    ...attributions.map(({ from, to, sure }) => ({ kind: 'attribution' as const, from, to, sure })),
    ...figuresIn(tokens, compiled).map((figure) => ({ kind: 'figure' as const, ...figure })),
    ...compiled.hedges.all(tokens).map(({ from, to }) => ({ kind: 'hedge' as const, from, to, sure: true })),
  ];
  if (found.length === 0) found.push(...eventsIn(tokens, compiled));
  const speaker = speakerOf(attributions, tokens, book);
  if (!speaker) {
    const subject = subjectOfSentence(tokens, compiled);
    if (subject) book.see(subject, tokens);
  }
  return { sentence, found, attributed: attributions.length > 0, quoted, ...(speaker && { speaker }) };
}

/** What happens, in a sentence that names somebody or something: of events without a name nothing can be checked. */
function eventsIn(tokens: readonly Token[], compiled: Compiled): Found[] {
  const isConcrete = tokens.some((token, at) => at > 0 && (token.capital || token.kind === 'number'));
  if (!isConcrete) return [];
  return compiled.events.all(tokens).map(({ from, to }) => ({ kind: 'event', from, to, sure: true }));
}

/** Of several attributions, the one of saying comes first, and an outlet that passes words on after who said them. */
function speakerOf(
  attributions: readonly Attribution[],
  tokens: readonly Token[],
  book: NameBook,
): Speaker | undefined {
  const spoken = attributions.filter(({ speaker }) => speaker !== undefined);
  const main = spoken.filter(({ isSubordinate }) => !isSubordinate);
  const best =
    main.find(({ sure, speaker }) => sure && speaker?.kind !== 'outlet') ??
    main.find(({ sure }) => sure) ??
    main[0] ??
    spoken.find(({ sure }) => sure) ??
    spoken[0];
  if (!best?.speaker) return undefined;
  const speaker = book.read(best.speaker, tokens);
  if (speaker) book.note(speaker, best.speaker, tokens);
  return speaker;
}

function isQuoted(tokens: readonly Token[]): boolean {
  const words = tokens.filter((token) => token.kind !== 'sign');
  return words.length > 0 && words.every((token) => token.quote !== 0);
}

/**
 * Gives quoted sentences that name nobody the speaker of their quotation: in the same quotation, else of the sentence
 * before that somebody said, in this paragraph or the one before.
 */
function carryQuotations(read: readonly Read[]): void {
  const speakerOfQuotation = new Map<string, Read>();
  for (const each of read) {
    if (each.attributed)
      for (const key of quotationsOf(each)) if (!speakerOfQuotation.has(key)) speakerOfQuotation.set(key, each);
  }
  let before: Read | undefined;
  for (const each of read) {
    if (each.sentence.kind === 'furniture') continue;
    if (each.quoted && !each.attributed && each.sentence.kind === 'text') {
      const near = before && each.sentence.line - before.sentence.line <= farthestSpeaker ? before : undefined;
      const from =
        quotationsOf(each)
          .map((key) => speakerOfQuotation.get(key))
          .find(Boolean) ?? near;
      if (from?.attributed) {
        each.attributed = true;
        each.found.unshift({ kind: 'attribution', from: 0, to: each.sentence.tokens.length, sure: false });
        if (from.speaker) each.speaker = from.speaker;
      }
    }
    if (each.attributed) before = each;
  }
}

/** "Dat meldt de politie": what she reports is the sentence before. */
function carryBackward(read: readonly Read[], compiled: Compiled): void {
  read.forEach((each, index) => {
    const before = read[index - 1];
    if (!before || before.attributed || before.sentence.kind !== 'text' || !pointsBack(each, compiled)) return;
    before.attributed = true;
    before.found.unshift({ kind: 'attribution', from: 0, to: before.sentence.tokens.length, sure: false });
    if (each.speaker) before.speaker = each.speaker;
  });
}

function pointsBack({ found, sentence: { tokens } }: Read, { words }: Compiled): boolean {
  const [first] = found;
  if (!words.backward.has(tokens[0]?.lower ?? '') || first?.kind !== 'attribution') return false;
  return first.from === 1 || words.auxiliaries.has(tokens[1]?.lower ?? '');
}

/** Keys of the quotations that a sentence has part in. */
function quotationsOf({ sentence }: Read): string[] {
  const keys: string[] = [];
  let before = 0;
  for (const { quote } of sentence.tokens) {
    if (quote !== 0 && quote !== before) keys.push(`${sentence.line} ${quote}`);
    before = quote;
  }
  return keys;
}
