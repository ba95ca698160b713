import edtf, { type EdtfDate } from 'edtf';
import { type Catalogue, catalogue } from './catalogue/index.ts';
import { Invalid } from './errors.ts';
import { kept } from './kept.ts';

/** The earliest and the latest day that bounds name; they stand for open and unknown ends too. */
export const firstDay = '0000-01-01';
export const lastDay = '9999-12-31';

const longest = 64;
const intervalEnd = /^(?:\.\.|-?\d{4}(?:-\d\d){0,2}[?~%]?)?$/;
const day = /^\d{4}-\d\d-\d\d$/;
const instant =
  /^(\d{4}-\d\d-\d\d)[Tt]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/** An end of an interval: a date, `..` for open, or nothing for unknown. */
export type IntervalEnd = EdtfDate | '..' | '';
export type ParsedEdtf = EdtfDate | [from: IntervalEnd, to: IntervalEnd] | null;

// The parser takes 0.1 ms a date, and the claims of an import share most of theirs.
const parsed = kept<ParsedEdtf>(5000, parse);

/**
 * A date of the world as EDTF level 1 (Library of Congress, ISO 8601-2) writes it: one date or season, or the two ends of
 * an interval. Null for everything else, days that no calendar has included.
 */
export function parseEdtf(text: string): ParsedEdtf {
  return text.length > longest ? null : parsed(text);
}

function parse(text: string): ParsedEdtf {
  const ends = text.split('/');
  if (ends.length === 1) return parseDate(text);
  if (ends.length > 2 || !ends.every((end) => intervalEnd.test(end))) return null;
  const [from, to] = ends.map((end) => (end === '' || end === '..' ? end : parseDate(end, ['Date'])));
  if (from === undefined || to === undefined || from === null || to === null) return null;
  if (typeof from === 'string') return typeof to === 'string' ? null : [from, to];
  if (typeof to !== 'string' && boundsOf(from).from > boundsOf(to).to) return null;
  return [from, to];
}

/** Whether the text is a date of the world, in EDTF level 1. */
export function isEdtf(text: string): boolean {
  return isDay(text) || parseEdtf(text) !== null;
}

/**
 * The first and the last day that the date may mean, as YYYY-MM-DD, in UTC where it has a time of day. Open and unknown
 * ends, and years outside 0000–9999, become `firstDay` or `lastDay`. Seasons are those of the northern half of the earth;
 * winter begins in December of its year. Throws Invalid for what is no EDTF.
 */
export function edtfBounds(text: string): { from: string; to: string } {
  if (isDay(text)) return { from: text, to: text };
  const parsed = parseEdtf(text);
  if (!parsed) throw new Invalid(`“${text.slice(0, longest)}” is not a date.`);
  if (!Array.isArray(parsed)) return boundsOf(parsed);
  const [from, to] = parsed;
  return {
    from: typeof from === 'string' ? firstDay : boundsOf(from).from,
    to: typeof to === 'string' ? lastDay : boundsOf(to).to,
  };
}

/**
 * The date in words: "20 Mar 2023", "about May 2023", "18 Mar 2023 (uncertain)", "from 2022 on". `locale` is a BCP 47 tag.
 * Gives the text itself where it is no EDTF, or a year that no calendar on the wall shows.
 */
export function readEdtf(text: string, locale = 'en'): string {
  return text.length > longest ? text : wordings(locale)(text);
}

const wordings = kept(100, (locale) => kept(5000, (text) => wordingOf(text, catalogue(locale))));

function wordingOf(text: string, words: Catalogue): string {
  const parsed = parseEdtf(text);
  if (!parsed) return text;
  if (!Array.isArray(parsed)) return readDate(parsed, words);
  const [from, to] = parsed;
  if (typeof to !== 'string') {
    const until = readDate(to, words);
    if (typeof from !== 'string') return words.dates.between(readDate(from, words), until);
    return from === '' ? words.dates.beginningUnknown(until) : words.dates.until(until);
  }
  const since = typeof from === 'string' ? from : readDate(from, words);
  return to === '' ? words.dates.endUnknown(since) : words.dates.from(since);
}

/** Whether the text is an RFC 3339 date-time with offset; leap seconds, which no clock here knows, are not. */
export function isRfc3339(text: string): boolean {
  const [, date] = (text.length <= longest && instant.exec(text)) || [];
  return date !== undefined && isDay(date);
}

