import { kept } from './kept.ts';

/** Times of the system in words; for dates of the world see dates.ts. */

const units = [
  { unit: 'year', ms: 365 * 86_400_000 },
  { unit: 'month', ms: 30 * 86_400_000 },
  { unit: 'week', ms: 7 * 86_400_000 },
  { unit: 'day', ms: 86_400_000 },
  { unit: 'hour', ms: 3_600_000 },
  { unit: 'minute', ms: 60_000 },
] as const;

/** The writers of times by zone and language, each with the texts that it wrote last; lists show the same times again and again. */
const clocks = kept(100, (name) => {
  const [timeZone, locale] = name.split(' ');
  const writer = new Intl.DateTimeFormat(locale, {
    timeZone,
    dateStyle: 'medium',
    timeStyle: 'short',
    hourCycle: 'h23',
  });
  return kept(10_000, (at) => writer.format(new Date(at)));
});

/**
 * A time as it reads on the desk's clock: "20 Mar 2023, 23:40".
 * @param at RFC 3339
 * @param timeZone IANA name
 * @param locale BCP 47
 */
export function readTime(at: string, timeZone: string, locale: string): string {
  return clockOf(timeZone, locale)(at);
}

/** The same for many times of one clock. */
export function clockOf(timeZone: string, locale: string): (at: string) => string {
  return clocks(`${timeZone} ${locale}`);
}

/** Distances in words, each unit's by how many of it. */
const distances = kept(100, (locale) => {
  const writer = new Intl.RelativeTimeFormat(locale);
  return new Map(units.map(({ unit }) => [unit, kept(2000, (amount: number) => writer.format(amount, unit))]));
});
const justNow = kept(100, (locale) => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(0, 'second'));

/** How far off times are: "3 days ago", "in 5 hours", in the largest unit that it fills; "now" below a minute. */
export function distancesFrom(now: string, locale: string): (at: string) => string {
  const from = Date.parse(now);
  const words = distances(locale);
  const none = justNow(locale);
  return (at) => {
    const distance = Date.parse(at) - from;
    for (const { unit, ms } of units) {
      if (distance >= ms || -distance >= ms) return words.get(unit)?.(Math.trunc(distance / ms)) ?? none;
    }
    return none;
  };
}

/** The day of a time on the desk's clock: "2023-03-20". */
export function dayIn(at: string, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(new Date(at));
}

const quarter = 15 * 60_000;

/** When the day of a time ends on a clock of a zone, as RFC 3339 UTC; `timeZone` is an IANA name. */
export function endOfDay(at: string, timeZone: string): string {
  const calendar = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  const today = calendar.format(new Date(at));
  // Every zone's midnight falls on a quarter of an hour of UTC; the longest day has 25 hours.
  let time = Math.floor(Date.parse(at) / quarter) * quarter;
  while (calendar.format(time) === today) time += quarter;
  return new Date(time).toISOString();
}

/**
 * A day and a time of day on a zone's clock, as RFC 3339 UTC. One that the clock skips is read as it would have been without
 * the change; of one that it shows twice, the first is meant.
 * @param day YYYY-MM-DD
 * @param time HH:MM
 */
export function utcOf(day: string, time: string, timeZone: string): string {
  const wanted = Date.parse(`${day}T${time}:00.000Z`);
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  const offsetAt = (at: number) => Date.parse(`${clock.format(at).replace(' ', 'T')}Z`) - at;
  const guesses = [offsetAt(wanted - 86_400_000), offsetAt(wanted + 86_400_000)].map((offset) => wanted - offset);
  const fitting = guesses.filter((at) => at + offsetAt(at) === wanted);
  return new Date(Math.min(...(fitting.length > 0 ? fitting : guesses))).toISOString();
}

/**
 * A time as a form gives it to be changed: on the desk's clock, with its distance from UTC, `2023-03-21 10:00 +01:00`.
 * Seconds stand only where there are some. `writtenTime` reads it.
 * @param at RFC 3339 UTC, with milliseconds
 */
export function timeToChange(at: string, timeZone: string): string {
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  const [day = '', time = ''] = clock.format(new Date(at)).split(' ');
  const second = Math.floor(Date.parse(at) / 1000) * 1000;
  const minutes = Math.round((Date.parse(`${day}T${time}Z`) - second) / 60_000);
  const two = (number: number) => String(number).padStart(2, '0');
  const distance = `${minutes < 0 ? '-' : '+'}${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`;
  const fraction = at.slice(19, 23) === '.000' ? '' : at.slice(19, 23);
  const seconds = fraction === '' && time.endsWith(':00') ? '' : `${time.slice(5)}${fraction}`;
  return `${day} ${time.slice(0, 5)}${seconds} ${distance}`;
}
