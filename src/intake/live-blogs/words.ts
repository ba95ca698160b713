export const day = 24 * 60;
export const month = 30 * day;
export const year = 365 * day;

/**
 * The words by which a language's live blogs tell when an entry was written and by whom. Each text is a part of a regular
 * expression in which case does not count, but in bylines; a language is added by a file beside this one and its line in
 * `index.ts`.
 */
export interface LiveBlogWords {
  /** Units of time, in minutes. */
  units: readonly (readonly [names: string, minutes: number])[];
  /** Counts in words: "an hour", "half an hour". */
  counts: readonly (readonly [words: string, count: number])[];
  /** What may stand before all else: "about", "updated". */
  lead: string;
  /** What stands between two parts: "2 hours and 10 minutes". */
  and: string;
  /** What makes a length of time a time that is past: before it or behind it; "ago". */
  past: { before?: string; behind?: string };
  /** Lines that mean this minute. */
  now: string;
  /** What begins a byline; names follow, with a capital. */
  bylines: string;
  /** Words that may stand among the names; without them any may. */
  amongNames?: string;
  /** Bylines that name nobody. */
  desks?: string;
}
