import { eld } from 'eld/small';

/** Fewer letters than these tell nothing. */
const fewest = 20;
const enough = 10_000;

/** The language of a text as a BCP 47 tag (`nl`); undefined where it is too short or two languages fit alike. */
export function detectLanguage(text: string): string | undefined {
  const sample = text.slice(0, enough);
  if ((sample.match(/\p{L}/gu)?.length ?? 0) < fewest) return undefined;
  const found = eld.detect(sample);
  return found.isReliable() ? Intl.getCanonicalLocales(found.language)[0] : undefined;
}
