import type { Desk } from '../desk/desk.ts';
import { type Catalogue, catalogue } from '../domain/catalogue/index.ts';
import { readEdtf } from '../domain/dates.ts';
import { clockOf, distancesFrom } from '../domain/times.ts';
import { recalledPolicy } from '../store/policy.ts';

/** A point in time as `partials/time` shows it. */
export interface ShownTime {
  text: string;
  /** RFC 3339 UTC or ISO 8601; left out where a date is too uncertain for it. */
  at?: string;
  relative?: string;
}

/** How a page speaks: the language's words, and times on the desk's clock. */
export interface Wording {
  words: Catalogue;
  /** RFC 3339 UTC. */
  now: string;
  /** The desk's own time zone, an IANA name. */
  zone: string;
  time(at: string): ShownTime;
  /** With how far off it is. */
  timeAgo(at: string): ShownTime;
  /** A date of the world (EDTF), told apart where it was worked out. */
  date(edtf: string, derived?: boolean): ShownTime;
}

const isoDate = /^\d{4}(?:-\d\d(?:-\d\d)?)?$/;

/** The words and the clock of the desk, for one page; `at` is the time that a page of the past speaks at. */
export async function wordingOf(desk: Desk, at?: string): Promise<Wording> {
  const { timeZone } = await recalledPolicy(desk.store);
  const words = catalogue();
  const now = at ?? desk.clock().toISOString();
  const clock = clockOf(timeZone, words.locale);
  const distance = distancesFrom(now, words.locale);
  return {
    words,
    now,
    zone: timeZone,
    time: (at) => ({ text: clock(at), at }),
    timeAgo: (at) => ({ text: clock(at), at, relative: distance(at) }),
    date: (edtf, derived) => ({
      text: `${readEdtf(edtf)}${derived ? ' (worked out)' : ''}`,
      ...(isoDate.test(edtf) ? { at: edtf } : {}),
    }),
  };
}
