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
 */
export function segmentsOf<R extends Range>(text: string, ranges: readonly R[]): Segment<R>[] {
  const sound = ranges.filter(({ start, end }) => start >= 0 && start < end);
  const borders = [...new Set(sound.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
  const places = utf16Places(text, borders);
  const cuts = [...new Set([0, ...borders.filter((border) => places.has(border))])];
  return cuts
    .map((from, index) => {
      const until = cuts[index + 1];
      const piece = text.slice(places.get(from) ?? 0, until === undefined ? undefined : places.get(until));
      const covering = sound.filter(({ start, end }) => start <= from && end > from);
      return {
        text: piece,
        covering,
        beginning: covering.filter(({ start }) => start === from),
        ending: covering.filter(({ end }) => end === until || until === undefined),
      };
    })
    .filter((segment) => segment.text !== '');
}

/** The UTF-16 index of each code point in `ascending`, found in one walk; those past the end of the text are left out. */
function utf16Places(text: string, ascending: readonly number[]): Map<number, number> {
  const places = new Map<number, number>();
  let index = 0;
  let seen = 0;
  for (const border of ascending) {
    for (; seen < border && index < text.length; seen++) index += isPairAt(text, index + 1) ? 2 : 1;
    if (seen === border) places.set(border, index);
  }
  return places;
}
