/** Kinds of file that people bring by mistake, by their first bytes in hex. The first fits. */
const strangers: readonly (readonly [start: RegExp, name: string])[] = [
  [/^(89504e47|ffd8ff|47494638|49492a00|4d4d002a|52494646.{8}57454250)/, 'an image'],
  [/^.{8}66747970(68656963|61766966|6d696631)/, 'an image'],
  [/^(.{8}66747970|1a45dfa3|4f676753|494433|664c6143|52494646)/, 'a video or sound'],
  [/^(504b0304|d0cf11e0)/, 'an Office file or an archive'],
  [/^(1f8b|377abcaf|52617221|425a68|fd377a58|28b52ffd)/, 'an archive'],
  [/^7b5c727466/, 'rich text (RTF)'],
  [/^(7f454c46|cafebabe|cffaedfe)/, 'a program'],
];

/** What a file of another kind is, in words, by its first bytes; undefined where they tell nothing. */
export function strangerBy(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, 16)).toString('hex');
  return strangers.find(([pattern]) => pattern.test(start))?.[1];
}

/** Whether the first bytes are those of a kind of image. */
export function isImage(bytes: Uint8Array): boolean {
  return strangerBy(bytes) === 'an image';
}

export function isPdf(bytes: Uint8Array): boolean {
  return /^\s*%PDF-/.test(Buffer.from(bytes.subarray(0, 1024)).toString('latin1'));
}

/** Whether there are bytes that no text has: NUL, or one control character in fifty. Not for UTF-16. */
export function isBinary(bytes: Uint8Array): boolean {
  let controls = 0;
  for (const byte of bytes) {
    if (byte === 0) return true;
    if (byte < 32 && !inTexts.has(byte)) controls++;
  }
  return controls * 50 > bytes.length;
}

/** TAB, LF, VT, FF, CR, and the ESC of Japanese texts (ISO-2022-JP). */
const inTexts = new Set([9, 10, 11, 12, 13, 27]);
