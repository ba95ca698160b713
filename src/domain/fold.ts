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

// Of names up to this long, in UTF-16 units, so many are remembered: 3 MB at most.
const short = 60;
const mostRemembered = 10_000;
const remembered = new Map<string, string>();

/** The same for names and topics, which come again and again. */
export function foldName(name: string): string {
  if (name.length > short) return fold(name);
  const known = remembered.get(name);
  if (known !== undefined) return known;
  const folded = fold(name);
  if (remembered.size >= mostRemembered) remembered.clear();
  remembered.set(alone(name), alone(folded));
  return folded;
}

/** A copy: what was cut from a long text would hold all of it. */
function alone(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}

/** Folded texts one after the other: the same as folding the texts on lines of their own. */
export function joinFolded(texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join(' ');
}

/** The key by which names are compared: the folded name, or, where nothing but signs stands in it, its lower case. */
export function nameKey(name: string): string {
  return foldName(name) || name.normalize('NFKC').toLowerCase().trim();
}

/** The distinct words of a query, folded, at most `max` of them. */
export function tokens(query: string, max = 20): string[] {
  const words = fold(query).split(' ').filter(Boolean);
  return [...new Set(words)].slice(0, max);
}
