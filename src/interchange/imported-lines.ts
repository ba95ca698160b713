import { Invalid } from '../domain/errors.ts';
import { importedClaim } from '../domain/inputs/imported-claim.ts';
import { parseGiven } from '../domain/inputs/parse-given.ts';
import type { Line } from './json-lines.ts';

/** A line that says a claim as it may be imported. */
export interface ImportedLine {
  number: number;
  /** The claim that was read, an `ImportedClaim`: as text, which is soon handed over between threads, and soon let go. */
  json: string;
  hasLinks: boolean;
}

/** A line that is not imported, and why. */
export interface RefusedLine {
  number: number;
  sentence: string;
}

/** Lines that follow each other, as many as go into one transaction. */
export interface ImportedLines {
  claims: ImportedLine[];
  refused: RefusedLine[];
  /** How many bytes of the file end with them. */
  end: number;
}

// Enough that the disk's time to sync is little beside them, few enough that the log is free again in a fraction of a second.
const most = 400;
// The first ones are fewer, so that nobody waits for them long.
const first = 50;
// Of long lines fewer, in UTF-16 units.
const mostText = 4_000_000;

/** The claims that lines of a file say, checked as far as that needs no desk. */
export async function* readImportedLines(lines: AsyncIterable<Line>): AsyncGenerator<ImportedLines> {
  let some: ImportedLines = { claims: [], refused: [], end: 0 };
  let size = 0;
  let together = first;
  for await (const line of lines) {
    const read = readLine(line);
    if ('json' in read) some.claims.push(read);
    else some.refused.push(read);
    some.end = line.end;
    size += 'json' in read ? read.json.length : 0;
    if (some.claims.length + some.refused.length < together && size < mostText) continue;
    yield some;
    together = Math.min(2 * together, most);
    some = { claims: [], refused: [], end: line.end };
    size = 0;
  }
  if (some.claims.length + some.refused.length > 0) yield some;
}

function readLine({ number, fault, value }: Line): ImportedLine | RefusedLine {
  if (fault !== undefined) return { number, sentence: fault };
  try {
    const claim = parseGiven(importedClaim)(value);
    return { number, json: JSON.stringify(claim), hasLinks: claim.links.length > 0 };
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return { number, sentence: sentenceOf(error) };
  }
}

/** All faults of a line, in one sentence or several. */
export function sentenceOf({ faults }: Invalid): string {
  return faults.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join(' ');
}
