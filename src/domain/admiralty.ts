import { type Catalogue, catalogue } from './catalogue/index.ts';
import type { Reliability } from './words.ts';

type Credibility = keyof Catalogue['credibilities'];

/**
 * The Admiralty pair (NATO AJP-2.1) of a source's reliability and an item's credibility, such as "B2". What nobody has
 * judged is F and 6, "cannot be judged", which is never the worst.
 */
export function pair(reliability?: Reliability | null, credibility?: number | null): string {
  return `${reliability ?? 'F'}${credibility ?? 6}`;
}

/** What the pair says: "Usually reliable; probably true". `locale` is a BCP 47 tag. */
export function pairMeaning(reliability?: Reliability | null, credibility?: number | null, locale = 'en'): string {
  const words = catalogue(locale);
  const item = words.credibilities[(credibility ?? 6) as Credibility];
  return `${words.reliabilities[reliability ?? 'F']}; ${item.charAt(0).toLocaleLowerCase(words.locale)}${item.slice(1)}`;
}