/**
 * An RFC 3339 time, or a plain day as its midnight in UTC, as the desk writes times: UTC, milliseconds, Z. Finer
 * fractions are cut. Throws Invalid for anything else, and where UTC leaves the years 0000–9999.
 */
export function toUtc(text: string): string {
  if (!isRfc3339(text) && !isDay(text)) throw new Invalid('Expected a time such as 2023-03-21T09:00:00Z, or a day.');
  const utc = new Date(text.toUpperCase()).toISOString();
  if (utc.length !== 24) throw new Invalid('This time lies outside the years 0000 to 9999.');
  return utc;
}

function parseDate(text: string, types = ['Date', 'Season', 'Year']): EdtfDate | null {
  try {
    const date = edtf(text, { level: 1, types });
    // The package counts 29 February of a common year as 1 March; a time of day may change the day by its offset.
    const sound = date.precision === 0 ? isDay(text.slice(0, 10)) : date.edtf === text;
    return sound ? date : null;
  } catch {
    return null;
  }
}

function boundsOf(date: EdtfDate): { from: string; to: string } {
  if (date.type === 'Season') return seasonBounds(date);
  const beyond = (date.values[0] ?? 0) < 0 ? firstDay : lastDay;
  return { from: dayOf(date.min) ?? beyond, to: dayOf(date.max) ?? beyond };
}

function seasonBounds({ values: [year = 0, season = 21] }: EdtfDate): { from: string; to: string } {
  const month = 2 + 3 * (season - 21);
  const beyond = year < 0 ? firstDay : lastDay;
  return { from: dayOf(midnight(year, month, 1)) ?? beyond, to: dayOf(midnight(year, month + 3, 0)) ?? beyond };
}

/** As Date.UTC, which reads the years 0 to 99 as those of the last century. */
function midnight(year: number, month: number, date: number): number {
  return new Date(0).setUTCFullYear(year, month, date);
}

/** YYYY-MM-DD; null outside the years 0000–9999. */
function dayOf(time: number): string | null {
  if (Number.isNaN(time)) return null;
  const iso = new Date(time).toISOString();
  return iso.length === 24 ? iso.slice(0, 10) : null;
}

function readDate(date: EdtfDate, words: Catalogue): string {
  const plain = date.unspecified?.value ? readMasked(date, words) : readPlain(date, words);
  const weighed = date.approximate?.value ? words.dates.about(plain) : plain;
  return date.uncertain?.value ? words.dates.uncertain(weighed) : weighed;
}

function readPlain(date: EdtfDate, words: Catalogue): string {
  const year = date.values[0] ?? 0;
  if (date.type === 'Year' || year < 1) return date.edtf;
  if (date.type === 'Season') return `${words.seasons[date.values[1] as keyof Catalogue['seasons']]} ${year}`;
  return written(date.min, words.locale, date.precision);
}

/** With digits that are not known, always the last ones at this level. */
function readMasked(date: EdtfDate, { dates, locale }: Catalogue): string {
  const [year = '', month = ''] = date.edtf.split('-');
  if (year === 'XXXX') return dates.yearUnknown;
  if (year.endsWith('XX')) return dates.between(year.replace('XX', '00'), year.replace('XX', '99'));
  if (year.endsWith('X')) return dates.decade(year.replace('X', '0'));
  if (date.precision === 2) return dates.monthUnknown(year);
  return dates.dayUnknown(month === 'XX' ? year : written(date.min, locale, 2));
}

const formats = [
  { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZoneName: 'short' },
  { year: 'numeric' },
  { month: 'long', year: 'numeric' },
  { day: 'numeric', month: 'short', year: 'numeric' },
] as const satisfies Intl.DateTimeFormatOptions[];

const writers = new Map<string, Intl.DateTimeFormat>();

function written(time: number, locale: string, precision: number): string {
  const name = `${locale} ${precision}`;
  const writer = writers.get(name) ?? new Intl.DateTimeFormat(locale, { ...formats[precision], timeZone: 'UTC' });
  writers.set(name, writer);
  return writer.format(time);
}

function isDay(text: string): boolean {
  if (!day.test(text)) return false;
  const date = new Date(text);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
