import { sha256 } from '../domain/canonical.ts';
import { type Arrival, nameOf, refused } from './arrival.ts';
import { type Read, readText } from './extract-text.ts';
import { identify, type MediaType } from './identify.ts';
import { type ReadLimits, readApart } from './read-apart.ts';

/** A document as it can be taken in. */
export interface Extracted extends Read {
  /** What the bytes are. */
  mediaType: MediaType;
  /** Of the bytes. */
  sha256: string;
}

const faults = {
  locked: 'is locked with a password: unlock it, or paste its text',
  damaged: 'is a damaged PDF: get it anew, or paste its text',
  'no text': 'is a PDF of pictures without text: run text recognition (OCR) over it, or type what it says',
  'too much': 'takes too long to read: paste its text',
  empty: 'holds no text that could be found: paste what can be read of it',
};

/**
 * Reads a document that came in: what it is, its normalised text, and what it says of itself.
 * @throws Invalid at `url`, `file` or `text`, with one sentence that says what happened and what to do
 */
export async function extract(
  bytes: Uint8Array,
  arrival: Arrival = {},
  limits: Partial<ReadLimits> = {},
): Promise<Extracted> {
  const identified = identify(bytes, arrival);
  const { mediaType } = identified;
  const { url } = arrival;
  const simple = mediaType === 'text/plain' || mediaType === 'text/markdown';
  const read = simple ? await readText(bytes, identified, url) : await readApart({ bytes, identified, url }, limits);
  if ('fault' in read) throw refused(arrival, `${nameOf(arrival)} ${faults[read.fault]}.`);
  if (read.text.trim() === '') throw refused(arrival, `${nameOf(arrival)} ${faults.empty}.`);
  return { ...read, mediaType, sha256: sha256(bytes) };
}
