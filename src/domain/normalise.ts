/** The version of the rules below; a stored text names the version that made it. */
export const normalisationVersion = 1 as const;

/**
 * Normalisation version 1, for documents and incoming quotes alike:
 *
 * 1. Unicode NFC;
 * 2. CRLF and CR become LF;
 * 3. every other character with the Unicode property White_Space becomes U+0020. That is the set which "space" means in
 *    "every Unicode space but LF", since LF itself belongs to it; so TAB, VT, FF, NEL (U+0085), LS (U+2028) and
 *    PS (U+2029) become spaces too and no line break but LF is ever made. Zero-width characters (U+200B, U+FEFF) are
 *    not White_Space and stay;
 * 4. spaces at the end of each line, the last one included, are cut; those at its beginning stay;
 * 5. at most two LF stand in a row.
 *
 * Applied twice it changes nothing more; any cut of a normalised text that does not end in a space is normalised.
 */
export function normalise(text: string): string {
  const composed = text.normalize('NFC');
  if (!mayBeOtherwise.test(composed)) return composed;
  return (
    composed
      .replace(/\r\n?/g, '\n')
      .replace(/(?!\n)\p{White_Space}/gu, ' ')
      // The look-behind lets a run of spaces be tried once only, not once for each of its characters.
      .replace(/(?<! ) +$/gm, '')
      .replace(/\n{3,}/g, '\n\n')
  );
}

// A space that rules 2 and 3 make another, one at the end of a line, or a third LF: most short texts have none of it.
const mayBeOtherwise = /(?![ \n])\p{White_Space}| $|\n{3}/mu;

/** Whether both databases can keep the text as it is: no NUL and no half of a surrogate pair. */
export function isCleanText(text: string): boolean {
  return !text.includes('\0') && !/\p{Surrogate}/u.test(text);
}

const surrogate = /[\ud800-\udfff]/;

/** The length in Unicode code points, the unit of all offsets that leave the desk. */
export function codePointLength(text: string): number {
  let length = text.length;
  if (!surrogate.test(text)) return length;
  for (let index = 1; index < text.length; index++) if (isPairAt(text, index)) length--;
  return length;
}

/** The UTF-16 index at which the code point number `offset` begins; the text's length where it is too short. */
export function utf16Index(text: string, offset: number): number {
  if (offset <= 0) return 0;
  if (!surrogate.test(text.slice(0, offset))) return Math.min(offset, text.length);
  let index = 0;
  for (let seen = 0; seen < offset && index < text.length; seen++) index += isPairAt(text, index + 1) ? 2 : 1;
  return index;
}

/** Whether the code units before and at `index` are the two halves of one code point. */
export function isPairAt(text: string, index: number): boolean {
  return (text.charCodeAt(index) & 0xfc00) === 0xdc00 && (text.charCodeAt(index - 1) & 0xfc00) === 0xd800;
}
