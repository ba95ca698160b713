import { fold } from './fold.ts';

/** Folded words that stand one after the other; with `open` the last one may go on. */
export interface SearchTerm {
  words: string[];
  open: boolean;
}

/** What a text must hold, and what it must not. */
export interface SearchQuery {
  all: SearchTerm[];
  none: SearchTerm[];
}

/** Most terms that are asked for at once. */
export const mostTerms = 20;

// What is longer is no word of any language, and more than PostgreSQL can index.
const longWord = /(^| )([^ ]{255})[^ ]+/gu;
// In UTF-16 units: a vector of PostgreSQL holds 1 MB, which is four bytes each at the most.
const longestText = 250_000;

/**
 * A folded text as both databases index it: words with one space between, of at most 255 characters each, the rest cut; a
 * final σ as others and an iota below as one beside, since SQLite does not tell them apart; of a long text the first 250,000
 * UTF-16 units, to the end of a word.
 */
export function indexed(folded: string): string {
  const text = folded.replaceAll('ς', 'σ').replaceAll('\u0345', 'ι').replace(longWord, '$1$2');
  return text.length > longestText ? text.slice(0, text.lastIndexOf(' ', longestText)) : text;
}

/** The words of a text as they are searched for. */
export function searchWords(text: string): string[] {
  return indexed(fold(text)).split(' ').filter(Boolean);
}

// A sign in front, then words between quotation marks, or all up to the next space.
const termPattern = /(?<=^|\s)(-?)(?:["“”„«]([^"“”„«»]*)["“”»]?|(\S+))/gu;

/**
 * Reads what somebody typed: a word finds every word that begins with it (`wagn` and `wagn*` alike), words in quotation
 * marks are found as they are, one after the other, and `-` in front of either leaves out what holds it. A word with signs
 * in it, such as T-72, is its parts one after the other. Everything else separates. Never throws; terms come in the order
 * typed, each once.
 */
export function parseSearch(text: string): SearchQuery {
  const query: SearchQuery = { all: [], none: [] };
  const seen = new Set<string>();
  for (const [, sign, quoted, plain] of text.matchAll(termPattern)) {
    const words = searchWords(quoted ?? plain ?? '');
    const key = `${sign}${quoted === undefined}${words.join(' ')}`;
    if (words.length === 0 || seen.has(key)) continue;
    seen.add(key);
    query[sign === '-' ? 'none' : 'all'].push({ words, open: quoted === undefined });
  }
  return query;
}

/** What is wrong with a query, in a sentence, or null. */
export function searchFault({ all, none }: SearchQuery): string | null {
  if (all.length + none.length === 0) return 'Search for a word: letters or digits.';
  if (all.length === 0) return 'Add a word that has to be there; a minus only leaves out.';
  const words = [...all, ...none].reduce((sum, term) => sum + term.words.length, 0);
  return words > mostTerms ? `Search for at most ${mostTerms} words at once.` : null;
}

/** Whether `words` stand at this place of a folded text's words. */
function standsAt(found: readonly string[], place: number, { words, open }: SearchTerm): boolean {
  return words.every((word, index) => {
    const there = found[place + index] ?? '';
    return open && index === words.length - 1 ? there.startsWith(word) : there === word;
  });
}

/** A part of a text, and whether it is what was searched for. */
export interface Highlight {
  text: string;
  hit: boolean;
}

/** The text in parts, one after the other, with the words that the query found marked. */
export function highlight(text: string, { all }: SearchQuery): Highlight[] {
  const words = [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].flatMap((match) => {
    const span = { start: match.index, end: match.index + match[0].length };
    return searchWords(match[0]).map((word) => ({ word, ...span }));
  });
  const folded = words.map(({ word }) => word);
  const hits = new Set<number>();
  for (const term of all) {
    for (let place = 0; place + term.words.length <= folded.length; place++) {
      if (standsAt(folded, place, term)) for (let at = 0; at < term.words.length; at++) hits.add(place + at);
    }
  }
  return partsOf(
    text,
    [...hits].sort((a, b) => a - b).flatMap((index) => words[index] ?? []),
  );
}

function partsOf(text: string, spans: { start: number; end: number }[]): Highlight[] {
  const parts: Highlight[] = [];
  let done = 0;
  for (const { start, end } of spans) {
    if (end <= done) continue;
    if (start > done) parts.push({ text: text.slice(done, start), hit: false });
    parts.push({ text: text.slice(Math.max(start, done), end), hit: true });
    done = end;
  }
  if (done < text.length) parts.push({ text: text.slice(done), hit: false });
  return parts;
}
