import type { Compiled } from './compiled.ts';
import type { Found, Read } from './reading.ts';
import type { Token } from './tokens.ts';

/** What a disclaimer says of a passage; UTF-16 indexes. */
export interface Check {
  start: number;
  end: number;
  /** The words that make it a disclaimer. */
  words: { start: number; end: number };
  scope: string[];
}

/** Whose claims a disclaimer speaks of, and on what. */
interface Scope {
  names: string[];
  topic?: ReadonlySet<string>;
}

const farthestBack = 25;

/**
 * For each passage that the outlet says it could not check, that disclaimer. A disclaimer in the passage itself speaks of
 * it; a sentence of its own speaks of the passages before it in the same part of the page: of those whom it names, else of
 * the last one ("the claim", "this"), else of all.
 */
export function checksIn(read: readonly Read[], text: string, compiled: Compiled): Map<Read, Check> {
  const checks = new Map<Read, Check>();
  read.forEach((each, index) => {
    const { tokens } = each.sentence;
    const match = compiled.disclaimers.all(tokens).find(({ from }) => tokens[from]?.quote === 0);
    if (!match || each.sentence.kind === 'furniture') return;
    const scopes = scopesOf(tokens, match.from, match.to, compiled);
    const check: Check = {
      start: each.sentence.start,
      end: each.sentence.end,
      words: { start: (tokens[match.from] as Token).start, end: (tokens[match.to - 1] as Token).end },
      scope: scopes.map(({ names, topic }) => [...names, ...(topic ? [[...topic][0] as string] : [])].join(': ')),
    };
    const covered = claimsBefore(each, match.from, compiled)
      ? [each]
      : coveredBefore(read, index, scopes, tokens, text, compiled);
    for (const one of covered) if (!checks.has(one)) checks.set(one, check);
  });
  return checks;
}

/** "…, a claim that could not be verified": whether the sentence claims something before the disclaimer at token `at`. */
export function claimsBefore({ found, speaker, sentence }: Read, at: number, { language }: Compiled): boolean {
  const isMatter = ({ from }: Found) => language.disclaimers.matters.includes(sentence.tokens[from]?.lower ?? '');
  const claims = found.filter((each) => each.to <= at && !isMatter(each));
  const isSaid =
    speaker !== undefined && speaker.kind !== 'outlet' && claims.some(({ kind }) => kind === 'attribution');
  return isSaid || claims.some(({ kind }) => kind === 'figure' || kind === 'hedge');
}

/** The names with a possessive or the peoples before words such as "claims", with the topic after "of". */
function scopesOf(tokens: readonly Token[], from: number, to: number, compiled: Compiled): Scope[] {
  const { matters, about, topics } = compiled.language.disclaimers;
  const scopes: Scope[] = [];
  tokens.forEach((token, at) => {
    if (!matters.includes(token.lower) || (at >= from && at < to)) return;
    const names = namesBefore(tokens, at, compiled);
    const after = tokens[at + 1];
    const topicWords = after && about.includes(after.lower) ? tokens.slice(at + 2, at + 8).map((one) => one.lower) : [];
    const topic = topics.find((row) => topicWords.some((word) => row.includes(word)));
    if (names.length > 0 || topic) scopes.push({ names, ...(topic && { topic: new Set(topic) }) });
  });
  return scopes;
}

function namesBefore(tokens: readonly Token[], at: number, { words }: Compiled): string[] {
  const names: string[] = [];
  for (let index = at - 1; index >= Math.max(0, at - 6); index--) {
    const token = tokens[index] as Token;
    if (token.capital && !words.notNames.has(token.lower)) names.unshift(token.text);
    else if (token.lower !== "'s" && !words.joining.has(token.lower) && !words.articles.has(token.lower)) break;
  }
  return names;
}

function coveredBefore(
  read: readonly Read[],
  at: number,
  scopes: readonly Scope[],
  tokens: readonly Token[],
  text: string,
  compiled: Compiled,
): Read[] {
  const earlier = partBefore(read, at);
  const claims = earlier.filter((each) => each.found.length > 0);
  const { single, matters } = compiled.language.disclaimers;
  const isSingle =
    tokens.some(({ lower }) => single.includes(lower)) || !tokens.some(({ lower }) => matters.includes(lower));
  const named = scopes.flatMap((scope) => {
    const meant = claims.filter((each) => isMeant(each, scope, text, compiled));
    return scope.names.length === 0 && isSingle ? meant.slice(-1) : meant;
  });
  if (named.length > 0) return named;
  if (scopes.some(({ names }) => names.length > 0) && claims.length > 0) return claims.slice(-1);
  if (!isSingle) return claims;
  const last = claims.at(-1) ?? earlier.at(-1);
  return last ? [last] : [];
}

/** The sentences before it down to the last headline, and not further than a screen or two. */
function partBefore(read: readonly Read[], at: number): Read[] {
  const part: Read[] = [];
  for (let index = at - 1; index >= Math.max(0, at - farthestBack); index--) {
    const each = read[index] as Read;
    if (each.sentence.kind === 'headline' || (each.sentence.kind === 'furniture' && part.length > 0)) break;
    if (each.sentence.kind === 'text') part.unshift(each);
  }
  return part;
}

function isMeant({ speaker, sentence }: Read, { names, topic }: Scope, text: string, compiled: Compiled): boolean {
  if (topic && !sentence.tokens.some((token) => topic.has(token.lower))) return false;
  if (names.length === 0) return true;
  if (!speaker) return false;
  const own = `${speaker.name} ${text.slice(speaker.start, speaker.end)}`.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  return names.some((name) =>
    own.some((word) => isSameName(word, name.toLowerCase(), compiled.language.disclaimers.peoples)),
  );
}

const sharedBeginning = 5;

/** The same name, or a people and its country: by the table, else by a common beginning ("Ukrainian", "Ukraine"). */
function isSameName(word: string, name: string, peoples: Readonly<Record<string, string>>): boolean {
  if (word === name || peoples[name] === word || peoples[word] === name) return true;
  const least = Math.min(word.length, name.length);
  return least >= sharedBeginning && word.slice(0, sharedBeginning) === name.slice(0, sharedBeginning);
}
