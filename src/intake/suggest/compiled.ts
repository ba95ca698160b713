import type { Language } from './language.ts';
import { PatternTable } from './patterns.ts';

export type CueKind =
  | 'saying'
  | 'taking'
  | 'adding'
  | 'participle'
  | 'quoted'
  | 'frame'
  | 'owned'
  | 'self'
  | 'theirs'
  | 'impersonal'
  | 'idiom';

/** A language with its tables made ready for looking up. */
export interface Compiled {
  language: Language;
  cues: PatternTable<CueKind>;
  /** Apart from the other cues, since many of their forms are finite verbs too. */
  participles: PatternTable<CueKind>;
  future: PatternTable<true>;
  judging: PatternTable<true>;
  events: PatternTable<true>;
  hedges: PatternTable<true>;
  disclaimers: PatternTable<true>;
  opinion: PatternTable<true>;
  address: PatternTable<true>;
  channels: PatternTable<string>;
  phrases: PatternTable<true>;
  qualifiers: PatternTable<true>;
  /** Lists as sets, by the name that they have in the language. */
  words: Record<WordList, ReadonlySet<string>>;
  /** Names of countries in the language, from CLDR, and the places of its table. */
  places: ReadonlySet<string>;
}

const wordLists = {
  lines: ['abbreviations', 'times'],
  reporting: [
    'backward',
    'modals',
    'subordinators',
    'auxiliaries',
    'passives',
    'agent',
    'blockers',
    'nounBefore',
    'joining',
    'relative',
  ],
  names: [
    'he',
    'they',
    'articles',
    'roles',
    'departments',
    'organisations',
    'outlets',
    'records',
    'handled',
    'particles',
    'within',
    'borders',
    'openings',
    'between',
    'notNames',
  ],
  figures: ['numbers', 'one', 'units', 'notAfter', 'notBefore', 'clock'],
} as const;
type WordList = { [K in keyof typeof wordLists]: (typeof wordLists)[K][number] }[keyof typeof wordLists];

const ready = new WeakMap<Language, Compiled>();

/** The language made ready; the work is done once. Throws Error for a pattern that cannot be read. */
export function compile(language: Language): Compiled {
  const known = ready.get(language);
  if (known) return known;
  const { reporting, figures, tone } = language;
  const table = (patterns: readonly string[]) => new PatternTable(patterns.map((pattern) => [pattern, true] as const));
  const compiled: Compiled = {
    language,
    cues: new PatternTable(cueRows(language)),
    participles: new PatternTable(reporting.participles.map((pattern) => [pattern, 'participle'] as const)),
    future: table(reporting.future),
    judging: table(reporting.judging),
    events: table(language.events),
    hedges: table(language.hedges),
    disclaimers: table(language.disclaimers.patterns),
    opinion: table(tone.opinion),
    address: table(tone.address),
    channels: new PatternTable(language.channels.nouns),
    phrases: table(figures.phrases),
    qualifiers: table(figures.qualifiers),
    words: {
      ...setsOf(language.lines, wordLists.lines),
      ...setsOf(language.reporting, wordLists.reporting),
      ...setsOf(language.names, wordLists.names),
      ...setsOf(language.figures, wordLists.figures),
    },
    places: placesOf(language),
  };
  ready.set(language, compiled);
  return compiled;
}

/** The named lists of a group of tables, as sets. */
function setsOf<L extends string>(group: Readonly<Record<L, readonly string[]>>, lists: readonly L[]) {
  const sets: Partial<Record<L, ReadonlySet<string>>> = {};
  for (const list of lists) sets[list] = new Set(group[list]);
  return sets as Record<L, ReadonlySet<string>>;
}

/** Longer patterns win; among equals the first, so what is surest stands first. */
function* cueRows({ reporting }: Language): Generator<readonly [string, CueKind]> {
  for (const pattern of reporting.idioms) yield [pattern, 'idiom'];
  for (const pattern of reporting.self) yield [pattern, 'self'];
  for (const pattern of reporting.impersonal) yield [pattern, 'impersonal'];
  for (const pattern of reporting.theirs) yield [pattern, 'theirs'];
  for (const pattern of reporting.frames) yield [pattern, 'frame'];
  for (const pattern of reporting.quoted) yield [pattern, 'quoted'];
  for (const pattern of reporting.saying) yield [pattern, 'saying'];
  for (const pattern of reporting.taking) yield [pattern, 'taking'];
  for (const pattern of reporting.adding) yield [pattern, 'adding'];
  for (const pattern of reporting.owned) yield [pattern, 'owned'];
}

function placesOf({ tag, names }: Language): Set<string> {
  const places = new Set(names.places);
  const regions = new Intl.DisplayNames([tag], { type: 'region', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
    const name = regions.of(code);
    if (name) for (const word of name.toLowerCase().split(/[^\p{L}-]+/u)) if (word.length > 3) places.add(word);
  }
  return places;
}
