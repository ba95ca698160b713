const apart: Readonly<Record<string, string>> = { ł: 'l', ø: 'o', đ: 'd', ß: 'ss', æ: 'ae', œ: 'oe', ı: 'i' };

// Of these most rules below change nothing.
const isAscii = /^[\n -~]*$/;

/**
 * A text as search and the comparison of names see it, the same on both databases: compatibility forms resolved (NFKD),
 * marks taken off Latin letters only (й, ї and Arabic vowel signs stay), lower case, NFC, łøđßæœı written plainly, and
 * everything but letters, numbers and marks one space each. Apostrophes of every kind separate, ʼ too, though Unicode
 * calls it a letter. Folding twice changes nothing more.
 */
export function fold(text: string): string {
  if (isAscii.test(text))
    return text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, ' ')
      .trim();
  return text
    .normalize('NFKD')
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .toLowerCase()
    .normalize('NFC')
    .replace(/[łøđßæœı]/g, (letter) => apart[letter] ?? letter)
    .replace(/(?:ʼ|[^\p{L}\p{N}\p{M}])+/gu, ' ')
    .trim();
}

/** The texts folded, one after the other: the same as folding them on lines of their own, but plain ones are quicker alone. */
export function foldAll(texts: readonly string[]): string {
  return texts
    .map(fold)
    .filter((text) => text !== '')
    .join(' ');
}

/** The key by which names are compared: the folded name, or, where nothing but signs stands in it, its lower case. */
export function nameKey(name: string): string {
  return fold(name) || name.normalize('NFKC').toLowerCase().trim();
}

/** The distinct words of a query, folded, at most `max` of them. */
export function tokens(query: string, max = 20): string[] {
  const words = fold(query).split(' ').filter(Boolean);
  return [...new Set(words)].slice(0, max);
}
