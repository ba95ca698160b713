/** A text and the encoding in which it was read, by its WHATWG name. */
export interface Decoded {
  text: string;
  charset: string;
  /** Whether so much could not be read, and became U+FFFD, that it must be in another encoding. */
  broken: boolean;
}

const marks: readonly (readonly [charset: string, mark: readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** What Windows-1252 has at 0x80 to 0x9F, where Node 20's decoder leaves the control characters of Latin-1. */
const windows1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/**
 * Reads bytes as text in the order of the WHATWG Encoding Standard: byte order mark, what was announced, what an HTML
 * page says of itself in its first 1024 bytes, else UTF-8. Unknown names count as nothing said.
 * @param said.announced the `charset` of a Content-Type, if there was one
 * @param said.html whether the page may say it itself
 */
export function decode(bytes: Uint8Array, said: { announced?: string | undefined; html: boolean }): Decoded {
  const named =
    decoderFor(byMark(bytes)) ?? decoderFor(said.announced) ?? decoderFor(said.html ? byPage(bytes) : undefined);
  const decoder = named ?? new TextDecoder();
  const read = decoder.decode(bytes);
  const text = decoder.encoding === 'windows-1252' ? mended(read) : read;
  const lost = text.split('\ufffd').length - 1;
  // Pages that say how they are written do have a broken character now and then; a mere guess must fit in full.
  return { text, charset: decoder.encoding, broken: lost > (named ? text.length / 100 : 0) };
}

/** The encoding that a byte order mark names. */
export function byMark(bytes: Uint8Array): string | undefined {
  return marks.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte))?.[0];
}

function byPage(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  const named = /<meta\s[^>]*?charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head)?.[1];
  // A page whose ASCII could be read here is not in UTF-16, whatever it says.
  return named && /^utf-?16/i.test(named) ? 'utf-8' : named;
}

function decoderFor(label: string | undefined): InstanceType<typeof TextDecoder> | undefined {
  if (!label) return undefined;
  try {
    return new TextDecoder(label);
  } catch {
    return undefined;
  }
}

function mended(text: string): string {
  return text.replace(/[\x80-\x9f]/g, (control) => windows1252[control.charCodeAt(0) - 0x80] ?? control);
}
