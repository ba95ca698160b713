import { liveBlogWords } from './live-blogs/index.ts';
import type { LiveBlogWords } from './live-blogs/words.ts';

/** How long ago something was written, seen from a moment that the text does not tell. */
export interface RelativeTime {
  /** The line as it stands there. */
  text: string;
  minutes: number;
  /** The smallest unit that it names, in minutes: how exact it is. */
  unit: number;
}

type Reader = (line: string) => Omit<RelativeTime, 'text'> | null;

const longest = 60;
const readers = Object.values(liveBlogWords).map(readerOf);

/** Reads a line that is nothing but a time such as "4 hr 34 min ago"; null for every other line. */
export function relativeTime(line: string): RelativeTime | null {
  const text = line.trim();
  if (text.length > longest) return null;
  for (const read of readers) {
    const found = read(text);
    if (found) return { text, ...found };
  }
  return null;
}

function readerOf({ units, counts, lead, and, past, now }: LiveBlogWords): Reader {
  const words = counts.map(([names]) => names).join('|');
  const part = `(?:(\\d{1,4})\\s?|(${words})\\s)(${units.map(([names]) => names).join('|')})(?![\\p{L}\\p{N}])\\.?`;
  const between = `,?\\s(?:(?:${and})\\s)?`;
  const before = past.before ? `(?:${past.before})\\s` : '';
  const behind = past.behind ? `\\s(?:${past.behind})` : '';
  const parts = new RegExp(part, 'giu');
  // Aggregators put a number of comments behind it.
  const whole = new RegExp(
    `^(?:(?:${lead})\\s)*${before}${part}(?:${between}${part})*,?${behind}\\.?(?:\\s\\d{1,6})?$`,
    'iu',
  );
  const thisMinute = new RegExp(`^(?:${now})$`, 'iu');
  return (line) => {
    if (thisMinute.test(line)) return { minutes: 0, unit: 1 };
    if (!whole.test(line)) return null;
    const counted = [...line.matchAll(parts)].map(([, digits, word, name = '']) => {
      const unit = valueIn(units, name);
      const count = digits === undefined ? valueIn(counts, word ?? '') : Number(digits);
      return { minutes: unit * count, unit: unit * (count % 1 || 1) };
    });
    return {
      minutes: counted.reduce((sum, { minutes }) => sum + minutes, 0),
      unit: Math.max(1, Math.min(...counted.map(({ unit }) => unit))),
    };
  };
}

function valueIn(rows: LiveBlogWords['units'], name: string): number {
  return rows.find(([names]) => new RegExp(`^(?:${names})$`, 'iu').test(name))?.[1] ?? 0;
}
