import type { Compiled } from './compiled.ts';
import { type Token, tokenise } from './tokens.ts';

/** What a line of a news page is. Furniture are bylines, times, invitations to read on: nothing in it is ever a claim. */
export type LineKind = 'text' | 'headline' | 'caption' | 'furniture';

/** A sentence, or a line that is none; `start` and `end` are UTF-16 indexes of the text. */
export interface Sentence {
  start: number;
  end: number;
  kind: LineKind;
  /** The number of its line. */
  line: number;
  tokens: Token[];
}

const mostWordsOfHeadline = 28;
const mostWordsOfByline = 18;

/**
 * The sentences of a normalised text, by Intl.Segmenter (UAX 29) line for line, with what news needs beside it: no cut
 * after abbreviations and initials, nor between a quotation and the words that name its speaker; a cut where a page lost
 * the space after a full stop; bullets left out; headlines, captions and page furniture told apart.
 */
export function sentences(text: string, compiled: Compiled): Sentence[] {
  const { language, words } = compiled;
  const segmenter = new Intl.Segmenter(language.tag, { granularity: 'sentence' });
  const found: Sentence[] = [];
  let number = 0;
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    const tokens = withoutBullet(joinAbbreviations(tokenise(text, start, end), words.abbreviations));
    if (tokens.length > 0) {
      const cuts = sentenceStarts(text, tokens, segmenter, words);
      const kind = kindOfLine(tokens, cuts.length, compiled);
      cuts.forEach((cut, index) => {
        const own = tokens.slice(cut, cuts[index + 1]);
        const from = (own[0] as Token).start;
        const ownKind = kind === 'text' && isCredit(own) ? 'furniture' : kind;
        found.push({ start: from, end: (own.at(-1) as Token).end, kind: ownKind, line: number, tokens: own });
      });
    }
    number++;
    start = end + 1;
  }
  return found;
}

/** Makes one token of an abbreviation or an initial and its full stop: "Lt.", "J.". */
function joinAbbreviations(tokens: readonly Token[], abbreviations: ReadonlySet<string>): Token[] {
  const joined: Token[] = [];
  for (const token of tokens) {
    const before = joined.at(-1);
    const isStop = token.text === '.' && before?.kind === 'word' && before.end === token.start;
    if (isStop && (abbreviations.has(`${before.lower}.`) || /^\p{Lu}$/u.test(before.text))) {
      joined[joined.length - 1] = { ...before, text: `${before.text}.`, lower: `${before.lower}.`, end: token.end };
    } else {
      joined.push(token);
    }
  }
  return joined;
}

const bullets = /^[•●▪·*–—-]$/;

function withoutBullet(tokens: Token[]): Token[] {
  return tokens.length > 1 && bullets.test(tokens[0]?.text ?? '') ? tokens.slice(1) : tokens;
}

/** The tokens of a line with which its sentences begin. */
function sentenceStarts(
  text: string,
  tokens: readonly Token[],
  segmenter: Intl.Segmenter,
  words: Compiled['words'],
): number[] {
  const borders = bordersIn(text, (tokens[0] as Token).start, (tokens.at(-1) as Token).end, segmenter);
  const starts = [0];
  for (let index = 1; index < tokens.length; index++) {
    const token = tokens[index] as Token;
    const proposed = borders.has(token.start) || isLostSpace(tokens, index);
    if (proposed && !goesOn(tokens, index, words)) starts.push(index);
  }
  return starts;
}

/** The segmenter takes time by the square of its text, so that it is given a line by pieces of this length. */
const longestPiece = 4000;

/** Where sentences begin by UAX 29. A sentence longer than a piece is looked through in pieces too. */
function bordersIn(text: string, from: number, to: number, segmenter: Intl.Segmenter): Set<number> {
  const borders = new Set<number>();
  for (let start = from; start < to; ) {
    const end = Math.min(to, start + longestPiece);
    let last = start;
    for (const { index } of segmenter.segment(text.slice(start, end))) {
      last = start + index;
      borders.add(last);
    }
    // What begins last may go on in the next piece.
    start = end === to || last === start ? end : last;
  }
  return borders;
}

/**
 * "Monday.National": a full stop before a capital, as pages lose spaces; or a full stop before a quotation that opens with
 * two commas, which Unicode takes for one sentence.
 */
