import type { Language } from '../language.ts';
import { en } from './en.ts';
import { nl } from './nl.ts';

/** The languages in which suggestions are made. A further one is a file like these and its name here. */
export const languages: readonly Language[] = [en, nl];

/** The language of a BCP 47 tag, region aside ("en-GB" is English); undefined where there are no rules for it. */
export function languageOf(tag: string): Language | undefined {
  const base = tag.toLowerCase().split(/[-_]/)[0];
  return languages.find((language) => language.tag === base);
}
