import { isCleanText } from '../domain/normalise.ts';

/** One line of a JSON Lines file; `end` is the number of bytes up to its end. */
export interface Line {
  number: number;
  end: number;
  value?: unknown;
  /** Why it could not be read. */
  fault?: string;
}

/** Longest line that is read, in bytes. */
export const longestLine = 4 * 1024 * 1024;

const lineFeed = 0x0a;
const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads JSON Lines as they come, holding no more than one line: UTF-8, LF or CRLF, with or without a byte order mark. A line
 * that cannot be read is given with its fault; empty lines are passed over.
 */
export async function* readJsonLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  let parts: Uint8Array[] = [];
  let length = 0;
  let number = 0;
  let end = 0;
  const take = (): Line | null => {
    number += 1;
    const line = length > longestLine ? tooLong(number, end) : readLine(Buffer.concat(parts), number, end);
    parts = [];
    length = 0;
    return line;
  };
  const keep = (part: Uint8Array) => {
    length += part.length;
    end += part.length;
    // An endless line is counted and not held.
    if (length <= longestLine) parts.push(part);
    else parts = [];
  };
  for await (const chunk of chunks) {
    let start = 0;
    for (let at = chunk.indexOf(lineFeed); at >= 0; at = chunk.indexOf(lineFeed, start)) {
      keep(chunk.subarray(start, at));
      end += 1;
      start = at + 1;
      const line = take();
      if (line) yield line;
    }
    keep(chunk.subarray(start));
  }
  const last = length > 0 ? take() : null;
  if (last) yield last;
}

function readLine(bytes: Uint8Array, number: number, end: number): Line | null {
  try {
    const text = utf8.decode(bytes).trim();
    if (text === '') return null;
    return { number, end, value: mayBeUnclean.test(text) ? JSON.parse(text, refuseUnclean) : JSON.parse(text) };
  } catch (error) {
    return { number, end, fault: faultOf(error) };
  }
}

// Half a surrogate pair or a NUL cannot stand in decoded JSON, unless escaped.
const mayBeUnclean = /\\u(?:0000|d[89a-f])/i;

function refuseUnclean(name: string, member: unknown): unknown {
  if (!isCleanText(name) || (typeof member === 'string' && !isCleanText(member))) throw new UncleanText();
  return member;
}

class UncleanText extends Error {}

function faultOf(error: unknown): string {
  if (error instanceof UncleanText) return 'It holds characters that cannot be stored.';
  return error instanceof SyntaxError ? 'It is not JSON.' : 'It is not UTF-8 text.';
}

function tooLong(number: number, end: number): Line {
  return { number, end, fault: `It is longer than ${longestLine / 1024 / 1024} MB.` };
}
