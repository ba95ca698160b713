import type { Fault } from '../../domain/errors.ts';
import { normalise } from '../../domain/normalise.ts';
import { type Piece, wordDifferences } from '../../domain/word-differences.ts';
import type { FormTree } from './form-body.ts';

/** A quote that does not stand in its document, beside the passage that is most like it. */
export interface Comparison {
  /** What was typed; `in` are words that the document has not. */
  typed: Piece[];
  /** The passage; `out` are words that were typed otherwise or left out. */
  nearest: Piece[];
  before: string;
  after: string;
  /** Where the passage begins, in code points. */
  start: number;
  /** What the form's button sends to take the passage instead. */
  take: string;
}

/** Null where a fault is of another kind, or what was typed is not there any more. */
export function comparisonOf({ path, nearest }: Fault, typed: FormTree): Comparison | null {
  if (!nearest) return null;
  const member = path.replace(/\bquote\./, '').replace(/[^.]+$/, 'exact');
  const quoted = member.split('.').reduce<unknown>((place, step) => (place as FormTree | undefined)?.[step], typed);
  if (typeof quoted !== 'string') return null;
  const pieces = wordDifferences(nearest.exact, normalise(quoted).trim());
  return {
    typed: pieces.filter(({ kind }) => kind !== 'out'),
    nearest: pieces.filter(({ kind }) => kind !== 'in'),
    before: onOneLine(nearest.prefix),
    after: onOneLine(nearest.suffix),
    start: nearest.start,
    take: `take ${member} ${nearest.start} ${nearest.end}`,
  };
}

function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}
