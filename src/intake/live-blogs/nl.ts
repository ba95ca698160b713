import { day, type LiveBlogWords, month, year } from './words.ts';

export const nl: LiveBlogWords = {
  units: [
    ['seconden?|sec|s', 0],
    ['minuten|minuut|min|m', 1],
    ['kwartier', 15],
    ['uur|uren|u', 60],
    ['dagen|dag|d', day],
    ['weken|week|wk|w', 7 * day],
    ['maanden|maand|mnd', month],
    ['jaren|jaar|jr|j', year],
  ],
  counts: [
    ['(?:een )?half', 0.5],
    ['anderhalf', 1.5],
    ['een|één|eén', 1],
  ],
  lead: 'ongeveer|circa|ca\\.|zo’n|geplaatst|(?:laatst )?(?:bijgewerkt|gewijzigd|geüpdatet):?',
  and: 'en',
  past: { behind: 'geleden' },
  now: 'zojuist|zonet|daarnet|net binnen',
  bylines:
    '(?:(?:Door|DOOR|Geschreven door|Analyse door|Analyse van|Verslag van|Tekst:?)(?: onze)?|Van onze)' +
    '(?: (?:[a-z]{0,20}(?:redacteur|verslaggever|correspondent|verslaggeefster)s?))?',
  amongNames:
    "van|de|der|den|ten|ter|te|het|[’'][tsn]|op|in|en|voor|uit|namens|vanuit|onze|[a-z]{0,20}(?:redacteur|verslaggever|correspondent)s?",
  desks: '(?:Door|Van) (?:de|onze) [a-z]{0,20}redactie',
};
