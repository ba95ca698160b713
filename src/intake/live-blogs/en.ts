import { day, type LiveBlogWords, month, year } from './words.ts';

export const en: LiveBlogWords = {
  units: [
    ['seconds?|secs?|s', 0],
    ['minutes?|mins?|m', 1],
    ['hours?|hrs?|h', 60],
    ['days?|d', day],
    ['weeks?|wks?|w', 7 * day],
    ['months?|mos?', month],
    ['years?|yrs?|y', year],
  ],
  counts: [
    ['half an', 0.5],
    ['an?|one', 1],
  ],
  lead: 'about|posted|updated',
  and: 'and',
  past: { behind: 'ago' },
  now: 'just now',
  bylines: 'From|FROM|By|BY|Analysis by|Reporting by|Written by',
};
