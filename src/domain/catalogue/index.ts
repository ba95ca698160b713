import type { Reason } from '../verdicts.ts';
import type * as words from '../words.ts';
import type { ActionName } from '../workflow.ts';
import { en } from './en.ts';

/** A text for each word of each vocabulary in `words.ts`, under the vocabulary's name. */
type Vocabularies = {
  readonly [V in keyof typeof words]: Readonly<Record<(typeof words)[V][number], string>>;
};

/** Everything that the domain says in one language. A second language is a second file of this type. */
export interface Catalogue extends Vocabularies {
  /** The BCP 47 tag by which numbers and dates are written. */
  readonly locale: string;
  /** The buttons: plain verbs. */
  readonly actions: Readonly<Record<ActionName, string>>;
  readonly reasons: Readonly<Record<Reason, string>>;
  /** What each role may, beyond the one before it. */
  readonly roleHints: Vocabularies['roles'];
  /** What somebody did, by the action of its event, as it reads after their name and before its subject. */
  readonly events: Readonly<Record<string, string>>;
  /** Spring, summer, autumn, winter, by their EDTF numbers. */
  readonly seasons: Readonly<Record<21 | 22 | 23 | 24, string>>;
  readonly dates: DateWords;
  readonly figures: FigureWords;
}

/** How uncertain dates and intervals read; each takes dates that are already written out. */
export interface DateWords {
  about(date: string): string;
  uncertain(date: string): string;
  between(from: string, to: string): string;
  from(date: string): string;
  until(date: string): string;
  endUnknown(from: string): string;
  beginningUnknown(to: string): string;
  decade(firstYear: string): string;
  monthUnknown(year: string): string;
  dayUnknown(monthOrYear: string): string;
  readonly yearUnknown: string;
}

/** How a figure reads: a phrase for each qualifier, and for ranges that are open on one side. */
export interface FigureWords extends Readonly<Record<(typeof words.qualifiers)[number], (amount: string) => string>> {
  range(low: string, high: string): string;
  orMore(low: string): string;
  orLess(high: string): string;
}

export const catalogues: Readonly<Record<string, Catalogue>> = { en };

/** The texts in a language, by BCP 47 tag; English where the desk does not speak it. */
export function catalogue(locale = 'en'): Catalogue {
  return catalogues[locale] ?? catalogues[locale.split('-')[0] ?? ''] ?? en;
}
