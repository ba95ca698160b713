import { codePointLength } from '../domain/normalise.ts';
import { liveBlogWords } from './live-blogs/index.ts';
import type { LiveBlogWords } from './live-blogs/words.ts';
import { type RelativeTime, relativeTime } from './relative-time.ts';

/** One entry of a live blog. */
export interface Section {
  /** In code points of the whole text: where the line with its time begins, and where its last line ends. */
  start: number;
  end: number;
  heading?: string;
  /** As it stands there: "From …". */
  byline?: string;
  relative: RelativeTime;
}

const bylines = Object.values(liveBlogWords).map(bylineOf);
const longestHeading = 200;

/** Whether a line only names who wrote what follows. */
export function isByline(line: string): boolean {
  const text = line.trim();
  return text.length <= longestHeading + 50 && bylines.some((byline) => byline.test(text));
}

/** Names begin with a capital; a line that ends like a sentence is one. */
function bylineOf({ bylines: openers, amongNames, desks }: LiveBlogWords): RegExp {
  const name = `\\p{Lu}[\\p{L}\\p{M}.'’-]*,?`;
  const names = amongNames ? `${name}(?:\\s(?:${name}|(?:${amongNames})|[&/|]))*` : `\\p{Lu}.{1,200}`;
  const by = `(?:${openers})\\s${names}`;
  return new RegExp(`^(?:${[by, ...(desks ? [desks] : [])].join('|')})(?<![.!?])$`, 'u');
}

interface Line {
  text: string;
  start: number;
  end: number;
  relative: RelativeTime | null;
}

/**
 * The entries of a live blog, each of which begins with a line such as "4 hr 34 min ago", mostly followed by a heading
 * and a byline. What stands before the first of them belongs to none. `text` is normalised.
 */
export function findSections(text: string): Section[] {
  const lines = linesOf(text);
  const begins = lines.flatMap(({ relative }, index) => (relative ? [index] : []));
  return begins.map((begin, index) => sectionOf(lines.slice(begin, begins[index + 1])));
}

function sectionOf(lines: Line[]): Section {
  const [time, first, second] = lines as [Line, Line?, Line?];
  const heading = first && isHeading(first.text) ? first.text.trim() : undefined;
  const by = heading === undefined ? first : second;
  return {
    start: time.start,
    end: lines.at(-1)?.end ?? time.end,
    ...(heading !== undefined && { heading }),
    ...(by && isByline(by.text) && { byline: by.text.trim() }),
    relative: time.relative as RelativeTime,
  };
}

function isHeading(line: string): boolean {
  return line.length <= longestHeading && !isByline(line) && !/[.,;:]$/.test(line);
}

/** All lines that are not empty. */
function linesOf(text: string): Line[] {
  let start = 0;
  const lines = text.split('\n').map((line) => {
    const place = { text: line, start, end: start + codePointLength(line), relative: relativeTime(line) };
    start = place.end + 1;
    return place;
  });
  return lines.filter((line) => line.text.trim() !== '');
}
