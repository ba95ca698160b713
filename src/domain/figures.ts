import { catalogue } from './catalogue/index.ts';
import { writtenNumber } from './numbers.ts';
import type { Qualifier } from './words.ts';

/** The numbers of a figure: one value, or a range that may be open on one side. */
export interface Amount {
  value?: number | undefined;
  low?: number | undefined;
  high?: number | undefined;
  unit?: string | undefined;
  qualifier: Qualifier;
}

/**
 * A figure in words, such as "about 70 %", "more than 32,000,000,000 USD" or "1–3 persons"; empty where it holds no number.
 * The unit is written as it was recorded. `locale` is a BCP 47 tag.
 */
export function readFigure({ value, low, high, unit, qualifier }: Amount, locale = 'en'): string {
  const { figures, locale: tag } = catalogue(locale);
  const number = (amount: number) => writtenNumber(amount, tag);
  const withUnit = (amount: string) => figures[qualifier](unit ? `${amount} ${unit}` : amount);

  if (value !== undefined) return withUnit(number(value));
  if (low !== undefined && high !== undefined) {
    return withUnit(low === high ? number(low) : figures.range(number(low), number(high)));
  }
  if (low !== undefined) return figures.orMore(withUnit(number(low)));
  if (high !== undefined) return figures.orLess(withUnit(number(high)));
  return '';
}
