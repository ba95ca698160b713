import { type Fault, Invalid } from './errors.ts';
import { codePointLength, isPairAt, normalise, utf16Index } from './normalise.ts';

/**
 * A passage by the W3C Web Annotation selectors TextQuoteSelector and TextPositionSelector: `start` included, `end`
 * excluded, in Unicode code points of the normalised text.
 */
export interface Quote {
  exact: string;
  prefix: string;
  suffix: string;
  start: number;
  end: number;
}

/** What is asked for; what is given beside `exact` must hold where the passage stands. */
export interface QuoteRequest {
  exact: string;
  prefix?: string | undefined;
  suffix?: string | undefined;
  start?: number | undefined;
}

/** A quote that does not stand in its text; both are kept, so that the nearest place can be looked for afterwards. */
export class Unmatched extends Invalid {
  readonly fault: Fault;
  readonly text: string;
  readonly request: QuoteRequest;
  constructor(fault: Fault, text: string, request: QuoteRequest) {
    super([fault]);
    this.fault = fault;
    this.text = text;
    this.request = request;
  }
}

/** The length of prefix and suffix, in code points. */
export const contextLength = 32;
const mostMatchesListed = 20;
// Places at which the words stand that are looked at: beyond, no prefix makes a passage of them that a person could mean.
const mostLookedAt = 2000;

/**
 * The one place in a normalised text where the quote stands exactly, once the quote is normalised too. Never moved, never
 * guessed. A match that begins or ends inside a grapheme cluster (UAX 29) is none.
 * Throws Unmatched: no match, or none at `start`. Throws Invalid: several, and then its faults list them (20 at most).
 */
export function anchor(text: string, request: QuoteRequest): Quote {
  const exact = normalise(request.exact);
  if (exact.trim() === '') throw refused('exact', 'Quote the words of the passage; a quote cannot be empty.');
  const context = { prefix: normaliseFragment(request.prefix ?? ''), suffix: normaliseFragment(request.suffix ?? '') };
  const isWhole = (index: number) => isBorder(text, index) && isBorder(text, index + exact.length);

  if (request.start !== undefined) {
    const index = utf16Index(text, request.start);
    // A text that is too short gives its end.
    const begins = Number.isInteger(request.start) && request.start >= 0 && index < text.length;
    if (!begins || !text.startsWith(exact, index) || !isWhole(index)) {
      throw unmatched('start', `The quote does not stand at character ${request.start} of this text.`);
    }
    const fits = stands(text, index, exact, context) || standsLoosely(text, index, exact, context);
    if (!fits) throw unmatched('prefix', `Before or after character ${request.start} the text reads otherwise.`);
    return quoteOf(text, index, index + exact.length, request.start);
  }

  let matches = find(stands);
  if (matches.length === 0 && (request.prefix || request.suffix)) matches = find(standsLoosely);
  const [only] = matches;
  if (only === undefined) throw unmatched('exact', 'This passage does not stand in the text, letter for letter.');
  if (matches.length > 1) throw new Invalid(listed(text, matches, exact));
  return quoteOf(text, only, only + exact.length);

  function unmatched(path: string, message: string): Unmatched {
    return new Unmatched({ path, message }, text, request);
  }

  /** UTF-16 indexes of the matches, at most one more than are listed. */
  function find(fits: typeof stands): number[] {
    const found: number[] = [];
    let looked = 0;
    for (
      let at = text.indexOf(exact);
      at !== -1 && found.length <= mostMatchesListed;
      at = text.indexOf(exact, at + 1)
    ) {
      looked += 1;
      if (looked > mostLookedAt)
        throw refused('exact', 'These words stand in the text too often; quote more of the passage.');
      if (fits(text, at, exact, context) && isWhole(at)) found.push(at);
    }
    return found;
  }
}

/**
 * The passage from code point `start` to before `end` of a normalised text, without spaces at its end, since a normalised
 * quote has none. Throws Invalid if the range is empty, outside the text, or begins or ends inside a grapheme cluster.
 */
