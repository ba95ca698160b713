import { isPairAt } from './normalise.ts';

/** A stretch of a text in code points: `start` included, `end` excluded. */
export interface Range {
  start: number;
  end: number;
}

/** A piece of a text that the same ranges cover from its beginning to its end. */
export interface Segment<R extends Range> {
  text: string;
  covering: R[];
  /** Those of them that begin here, and those that end here. */
  beginning: R[];
  ending: R[];
}

/**
 * Cuts a text at every border of every range, so that ranges which overlap can be shown one after the other. The pieces
 * put together are the text; ranges keep the order in which they are given. Empty ranges, and what lies outside the
 * text, are left out.
 * @param length of the text in code points, where it is known: it spares a walk through most texts
 */
export function segmentsOf<R extends Range>(text: string, ranges: readonly R[], length?: number): Segment<R>[] {
  const sound = ranges.filter(({ start, end }) => start >= 0 && start < end);
  const borders = new Int32Array(sound.flatMap(({ start, end }) => [start, end])).sort();
  const places = utf16Places(text, borders, length === text.length);
  const beginAt = byPlace(sound, ({ start }) => start);
  const segments: Segment<R>[] = [];
  // One walk from border to border; what covers a piece covers the next one too, until it ends.
  let covering: R[] = [];
  let [from, index] = [0, 0];
  for (let next = 0; next <= places.length; next++) {
    const border = next < places.length ? (borders[next] as number) : undefined;
    if (border === from) continue;
    const until = border === undefined ? text.length : (places[next] as number);
    const beginning = beginAt.get(from) ?? none;
    if (beginning.length > 0) covering = inOrder(sound, covering, beginning);
    const ending = covering.filter(({ end }) => end === border || border === undefined);
    if (until > index) segments.push({ text: text.slice(index, until), covering, beginning, ending });
    if (ending.length > 0) covering = covering.filter((range) => !ending.includes(range));
    [from, index] = [border ?? from, until];
  }
  return segments;
}

const none: never[] = [];

function byPlace<R>(ranges: readonly R[], placeOf: (range: R) => number): Map<number, R[]> {
  const places = new Map<number, R[]>();
  for (const range of ranges) {
    const known = places.get(placeOf(range));
    if (known) known.push(range);
    else places.set(placeOf(range), [range]);
  }
  return places;
}

/** Both together, in the order in which all were given. */
function inOrder<R>(all: readonly R[], covering: readonly R[], beginning: R[]): R[] {
  if (covering.length === 0) return beginning;
  const both = new Set([...covering, ...beginning]);
  return all.filter((range) => both.has(range));
}

/** The UTF-16 index of each code point in `ascending`, found in one walk; those past the end of the text are left out. */
function utf16Places(text: string, ascending: Int32Array, isPlain: boolean): number[] {
  const places: number[] = [];
  let index = 0;
  let seen = 0;
  for (const border of ascending) {
    if (isPlain) index = seen = Math.min(border, text.length);
    for (; seen < border && index < text.length; seen++) index += isPairAt(text, index + 1) ? 2 : 1;
    if (seen === border) places.push(index);
  }
  return places;
}
