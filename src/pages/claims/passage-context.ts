import type { StoredQuote } from '../../domain/claim.ts';
import { utf16Index } from '../../domain/normalise.ts';

/** A passage with the words around it. */
export interface PassageInContext {
  before: string;
  exact: string;
  after: string;
}

/**
 * A passage with what stands before and after it in its paragraph, at most `reach` characters on each side and cut at a
 * space. Where the text is not there (redacted), with the few characters that were kept beside the quote.
 */
export function passageInContext(text: string | null, quote: StoredQuote, reach = 180): PassageInContext {
  const { exact, prefix = '', suffix = '' } = quote;
  const start = text === null ? 0 : utf16Index(text, quote.start);
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
