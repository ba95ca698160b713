import type { StoredQuote } from '../../domain/claim.ts';
import { utf16Index } from '../../domain/normalise.ts';
import type { TextPiece } from '../../store/documents.ts';

/** A passage with the words around it. */
export interface PassageInContext {
  before: string;
  exact: string;
  after: string;
}

// How much of the paragraph is shown on each side, in UTF-16 units.
const shown = 180;

/** How much text around a passage tells whether its paragraph goes on beyond what is shown, in code points. */
export const contextNeeded = shown + 1;

/**
 * A passage with what stands before and after it in its paragraph, at most `reach` UTF-16 units on each side and cut at a
 * space. Where the text is not there (redacted), with the few characters that were kept beside the quote.
 * @param piece of the text: the passage, and more than `reach` around it
 */
export function passageInContext(piece: TextPiece | null, quote: StoredQuote, reach = shown): PassageInContext {
  const { exact, prefix = '', suffix = '' } = quote;
  const text = piece?.text ?? null;
  const start = piece === null ? 0 : utf16Index(piece.text, quote.start - piece.from);
  if (text === null || !text.startsWith(exact, start)) return { before: prefix, exact, after: suffix };
  const end = start + exact.length;
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const lineEnd = text.indexOf('\n', end);
  const after = text.slice(end, lineEnd === -1 ? text.length : lineEnd);
  return {
    before: before.length <= reach ? before : `… ${before.slice(-reach).replace(/^\S*\s/, '')}`,
    exact,
    after: after.length <= reach ? after : `${after.slice(0, reach).replace(/\s\S*$/, '')} …`,
  };
}
