import { kept } from './kept.ts';

const writers = kept(100, (locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 15 }));

/** A number as a language writes it, with all of its digits: "32,000,000,000". `locale` is a BCP 47 tag. */
export function writtenNumber(amount: number, locale = 'en'): string {
  return writers(locale).format(amount);
}
