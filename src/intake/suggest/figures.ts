import type { Compiled } from './compiled.ts';
import type { Token } from './tokens.ts';

/** A figure: tokens from its qualifier ("at least") to its unit. `sure` where the unit is one that the tables know. */
export interface FoundFigure {
  from: number;
  to: number;
  sure: boolean;
}

const farthestUnit = 3;
const currency = /^\p{Sc}/u;

/** Numbers with what they count or measure, and phrases that count without a number; dates, ages and addresses are none. */
export function figuresIn(tokens: readonly Token[], compiled: Compiled): FoundFigure[] {
  const found: FoundFigure[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const figure = figureAt(tokens, at, compiled);
    if (!figure) continue;
    found.push({ ...figure, from: qualifierBefore(tokens, at, compiled) });
    at = figure.to - 1;
  }
  return found;
}

function figureAt(tokens: readonly Token[], at: number, compiled: Compiled): FoundFigure | undefined {
  const phrase = compiled.phrases.at(tokens, at);
  if (phrase) return { from: at, to: phrase.to, sure: true };
  const token = tokens[at] as Token;
  if (token.kind === 'word') return wordFigure(tokens, at, compiled);
  if (token.kind !== 'number')
    return isSymbol(token) && tokens[at + 1]?.kind === 'number'
      ? numberFigure(tokens, at + 1, compiled, true)
      : undefined;
  return numberFigure(tokens, at, compiled, currency.test(token.text) || token.text.endsWith('%'));
}

function isSymbol(token: Token): boolean {
  return token.kind === 'sign' && currency.test(token.text);
}

/** "three-day visit", "two buildings". */
function wordFigure(tokens: readonly Token[], at: number, compiled: Compiled): FoundFigure | undefined {
  const { words } = compiled;
  const { lower } = tokens[at] as Token;
  const [first = '', ...rest] = lower.includes('-') ? lower.split('-') : [lower];
  if (words.numbers.has(first) && rest.some((part) => words.units.has(part)))
    return { from: at, to: at + 1, sure: true };
  if (words.numbers.has(lower) || words.numbers.has(first)) return withUnit(tokens, at, compiled);
  if (!words.one.has(lower)) return undefined;
  const unit = tokens[at + 1];
  return unit && words.units.has(unit.lower) && words.numbers.has(unit.lower)
    ? withUnit(tokens, at, compiled)
    : undefined;
}

function numberFigure(
  tokens: readonly Token[],
  at: number,
  compiled: Compiled,
  sure: boolean,
): FoundFigure | undefined {
  const token = tokens[at] as Token;
  if (sure) return { from: at, to: lastOfAmount(tokens, at, compiled), sure };
  const suffix = /\p{L}+$/u.exec(token.lower)?.[0];
  if (suffix) return compiled.words.units.has(suffix) ? { from: at, to: at + 1, sure: true } : undefined;
  if (isDateOrAddress(tokens, at, compiled)) return undefined;
  return withUnit(tokens, at, compiled);
}

/** After a currency or percent sign: "million", "points". */
function lastOfAmount(tokens: readonly Token[], at: number, { words }: Compiled): number {
  let to = at + 1;
  while (words.numbers.has(tokens[to]?.lower ?? '') && to < at + 3) to++;
  return to;
}

function isDateOrAddress(tokens: readonly Token[], at: number, { words }: Compiled): boolean {
  const token = tokens[at] as Token;
  const before = tokens[at - 1];
  const next = tokens[at + 1];
  if (/^\d{1,2}[:.]\d\d$/.test(token.text) && words.clock.has(next?.lower ?? '')) return true;
  if (next && words.notBefore.has(next.lower)) return true;
  if (/^(?:1[5-9]|20)\d\d$/.test(token.text)) return true;
  if (before?.text === ',' && (next?.text === ',' || next === undefined)) return true;
  if (before?.text === '(' && next?.text === ')') return true;
  return before !== undefined && words.notAfter.has(before.lower) && !isUnit(next, words.units);
}

function isUnit(token: Token | undefined, units: ReadonlySet<string>): boolean {
  return token !== undefined && units.has(token.lower);
}

/** The number at `at` with what it counts, a few words further on; undefined where it counts nothing. */
function withUnit(tokens: readonly Token[], at: number, compiled: Compiled): FoundFigure | undefined {
  const { words, language } = compiled;
  let plural = -1;
  for (let index = at + 1; index <= at + farthestUnit && index < tokens.length; index++) {
    const token = tokens[index] as Token;
    if (token.kind === 'number') continue;
    if (token.kind === 'sign' && !/^["“”'‘’-]$/.test(token.text)) break;
    if (words.notBefore.has(token.lower)) return undefined;
    const [first = '', ...parts] = token.lower.split('-');
    if (words.units.has(token.lower) || words.units.has(first) || parts.some((part) => words.units.has(part))) {
      return words.notBefore.has(tokens[index + 1]?.lower ?? '') ? undefined : { from: at, to: index + 1, sure: true };
    }
    if ([words.borders, words.within, words.openings].some((list) => list.has(token.lower))) break;
    if (
      plural === -1 &&
      language.figures.plurals.some((ending) => token.lower.length > ending.length + 2 && token.lower.endsWith(ending))
    )
      plural = index;
  }
  return plural === -1 || words.notBefore.has(tokens[plural + 1]?.lower ?? '')
    ? undefined
    : { from: at, to: plural + 1, sure: false };
}

/** Where the figure begins when a qualifier stands right before the number. */
function qualifierBefore(tokens: readonly Token[], at: number, { qualifiers }: Compiled): number {
  for (let from = Math.max(0, at - 3); from < at; from++) if (qualifiers.at(tokens, from, at)?.to === at) return from;
  return at;
}