function isLostSpace(tokens: readonly Token[], index: number): boolean {
  const stop = tokens[index - 1] as Token;
  const token = tokens[index] as Token;
  const opensLow = token.text === ',' && tokens[index + 1]?.text === ',' && tokens[index + 1]?.start === token.end;
  if (opensLow && stop.end < token.start) return /^[.!?”"’']$/.test(stop.text);
  return /^[.!?]$/.test(stop.text) && stop.end === token.start && token.capital && token.kind === 'word';
}

const mostClosers = 4;
const closers = /^[”"’'»)\]]$/;

/** Whether the text goes on where a sentence was proposed to begin. */
function goesOn(tokens: readonly Token[], index: number, words: Compiled['words']): boolean {
  const token = tokens[index] as Token;
  const before = tokens[index - 1] as Token;
  if (token.kind === 'word' && !token.capital) return true;
  if (closers.test(token.text) && token.quote !== 0 && token.quote === before.quote) return true;
  let stop = index - 1;
  while (stop > Math.max(0, index - mostClosers) && closers.test((tokens[stop] as Token).text)) stop--;
  const last = tokens[stop] as Token;
  if (last.kind === 'word' && last.text.endsWith('.')) {
    // An initial may be a surname kept back ("Martien R."): then an article or a pronoun begins the next sentence.
    return words.abbreviations.has(last.lower) || (/^\p{Lu}\.$/u.test(last.text) && !words.notNames.has(token.lower));
  }
  return last.text === ',' || last.text === ':' || last.text === ';';
}

const ends = /^[.!?…:]$/;

function kindOfLine(tokens: readonly Token[], parts: number, compiled: Compiled): LineKind {
  const { lines } = compiled.language;
  const { times } = compiled.words;
  const words = tokens.filter((token) => token.kind !== 'sign');
  const first = words[0];
  if (!first) return 'furniture';
  const open = endOf(tokens);
  const isShort = parts === 1 && !open;
  const opening = words.slice(0, 4).map((token) => token.lower);
  if (words.every((token) => token.kind === 'number' || times.has(token.lower))) return 'furniture';
  if (parts === 1 && words.length <= mostWordsOfHeadline && lines.furniture.some((phrase) => begins(opening, phrase)))
    return 'furniture';
  if (
    isShort &&
    words.length <= mostWordsOfByline &&
    words[1]?.capital &&
    lines.bylines.some((phrase) => begins(opening, phrase))
  ) {
    return 'furniture';
  }
  if (words.length < 80 && hasCreditWord(tokens, lines.captions)) return 'caption';
  if (isCredit(tokens.slice(-credit(tokens))) && credit(tokens) > 0) return 'caption';
  if (isShort && words.length <= mostWordsOfHeadline) return 'headline';
  return 'text';
}

/** Whether the line ends as a sentence does. */
function endOf(tokens: readonly Token[]): boolean {
  let last = tokens.length - 1;
  while (last > 0 && closers.test((tokens[last] as Token).text)) last--;
  return ends.test((tokens[last] as Token).text) || /\.$/.test((tokens[last] as Token).text);
}

function begins(words: readonly string[], phrase: string): boolean {
  return phrase.split(' ').every((word, index) => words[index] === word);
}

/** How many tokens at the end of a line are in brackets; 0 where it does not end with brackets. */
function credit(tokens: readonly Token[]): number {
  if (tokens.at(-1)?.text !== ')') return 0;
  for (let length = 2; length <= Math.min(14, tokens.length); length++) {
    if (tokens.at(-length)?.text === '(') return length;
  }
  return 0;
}

/** "Photo: Name" or "© Name" at the end of a line. */
function hasCreditWord(tokens: readonly Token[], creditWords: readonly string[]): boolean {
  return tokens
    .slice(-10)
    .some(
      (token, index, last) =>
        token.text === '©' || (creditWords.includes(token.lower) && /^[:/]$/.test(last[index + 1]?.text ?? '')),
    );
}

/** "(Name Surname/Agency)": the credit of a picture. */
function isCredit(tokens: readonly Token[]): boolean {
  if (tokens[0]?.text !== '(' || tokens.at(-1)?.text !== ')' || tokens.length > 14) return false;
  return tokens.some((token) => token.text === '/') && tokens.some((token) => token.capital);
}
