import { type Alignment, align } from './alignment.ts';
import { type Quote, type QuoteRequest, quoteAround } from './anchors.ts';
import { normalise, utf16Index } from './normalise.ts';

/** UTF-16 units read between two yields: about a millisecond. */
const readAStep = 1_000_000;
/** Units read in all, the text read again for each piece: about half a second, and never more, however long the text is. */
const mostRead = 400_000_000;
const mostPieces = 24;
const mostPlacesOfPiece = 300;
/** Stretches of the text that are compared word by word. */
const mostCompared = 6;
/** The share of the words that may differ; beyond, what is found is only by chance. */
const farthest = 0.7;

/** A piece of the quote that is looked for letter for letter. */
interface Piece {
  text: string;
  /** Where it stands in the quote. */
  offset: number;
}

/**
 * The passage of a normalised text that is most like a quote which does not stand in it, to be compared by a person; null
 * where nothing is like it. Words, pairs of words and then parts of words are looked for letter for letter; where
 * several stand as far from each other as in the quote, the text is compared word by word.
 *
 * A generator that yields about every millisecond of work, so that it holds nobody up. What it reads and compares is
 * bounded: in a text of 20 MB about 20 pieces are looked for.
 */
export function* nearestPassage(text: string, request: QuoteRequest): Generator<void, Quote | null> {
  const exact = normalise(request.exact).trim();
  if (exact === '') return null;
  const reading = { left: mostRead };
  const verbatim = yield* placesOf(text, { text: exact, offset: 0 }, reading);
  if (verbatim.length > 0) return quoteAround(text, ...besides(text, verbatim, exact, request));
  for (const pieces of [wordPieces(exact), otherCases(exact), partPieces(exact)]) {
    const starts = yield* likelyStarts(text, pieces, exact.length, reading);
    let best: Alignment | null = null;
    for (const start of starts) {
      const found = yield* compare(text, exact, start);
      if (found && found.distance <= farthest && (!best || found.distance < best.distance)) best = found;
    }
    if (best) return quoteAround(text, best.from, best.to);
  }
  return null;
}

/** Of the places where the very words stand, the one that is nearest to what was asked for beside them. */
function besides(text: string, places: number[], exact: string, request: QuoteRequest): [number, number] {
  const start = request.start === undefined ? undefined : utf16Index(text, Math.max(0, request.start));
  const reversed = (words: string) => [...words.trimEnd()].reverse();
  const before = reversed(normalise(request.prefix ?? ''));
  const after = [...normalise(request.suffix ?? '').trimStart()];
  const unlikeness = (at: number) => {
    if (start !== undefined) return Math.abs(at - start);
    const end = at + exact.length;
    const left = reversed(text.slice(Math.max(0, at - contextRead), at));
    const right = [...text.slice(end, end + contextRead).trimStart()];
    return -sharedBeginning(left, before) - sharedBeginning(right, after);
  };
  const [at = 0] = places.toSorted((one, other) => unlikeness(one) - unlikeness(other));
  return [at, at + exact.length];
}

const contextRead = 200;

function sharedBeginning(one: string[], other: string[]): number {
  const differing = other.findIndex((letter, index) => letter !== one[index]);
  return differing === -1 ? other.length : differing;
}

/** Where a piece stands in the text, UTF-16; the first 300 places at most, none where reading on would be too much. */
function* placesOf(text: string, { text: piece }: Piece, reading: { left: number }): Generator<void, number[]> {
  const places: number[] = [];
  for (let from = 0; from < text.length && places.length < mostPlacesOfPiece; from += readAStep) {
    if (reading.left < 0) return [];
    reading.left -= readAStep;
    const stretch = text.slice(from, from + readAStep + piece.length - 1);
    for (let at = stretch.indexOf(piece); at !== -1; at = stretch.indexOf(piece, at + 1)) {
      if (places.push(from + at) === mostPlacesOfPiece) break;
    }
    yield;
  }
  return places;
}

