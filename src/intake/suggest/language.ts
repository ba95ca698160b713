/**
 * What the rules know of one language: tables only, in the notation of `patterns.ts`. A new language is a new file of
 * this type and a line in `languages/index.ts`.
 */
export interface Language {
  /** BCP 47, without region. */
  readonly tag: string;
  readonly lines: LineTables;
  readonly reporting: ReportingTables;
  readonly names: NameTables;
  readonly figures: FigureTables;
  readonly channels: ChannelTables;
  /** What happens in the news: verbs of events that the outlet reports in its own voice. */
  readonly events: readonly string[];
  /** Words by which the outlet or the writer keeps a distance: "allegedly", "naar verluidt". */
  readonly hedges: readonly string[];
  readonly disclaimers: DisclaimerTables;
  readonly tone: ToneTables;
}

/** What sets lines and sentences apart. */
export interface LineTables {
  /** In lower case, with their full stop: the text goes on after them. */
  readonly abbreviations: readonly string[];
  /** A short line that begins so is a byline. */
  readonly bylines: readonly string[];
  /** A line that begins so belongs to the page and not to the report: "read more". */
  readonly furniture: readonly string[];
  /** Words that make up a line of time and date, beside numbers. */
  readonly times: readonly string[];
  /** A line with one of these is a caption. */
  readonly captions: readonly string[];
}

/** How somebody is said to say something. */
export interface ReportingTables {
  /** Verbs of saying, with any subject. */
  readonly saying: readonly string[];
  /** Verbs of judging, expecting, promising, showing: they count when the subject is a person, a body or a record. */
  readonly taking: readonly string[];
  /** Forms that carry on from another verb: "adding", "warning". */
  readonly adding: readonly string[];
  /** Past participles that need an auxiliary before them, with words between: "heeft … bekendgemaakt". */
  readonly participles: readonly string[];
  readonly auxiliaries: readonly string[];
  /** Auxiliaries after which the subject is the one spoken of: "was told". */
  readonly passives: readonly string[];
  /** The one who says it, in the passive: "by". */
  readonly agent: readonly string[];
  /** As `saying`, though the form is passive: "quoted as saying". */
  readonly quoted: readonly string[];
  /** Words after which a form of `taking` is a noun: "claims of". */
  readonly nounBefore: readonly string[];
  /** Words that join a second verb to the same subject: "and". */
  readonly joining: readonly string[];
  /** Relative pronouns, whose subject stands before them: "who". */
  readonly relative: readonly string[];
  /** Words before a verb that make it no report: "to", "not", "would". */
  readonly blockers: readonly string[];
  /** Frames that the speaker follows: "according to". */
  readonly frames: readonly string[];
  /** Frames that the speaker stands before: "X's account". Matched after a possessive. */
  readonly owned: readonly string[];
  /** Verbs of these forms speak of what is to come. */
  readonly future: readonly string[];
  /** Verbs that make the saying itself the news: "praised", "accused". */
  readonly judging: readonly string[];
  /** Words that, before a verb and its subject, mean the sentence before: "Dat zegt …". */
  readonly backward: readonly string[];
  /** Verbs that make an infinitive of the form after them: "kan … zeggen". Empty where `blockers` suffice. */
  readonly modals: readonly string[];
  /** Words that open a clause which another one governs. */
  readonly subordinators: readonly string[];
  /** Phrases that make the subject of the sentence the speaker: "by his own account". */
  readonly self: readonly string[];
  /** Phrases whose second word is a pronoun for the speaker: "in her view". */
  readonly theirs: readonly string[];
  /** Phrases in which nobody is named: "klinkt het". */
  readonly impersonal: readonly string[];
  /** What only looks like saying: "said goodbye to", "meldde zich bij". The longest pattern wins. */
  readonly idioms: readonly string[];
  /** Whether a verb may stand before its subject in any clause, as in Dutch. */
  readonly verbSecond: boolean;
}

/** How speakers are recognised and named. All in lower case. */
export interface NameTables {
  readonly he: readonly string[];
  readonly they: readonly string[];
  readonly articles: readonly string[];
  readonly definite: readonly string[];
  /** Offices, professions and relations that stand for or before a person. */
  readonly roles: readonly string[];
  /** What a minister is minister of, which may stand between the office and the name. */
  readonly departments: readonly string[];
  readonly organisations: readonly string[];
  readonly outlets: readonly string[];
  /** Papers and records that say something by themselves: "report", "data". */
  readonly records: readonly string[];
  /** How a description of somebody by age ends: "-year-old". */
  readonly ages: readonly string[];
  /** How words for nations end: "-ish", "-se". */
  readonly nationalEndings: readonly string[];
  /** What others than the author do to a record: "geolocated by". */
  readonly handled: readonly string[];
  /** Capitals and seats of power that speak for a country. */
  readonly places: readonly string[];
  /** Whether a compound counts by its last part: "bestuursvoorzitter". */
  readonly compounds: boolean;
  /** Small words within names: "van der", "al". */
  readonly particles: readonly string[];
  /** Prepositions that go on with a name: "Ministry of Defence". */
  readonly within: readonly string[];
  /** Words at which a name or a subject ends. */
  readonly borders: readonly string[];
  /** Prepositions and other openings of what cannot be a subject. */
  readonly openings: readonly string[];
  /** Adverbs and times that may stand between a subject and its verb. */
  readonly between: readonly string[];
  /** Capitalised words that are no names: weekdays, months, nationalities before a noun. */
  readonly notNames: readonly string[];
}

export interface FigureTables {
  /** Number words, without one. */
  readonly numbers: readonly string[];
  readonly one: readonly string[];
  /** What is counted or measured. */
  readonly units: readonly string[];
  /** Phrases that count without a number: "dozens of", "doubled", "for the first time". */
  readonly phrases: readonly string[];
  readonly qualifiers: readonly string[];
  /** Endings of plurals, for things that `units` does not name. */
  readonly plurals: readonly string[];
  /** Words after which, or before which, a number is a date, an age or an address. */
  readonly notAfter: readonly string[];
  readonly notBefore: readonly string[];
  /** After a number such as 18.30 they make it a time of day. */
  readonly clock: readonly string[];
}

export interface ChannelTables {
  /** Pattern and name of the channel, shown to the editor. */
  readonly nouns: readonly (readonly [pattern: string, channel: string])[];
  readonly prepositions: readonly string[];
}

/** What an outlet says of its own checking. */
export interface DisclaimerTables {
  readonly patterns: readonly string[];
  /** Words that stand for what was said: "claims", "reports". */
  readonly matters: readonly string[];
  /** Of these, those that speak of one passage only: "claim", "this". */
  readonly single: readonly string[];
  /** Words after which the topic of the claims follows: "of", "about". */
  readonly about: readonly string[];
  /** Words that name a topic, each row one topic. */
  readonly topics: readonly (readonly string[])[];
  /** Adjectives of peoples and the country that they stand for, where the two begin differently. */
  readonly peoples: Readonly<Record<string, string>>;
}

/** What lowers the score. */
export interface ToneTables {
  readonly opinion: readonly string[];
  readonly address: readonly string[];
}
