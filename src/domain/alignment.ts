import { fold } from './fold.ts';

/** A word or sign of a text: where it begins and ends, in UTF-16 units. */
interface Token {
  text: string;
  from: number;
  to: number;
}

/** The stretch of a text that is most like some words, and by how much it differs (0: not at all). */
export interface Alignment {
  from: number;
  to: number;
  /** From 0 (the same) to 1 (nothing in common). */
  distance: number;
}

// What a difference costs: another case or sign, another ending, another word; a word of the text that was left out (less,
// so that a passage rather reaches over it than ends before it), and one that the text has not.
const cost = { likeness: 1, stem: 2, other: 4, leftOut: 2, putIn: 3 };

/** Comparisons between two yields: about a hundredth of a second. */
const comparisonsAStep = 1_000_000;
/** Comparisons of one alignment; where there were more, it is not made. */
const mostComparisons = 40_000_000;

const segmenter = new Intl.Segmenter('und', { granularity: 'word' });

/**
 * Where in `text` the words stand most nearly: Sellers' approximate matching (Journal of Algorithms 1, 1980) over words
 * instead of letters. Yields after about a million comparisons, so that whoever drives it can see to other work.
 * Null where the two are too long to be compared, or no words.
 */
export function* align(words: string, text: string): Generator<void, Alignment | null> {
  const sought = tokensOf(words);
  const given = tokensOf(text);
  const width = given.length + 1;
  if (sought.length === 0 || sought.length * width > mostComparisons) return null;
  const differ = differences(sought, given);
  // One row of Sellers' table: the least cost of the words so far against a stretch that ends here, and its first token.
  let costs = new Uint32Array(width);
  let firsts = Uint32Array.from({ length: width }, (_, column) => column);
  let compared = 0;
  for (let row = 1; row <= sought.length; row++) {
    const [next, nextFirsts] = [new Uint32Array(width), new Uint32Array(width)];
    next[0] = row * cost.putIn;
    for (let column = 1; column < width; column++) {
      const changed = at(costs, column - 1) + differ(row - 1, column - 1);
      const left = at(next, column - 1) + cost.leftOut;
      const above = at(costs, column) + cost.putIn;
      const least = Math.min(changed, left, above);
      next[column] = least;
      nextFirsts[column] =
        least === changed ? at(firsts, column - 1) : least === above ? at(firsts, column) : at(nextFirsts, column - 1);
    }
    [costs, firsts] = [next, nextFirsts];
    compared += width;
    if (compared < comparisonsAStep) continue;
    compared = 0;
    yield;
  }
  let best = 0;
  for (let column = 1; column < width; column++) if (at(costs, column) < at(costs, best)) best = column;
  const [first, last] = [given[at(firsts, best)], given[best - 1]];
  if (!first || !last || first.from >= last.to) return null;
  return { from: first.from, to: last.to, distance: at(costs, best) / (sought.length * cost.putIn) };
}

function at(row: Uint32Array, column: number): number {
  return row[column] ?? 0;
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const { segment, index } of segmenter.segment(text)) {
    if (segment.trim() !== '') tokens.push({ text: segment, from: index, to: index + segment.length });
  }
  return tokens;
}

/** What it costs to take one token for another. Each distinct token is folded once. */
function differences(sought: Token[], given: Token[]): (one: number, other: number) => number {
  const known = new Map<string, { id: number; folded: string }>();
  const read = ({ text }: Token) => {
    const found = known.get(text) ?? { id: known.size, folded: fold(text) };
    known.set(text, found);
    return found;
  };
  const [ours, theirs] = [sought.map(read), given.map(read)];
  return (one, other) => {
    const [a, b] = [ours[one], theirs[other]];
    if (!a || !b) return cost.other;
    if (a.id === b.id) return 0;
    if (a.folded === b.folded) return cost.likeness;
    // The first letter first: most words differ in it.
    if (a.folded.charCodeAt(0) !== b.folded.charCodeAt(0)) return cost.other;
    return shareStem(a.folded, b.folded) ? cost.stem : cost.other;
  };
}

/** Whether two folded words share at least three letters at their beginning, and half of the longer one. */
function shareStem(one: string, other: string): boolean {
  let shared = 0;
  while (shared < one.length && one.charCodeAt(shared) === other.charCodeAt(shared)) shared++;
  return shared >= 3 && 2 * shared >= Math.max(one.length, other.length);
}
