import type { Token } from './tokens.ts';

/**
 * The tables of a language are written in patterns of words, read from left to right over tokens in lower case:
 *
 * - `according to`     these words, one after the other;
 * - `said/says/told`   one of these words;
 * - `(late) monday`    a word that may be missing;
 * - `deelt … mee`      up to fourteen words between, within the sentence and outside quotations;
 * - `<name>` `<number>` `<ly>`  a word that begins with a capital, a number, an adverb in -ly.
 */
interface Step {
  words: ReadonlySet<string>;
  special?: (token: Token) => boolean;
  optional: boolean;
  gap: boolean;
}

const longestGap = 14;
const specials: Record<string, (token: Token) => boolean> = {
  '<name>': (token) => token.capital,
  '<number>': (token) => token.kind === 'number',
  '<ly>': (token) => token.lower.length > 4 && token.lower.endsWith('ly'),
};

/** Where a pattern stands: tokens `from` to before `to`, with what the table says of it. */
export interface Match<T> {
  from: number;
  to: number;
  value: T;
}

interface Entry<T> {
  steps: Step[];
  value: T;
}

/** Patterns by their first words, so that a text is looked through once, whatever the number of patterns. */
export class PatternTable<T> {
  readonly #byWord = new Map<string, Entry<T>[]>();

  /** Throws Error for a pattern that begins with an optional word, a gap or a `<kind>`: it could begin anywhere. */
  constructor(rows: Iterable<readonly [pattern: string, value: T]>) {
    for (const [pattern, value] of rows) {
      const steps = parse(pattern);
      const first = steps[0];
      if (!first || first.optional || first.special || first.words.has(''))
        throw new Error(`“${pattern}” has no beginning`);
      for (const word of first.words) {
        const entries = this.#byWord.get(word) ?? [];
        entries.push({ steps, value });
        this.#byWord.set(word, entries);
      }
    }
  }

  /** The longest pattern that begins at token `at` and ends before `limit`; the first of the table among equals. */
  at(tokens: readonly Token[], at: number, limit = tokens.length): Match<T> | undefined {
    let best: Match<T> | undefined;
    for (const { steps, value } of this.#byWord.get(tokens[at]?.lower ?? '') ?? []) {
      const to = follow(tokens, at, limit, steps, 0);
      if (to !== -1 && (!best || to > best.to)) best = { from: at, to, value };
    }
    return best;
  }

  /** All matches between two tokens, from left to right, none inside another. */
  all(tokens: readonly Token[], from = 0, limit = tokens.length): Match<T>[] {
    const found: Match<T>[] = [];
    for (let at = from; at < limit; at++) {
      const match = this.at(tokens, at, limit);
      if (!match) continue;
      found.push(match);
      at = match.to - 1;
    }
    return found;
  }
}

function parse(pattern: string): Step[] {
  const steps: Step[] = [];
  let gap = false;
  for (const part of pattern.split(' ')) {
    if (part === '…') {
      gap = true;
      continue;
    }
    const optional = part.startsWith('(') && part.endsWith(')');
    const word = optional ? part.slice(1, -1) : part;
    const special = specials[word];
    steps.push({ words: new Set(special ? [] : word.split('/')), ...(special && { special }), optional, gap });
    gap = false;
  }
  return steps;
}

/** The token after the last step when `steps` from number `step` on stand at `at`; -1 when they do not. */
function follow(tokens: readonly Token[], at: number, limit: number, steps: readonly Step[], step: number): number {
  const wanted = steps[step];
  if (!wanted) return at;
  const quote = tokens[at - 1]?.quote ?? 0;
  const reach = wanted.gap ? longestGap : 0;
  for (let index = at; index <= at + reach && index < limit; index++) {
    const token = tokens[index] as Token;
    if (fits(token, wanted)) {
      const end = follow(tokens, index + 1, limit, steps, step + 1);
      if (end !== -1) return end;
    }
    if (wanted.gap && (token.quote !== quote || token.text === ';')) break;
  }
  return wanted.optional ? follow(tokens, at, limit, steps, step + 1) : -1;
}

function fits(token: Token, step: Step): boolean {
  return step.special ? step.special(token) : step.words.has(token.lower);
}
