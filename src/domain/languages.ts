const fromRightToLeft = new Set(['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm', 'Rohg']);

/** In which direction a language is written, by its tag (BCP 47), as HTML's `dir` says it. */
export function directionOf(tag: string): 'ltr' | 'rtl' {
  return fromRightToLeft.has(new Intl.Locale(tag).maximize().script ?? '') ? 'rtl' : 'ltr';
}

/** A language by its tag, in words: "Dutch". */
export function languageName(tag: string, locale: string): string {
  return new Intl.DisplayNames(locale, { type: 'language' }).of(tag) ?? tag;
}
