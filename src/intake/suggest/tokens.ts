/** A word, number or sign of a text; `start` and `end` are UTF-16 indexes into that text. */
export interface Token {
  text: string;
  /** In lower case, with typographic apostrophes written plainly: the form that the tables use. */
  lower: string;
  start: number;
  end: number;
  kind: 'word' | 'number' | 'sign';
  /** Whether it begins with an upper-case letter. */
  capital: boolean;
  /** The number of the quotation in which it stands; 0 outside. */
  quote: number;
}

const longestWord = 60;

// Every alternative begins with a class of its own and no two repeated classes overlap, so that a text is read once.
const piece = new RegExp(
  [
    /(\p{Sc}?\d+(?:[.,:]\d+)*(?:\p{L}+|%)?)/u, // $3.8bn, 70%, 155mm, 4.45am
    /((?:\p{L}\.){2,})/u, // U.S., p.m.
    /(\p{L}[\p{L}\p{M}\p{N}]*(?:(?:[-'’‑]|\.(?=\p{Ll}))[\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*)/u, // three-day, O'Brien, hasn't, nu.nl
    /(['’](?:[tTsSnNkK]|ll|re|ve)(?![\p{L}\p{N}]))/u, // 't, 's
    /\S/u,
  ]
    .map((part) => part.source)
    .join('|'),
  'gu',
);
const possessive = /['’]s$/i;

/** The tokens of `text` between two UTF-16 indexes, in order. English and Dutch possessives ('s) are tokens of their own. */
export function tokenise(text: string, from = 0, to = text.length): Token[] {
  const tokens: Token[] = [];
  for (const match of text.slice(from, to).matchAll(piece)) {
    const [found, number, dotted, word, small] = match;
    const start = from + match.index;
    if (word !== undefined && word.length <= longestWord && word.length > 2 && possessive.test(word)) {
      tokens.push(token(word.slice(0, -2), start, 'word'), token(word.slice(-2), start + word.length - 2, 'word'));
    } else {
      const isWord = word !== undefined || dotted !== undefined || small !== undefined;
      tokens.push(token(found, start, number !== undefined ? 'number' : isWord ? 'word' : 'sign'));
    }
  }
  markQuotations(tokens);
  tokens.forEach((each, index) => {
    if (isPluralPossessive(tokens, index)) Object.assign(each, { kind: 'word', lower: "'s" });
  });
  return tokens;
}

/** "the miners' union": an apostrophe behind an s, outside of quotations, with another word to come. */
function isPluralPossessive(tokens: readonly Token[], index: number): boolean {
  const each = tokens[index] as Token;
  const [before, next] = [tokens[index - 1], tokens[index + 1]];
  if (!isApostrophe(each) || each.quote !== 0 || before?.kind !== 'word' || next?.kind !== 'word') return false;
  return before.end === each.start && before.lower.endsWith('s') && next.start > each.end;
}

function token(text: string, start: number, kind: Token['kind']): Token {
  const lower = (text.length > longestWord ? text.slice(0, longestWord) : text).toLowerCase();
  const capital = kind === 'word' && lower.charCodeAt(0) !== text.charCodeAt(0);
  const plain = lower.includes('’') ? lower.replaceAll('’', "'") : lower;
  return { text, lower: plain, start, end: start + text.length, kind, capital, quote: 0 };
}

const opens: Record<string, string> = {
  '“': '”',
  '„': '”',
  '«': '»',
  '"': '"',
  '”': '”',
  '‘': '’',
  "'": "'",
  '’': '’',
};
const single = new Set(['‘', "'", '’']);

/**
 * Numbers the quotations of one line. A quotation that is never closed counts only when the line begins with it: then it
 * goes on in the next paragraph, as newspapers write it. Single marks open only before a letter and outside a quotation.
 */
function markQuotations(tokens: Token[]): void {
  let number = 0;
  let opened = -1;
  let closer = '';
  tokens.forEach((each, index) => {
    const mark = quotationMark(tokens, index);
    if (opened === -1) {
      if (mark && mark in opens && mayOpen(tokens, index, mark)) {
        opened = index;
        closer = opens[mark] as string;
        each.quote = ++number;
      }
      return;
    }
    each.quote = number;
    const closes = mark === closer || (closer === '”' && (mark === '“' || mark === '"'));
    if (closes && (!single.has(closer) || !joins(tokens, index))) opened = -1;
  });
  if (opened > 0) for (const each of tokens.slice(opened)) each.quote = 0;
}

/** The mark at `index`; two commas or two apostrophes, an old typewriter's habit, are one mark. */
function quotationMark(tokens: readonly Token[], index: number): string | undefined {
  const each = tokens[index] as Token;
  if (each.kind !== 'sign') return undefined;
  const before = tokens[index - 1];
  const next = tokens[index + 1];
  if (each.text === ',' && next?.text === ',' && next.start === each.end) return '„';
  if (isApostrophe(each) && before && isApostrophe(before) && before.end === each.start) return '”';
  return each.text;
}

function isApostrophe({ text }: Token): boolean {
  return text === "'" || text === '’';
}

function mayOpen(tokens: readonly Token[], index: number, mark: string): boolean {
  const each = tokens[index] as Token;
  const before = tokens[index - 1];
  const next = tokens[index + 1];
  const apart = before === undefined || before.end < each.start || /^[([—–:]$/.test(before.text);
  if (mark === '”' || mark === '’' || mark === "'") return apart && next?.start === each.end && next.kind !== 'sign';
  return mark === '"' ? apart || next?.start === each.end : true;
}

/** Whether letters stand on both sides, as in an apostrophe. */
function joins(tokens: readonly Token[], index: number): boolean {
  const each = tokens[index] as Token;
  return (
    tokens[index - 1]?.end === each.start && tokens[index + 1]?.start === each.end && tokens[index + 1]?.kind === 'word'
  );
}
