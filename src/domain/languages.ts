const fromRightToLeft = new Set(['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm', 'Rohg']);

// A page may ask hundreds of times for the same few languages, and each answer takes some microseconds.
const known = new Map<string, 'ltr' | 'rtl'>();
const mostKnown = 1000;

/** In which direction a language is written, by its tag (BCP 47), as HTML's `dir` says it. */
export function directionOf(tag: string): 'ltr' | 'rtl' {
  const found = known.get(tag);
  if (found) return found;
  const direction = fromRightToLeft.has(new Intl.Locale(tag).maximize().script ?? '') ? 'rtl' : 'ltr';
  if (known.size < mostKnown) known.set(tag, direction);
  return direction;
}

const names = new Map<string, Intl.DisplayNames>();

/** A language by its tag, in words: "Dutch". */
export function languageName(tag: string, locale: string): string {
  const ofLocale = names.get(locale) ?? new Intl.DisplayNames(locale, { type: 'language' });
  names.set(locale, ofLocale);
  return ofLocale.of(tag) ?? tag;
}
