/** How long ago something was written, seen from a moment that the text does not tell. */
export interface RelativeTime {
  /** The line as it stands there. */
  text: string;
  minutes: number;
  /** The smallest unit that it names, in minutes: how exact it is. */
  unit: number;
}

export const day = 24 * 60;
export const month = 30 * day;
export const year = 365 * day;

const units: readonly (readonly [names: string, minutes: number])[] = [
  ['seconds?|secs?|s', 0],
  ['minutes?|mins?|m', 1],
  ['hours?|hrs?|h', 60],
  ['days?|d', day],
  ['weeks?|wks?|w', 7 * day],
  ['months?|mos?', month],
  ['years?|yrs?|y', year],
];

const part = `(\\d{1,4}\\s?|(?:an?|one)\\s)(${units.map(([names]) => names).join('|')})\\b\\.?`;
const parts = new RegExp(part, 'gi');
/** Aggregators put a number of comments behind it. */
const whole = new RegExp(`^(?:(?:about|posted|updated)\\s)*(?:${part},?\\s(?:and\\s)?)+ago\\.?(?:\\s\\d{1,6})?$`, 'i');

/** Reads a line that is nothing but a time such as "4 hr 34 min ago"; null for every other line. */
export function relativeTime(line: string): RelativeTime | null {
  const text = line.trim();
  if (/^just now$/i.test(text)) return { text, minutes: 0, unit: 1 };
  if (text.length > 60 || !whole.test(text)) return null;
  const counted = [...text.matchAll(parts)].map(([, count = '', name = '']) => {
    const unit = units.find(([names]) => new RegExp(`^(?:${names})$`, 'i').test(name))?.[1] ?? 0;
    return { unit, minutes: unit * (/^\d/.test(count) ? Number(count) : 1) };
  });
  return {
    text,
    minutes: counted.reduce((sum, { minutes }) => sum + minutes, 0),
    unit: Math.max(1, Math.min(...counted.map(({ unit }) => unit))),
  };
}