export function quoteAt(text: string, start: number, end: number): Quote {
  const length = codePointLength(text);
  const inside = Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= length;
  if (!inside) throw refused('start', `No passage reaches from ${start} to ${end} in a text of ${length} characters.`);
  const from = utf16Index(text, start);
  const exact = text.slice(from, from + utf16Index(text.slice(from), end - start)).replace(/(?<! ) +$/, '');
  if (exact.trim() === '') throw refused('start', 'The passage holds no words.');
  const to = from + exact.length;
  if (!isBorder(text, from) || !isBorder(text, to))
    throw refused('start', 'The passage begins or ends within a character.');
  return quoteOf(text, from, to);
}

/**
 * The smallest passage of whole grapheme clusters that holds everything between two UTF-16 indexes of a normalised text,
 * without spaces at its end.
 */
export function quoteAround(text: string, from: number, to: number): Quote {
  let [first, last] = [from, to];
  while (!isBorder(text, first)) first--;
  while (!isBorder(text, last)) last++;
  while (last > first + 1 && text.charAt(last - 1) === ' ') last--;
  return quoteOf(text, first, last);
}

function quoteOf(text: string, from: number, to: number, start = codePointLength(text.slice(0, from))): Quote {
  const exact = text.slice(from, to);
  let before = from;
  for (let n = 0; n < contextLength && before > 0; n++) before -= isPairAt(text, before - 1) ? 2 : 1;
  while (!isBorder(text, before)) before++;
  let after = to + utf16Index(text.slice(to, to + 2 * contextLength), contextLength);
  while (!isBorder(text, after)) after--;
  return {
    exact,
    prefix: text.slice(before, from),
    suffix: text.slice(to, after),
    start,
    end: start + codePointLength(exact),
  };
}

interface Context {
  prefix: string;
  suffix: string;
}

/** Whether the text around the match is the one asked for. */
function stands(text: string, at: number, exact: string, { prefix, suffix }: Context): boolean {
  return (
    at >= prefix.length && text.startsWith(prefix, at - prefix.length) && text.startsWith(suffix, at + exact.length)
  );
}

/**
 * The same but for spaces and line ends around prefix and suffix: normalisation cuts trailing spaces, so a client that
 * normalised its prefix by itself has lost the one in front of the quote.
 */
function standsLoosely(text: string, at: number, exact: string, { prefix, suffix }: Context): boolean {
  const end = at + exact.length;
  const before = text.slice(Math.max(0, at - prefix.length - contextLength), at).trimEnd();
  const after = text.slice(end, end + suffix.length + contextLength).trimStart();
  return before.endsWith(prefix.trim()) && after.startsWith(suffix.trim());
}

/** Normalised, but with the spaces at its end, which in the text stand within a line. */
function normaliseFragment(fragment: string): string {
  return normalise(`${fragment}|`).slice(0, -1);
}

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });
const farthestLookBack = 1024;

/**
 * Whether a UTF-16 index lies between two grapheme clusters. Only the stretch that can matter is segmented, since one call
 * on the whole text costs a copy of it: a character below U+0300 continues no cluster, so nothing before it matters, and
 * no rule looks farther ahead than one character.
 */
function isBorder(text: string, index: number): boolean {
  if (index <= 0 || index >= text.length) return index === 0 || index === text.length;
  if (text.charCodeAt(index) < 0x300 && text.charCodeAt(index - 1) < 0x300) return true;
  const farthest = Math.max(0, index - farthestLookBack);
  let from = index - 1;
  while (from > farthest && text.charCodeAt(from) >= 0x300) from--;
  if (isPairAt(text, from)) from--;
  const stretch = text.slice(from, index + 2);
  return segmenter.segment(stretch).containing(index - from)?.index === index - from;
}

function listed(text: string, matches: number[], exact: string): Fault[] {
  const many = matches.length > mostMatchesListed ? `more than ${mostMatchesListed}` : String(matches.length);
  const places = matches.slice(0, mostMatchesListed).map((at) => {
    const { prefix, suffix, start } = quoteOf(text, at, at + exact.length);
    const quoted = exact.length > 2 * contextLength ? `${exact.slice(0, utf16Index(exact, contextLength))}…` : exact;
    return { path: 'start', message: `At character ${start}: “${prefix}[${quoted}]${suffix}”` };
  });
  const message = `The passage stands ${many} times in this text. Say which one by start, or by prefix and suffix.`;
  return [{ path: 'exact', message }, ...places];
}

function refused(path: string, message: string): Invalid {
  return new Invalid([{ path, message }]);
}
