import { readFile } from 'node:fs/promises';
import { type Arrival, nameOf, refused } from './arrival.ts';
import { readText, TextTooLong } from './extract-text.ts';
import { identify } from './identify.ts';
import { type ReadFault, type ReadLimits, readApart, type TextRead } from './read-apart.ts';

/** The bytes of a document, or the file that holds them. */
export type Content = Uint8Array | { file: string; size: number };

// A larger file is read by another process alone, so that several at once take no memory of this one.
const largestInMemory = 1024 * 1024;

const faults = {
  locked: 'is locked with a password: unlock it, or paste its text',
  damaged: 'is a damaged PDF: get it anew, or paste its text',
  'no text': 'is a PDF of pictures without text: run text recognition (OCR) over it, or type what it says',
  'too much': 'takes too long to read: paste its text',
  'too long': 'holds more than 1 MB of text: bring in the part that you need',
  empty: 'holds no text that could be found: paste what can be read of it',
};

/**
 * Reads a document that came in: what it is, its normalised text, and what it says of itself.
 * @throws Invalid at `url`, `file` or `text`, with one sentence that says what happened and what to do
 */
export async function extract(
  content: Content,
  arrival: Arrival = {},
  limits: Partial<ReadLimits> = {},
): Promise<TextRead> {
  const read = await readContent(content, arrival, limits);
  if ('message' in read) throw refused(arrival, read.message);
  if ('fault' in read) throw refused(arrival, `${nameOf(arrival)} ${faults[read.fault]}.`);
  if (read.text.trim() === '') throw refused(arrival, `${nameOf(arrival)} ${faults.empty}.`);
  return read;
}

async function readContent(
  content: Content,
  arrival: Arrival,
  limits: Partial<ReadLimits>,
): Promise<TextRead | ReadFault> {
  if ('file' in content && content.size > largestInMemory) {
    return readApart({ file: content.file, arrival }, limits);
  }
  const bytes = 'file' in content ? await readFile(content.file) : content;
  const identified = identify(bytes, arrival);
  const { mediaType } = identified;
  if (mediaType !== 'text/plain' && mediaType !== 'text/markdown') {
    return readApart({ bytes, identified, arrival }, limits);
  }
  try {
    return { ...(await readText(bytes, identified, arrival.url)), mediaType };
  } catch (error) {
    if (error instanceof TextTooLong) return { fault: 'too long' };
    throw error;
  }
}