/** Where the quote would begin if the pieces that stand together in the text belonged to it; the likeliest first. */
function* likelyStarts(
  text: string,
  pieces: Piece[],
  length: number,
  reading: { left: number },
): Generator<void, number[]> {
  const votes: { start: number; piece: number; weight: number }[] = [];
  for (const [index, piece] of pieces.entries()) {
    const places = yield* placesOf(text, piece, reading);
    // A long piece that stands in few places says most.
    const weight = piece.text.length / (1 + Math.log2(places.length || 1));
    votes.push(...places.map((place) => ({ start: place - piece.offset, piece: index, weight })));
  }
  votes.sort((one, other) => one.start - other.start);
  const width = slackOf(length);
  // How often each piece stands in the stretch between two votes; one that is repeated there counts once.
  const counts = new Map<number, number>();
  const count = (piece: number, change: 1 | -1) => {
    const now = (counts.get(piece) ?? 0) + change;
    counts.set(piece, now);
    return now;
  };
  const ranked: { start: number; weight: number }[] = [];
  let [weight, last] = [0, 0];
  for (const vote of votes) {
    if (count(vote.piece, 1) === 1) weight += vote.weight;
    for (let first = votes[last]; first && first.start < vote.start - width; first = votes[++last]) {
      if (count(first.piece, -1) === 0) weight -= first.weight;
    }
    ranked.push({ start: Math.round(((votes[last]?.start ?? vote.start) + vote.start) / 2), weight });
  }
  ranked.sort((one, other) => other.weight - one.weight || one.start - other.start);
  const starts: number[] = [];
  for (const { start } of ranked) {
    if (starts.length === mostCompared) break;
    if (starts.every((taken) => Math.abs(taken - start) > width)) starts.push(start);
  }
  return starts;
}

/** How many units a passage may stand away from where it is looked for: a few words were left out or put in. */
function slackOf(length: number): number {
  return 40 + Math.ceil(length * 0.3);
}

const longestWord = 40;

function* compare(text: string, exact: string, start: number): Generator<void, Alignment | null> {
  const slack = slackOf(exact.length);
  let from = Math.max(0, start - slack);
  // Not in the middle of a word, unless it has no end.
  for (let steps = 0; from > 0 && steps < longestWord && /\S/.test(text.charAt(from - 1)); steps++) from--;
  const to = Math.min(text.length, start + exact.length + slack + longestWord);
  if (from >= to) return null;
  const found = yield* align(exact, text.slice(from, to));
  return found && { ...found, from: from + found.from, to: from + found.to };
}

/** The longest words of the quote, and the longest pairs of words that stand beside each other. */
function wordPieces(exact: string): Piece[] {
  const words = wordsOf(exact);
  const pairs = words.slice(1).map((word, index) => {
    const { offset } = words[index] ?? word;
    return { text: exact.slice(offset, word.offset + word.text.length), offset };
  });
  return [...longest(pairs, mostPieces / 2), ...longest(words, mostPieces / 2)];
}

/** The longest words in small letters, in capitals, and with a capital at the beginning. */
function otherCases(exact: string): Piece[] {
  return longest(wordsOf(exact), mostPieces / 3).flatMap(({ text, offset }) => {
    const low = text.toLowerCase();
    const forms = new Set([low, text.toUpperCase(), low.charAt(0).toUpperCase() + low.slice(1)]);
    forms.delete(text);
    return [...forms].map((form) => ({ text: form, offset }));
  });
}

/** Four letters each of the longest words, for quotes in which every word is misspelt. */
function partPieces(exact: string): Piece[] {
  const words = longest(wordsOf(exact), mostPieces / 2);
  return words.flatMap((word) => cut(word, 4)).slice(0, mostPieces);
}

function wordsOf(exact: string): Piece[] {
  const words = [...exact.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map(({ 0: text, index }) => ({ text, offset: index }));
  // Scripts without spaces have sentences for words.
  return words.flatMap((word) => (word.text.length > 16 ? cut(word, 6) : [word]));
}

function cut({ text, offset }: Piece, length: number): Piece[] {
  const letters = [...text];
  const pieces: Piece[] = [];
  for (let first = 0, at = offset; first < letters.length; first += length) {
    const piece = letters.slice(first, first + length).join('');
    if (piece.length >= 2) pieces.push({ text: piece, offset: at });
    at += piece.length;
  }
  return pieces;
}

function longest(pieces: Piece[], most: number): Piece[] {
  return pieces
    .filter(({ text }) => text.length >= 2)
    .sort((one, other) => other.text.length - one.text.length || one.offset - other.offset)
    .slice(0, most);
}
