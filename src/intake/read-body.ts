import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import zlib from 'node:zlib';
import { refused } from './arrival.ts';

/** What is asked for by `Accept-Encoding`; `deflate`, which servers understand in two ways, is read but not asked for. */
export const readableCodings = 'gzip, br';

/** By content coding (RFC 9110). */
const decoders = new Map([
  ['gzip', zlib.createGunzip],
  ['x-gzip', zlib.createGunzip],
  ['br', zlib.createBrotliDecompress],
  ['deflate', zlib.createInflate],
]);

/**
 * Reads and decodes a body, counting before and after, and stops at `limit` bytes: a small bomb is not unpacked further.
 * @throws Invalid where it is larger, or coded in another way or more than once
 */
export async function readBody(
  body: Readable,
  { url, coding, limit }: { url: string; coding: string; limit: number },
): Promise<Uint8Array> {
  const counted = async function* (source: AsyncIterable<Uint8Array>) {
    let size = 0;
    for await (const chunk of source) {
      size += chunk.length;
      if (size > limit) throw tooLarge(url, limit);
      yield chunk;
    }
  };
  const chunks: Uint8Array[] = [];
  const collected = async (source: AsyncIterable<Uint8Array>) => {
    for await (const chunk of source) chunks.push(chunk);
  };

  if (coding === '' || coding === 'identity') {
    await pipeline(body, counted, collected);
  } else {
    const decoder = decoders.get(coding);
    if (!decoder) {
      throw refused({ url }, 'The page is packed in a way that is not read here: open it and paste its text.');
    }
    await pipeline(body, counted, decoder(), counted, collected);
  }
  return Buffer.concat(chunks);
}

/** For a body that says by its length, or shows while it is read, that it is larger than `limit` bytes. */
export function tooLarge(url: string, limit: number) {
  const megabytes = Math.max(1, Math.floor(limit / 1024 / 1024));
  return refused({ url }, `The page is larger than ${megabytes} MB: save the part that you need and upload that.`);
}
