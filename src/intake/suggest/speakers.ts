import type { Compiled } from './compiled.ts';
import type { Token } from './tokens.ts';

export type SpeakerKind = 'person' | 'organisation' | 'outlet';

/** Who speaks, as one sentence names them. `from` and `to` are tokens of that sentence. */
export interface Mention {
  from: number;
  to: number;
  kind: SpeakerKind;
  form: 'name' | 'description' | 'pronoun';
}

const longestName = 12;

/**
 * The speaker in a noun phrase, the tokens `from` to before `to`: the name after the last office or kind of body
 * ("Estonia's Defense Minister Hanno Pevkur" → "Hanno Pevkur"), else the body by its whole name ("Ukraine's Ministry of
 * Defense"), else a name that stands alone, else a description ("a senior official"). Undefined where the phrase names
 * nobody who could speak; `any` takes every noun phrase as a description.
 */
export function speakerIn(
  tokens: readonly Token[],
  from: number,
  to: number,
  compiled: Compiled,
  any = false,
): Mention | undefined {
  const { words } = compiled;
  let start = from;
  while (start < to && isEdge(tokens[start] as Token, compiled)) start++;
  let end = to;
  while (end > start && (words.within.has(lower(tokens, end - 1)) || tokens[end - 1]?.kind === 'sign')) end--;
  if (start >= end) return undefined;

  if (end - start === 1 || (end - start === 2 && words.between.has(lower(tokens, end - 1)))) {
    const word = lower(tokens, start);
    if (words.he.has(word)) return { from: start, to: start + 1, kind: 'person', form: 'pronoun' };
    if (words.they.has(word)) return { from: start, to: start + 1, kind: 'organisation', form: 'pronoun' };
  }

  const office = lastOffice(tokens, start, end, compiled);
  if (office) {
    const name = office.at + 1 < end ? runAt(tokens, office.at + 1, end, compiled) : undefined;
    const head = firstOffice(tokens, start, end, compiled) ?? office;
    if (name) return { ...name, kind: head.kind === 'person' ? 'person' : office.kind, form: 'name' };
    const named = head.kind !== 'person' && hasName(tokens, start, end, compiled);
    const whole = withoutArticle(tokens, start, Math.min(end, start + longestName), compiled, named);
    return { ...whole, kind: head.kind, form: named ? 'name' : 'description' };
  }

  const run = lastRun(tokens, start, end, compiled);
  if (run) return { ...run, kind: kindOfName(tokens, run, compiled), form: 'name' };
  if (!any || words.records.has(lower(tokens, end - 1))) return undefined;
  return { from: start, to: Math.min(end, start + longestName), kind: 'person', form: 'description' };
}

/** Whether the phrase speaks of a paper or a record: "a report", "data". */
export function isRecord(tokens: readonly Token[], from: number, to: number, { words }: Compiled): boolean {
  for (let index = from; index < to; index++) {
    if (words.records.has(lower(tokens, index))) return true;
    if (words.within.has(lower(tokens, index)) && index > from + 1) return false;
  }
  return false;
}

/** Whether every token can belong to a noun phrase that names somebody, with at most two words that no table knows. */
export function isNominal(tokens: readonly Token[], from: number, to: number, compiled: Compiled): boolean {
  const { words } = compiled;
  let unknown = 0;
  for (let index = from; index < to; index++) {
    const token = tokens[index] as Token;
    const known =
      token.capital ||
      words.articles.has(token.lower) ||
      words.within.has(token.lower) ||
      words.particles.has(token.lower) ||
      isOffice(token, compiled) ||
      token.lower === "'s" ||
      token.lower.includes('-');
    if (!known && ++unknown > 2) return false;
  }
  return to > from;
}

/** The part of a title or a body that a word is, for compounds by its end. */
export function officeOf(token: Token, { words, language }: Compiled): SpeakerKind | undefined {
  const direct = lookUp(token.lower);
  if (direct || !language.names.compounds || token.kind !== 'word') return direct;
  const word = token.lower;
  for (let at = Math.max(2, word.length - 16); at <= word.length - 4; at++) {
    const part = lookUp(word.slice(at));
    if (part) return part;
  }
  return undefined;

  function lookUp(word: string): SpeakerKind | undefined {
    if (words.outlets.has(word)) return 'outlet';
    if (words.organisations.has(word)) return 'organisation';
    return words.roles.has(word) ? 'person' : undefined;
  }
}

function isOffice(token: Token, compiled: Compiled): boolean {
  return officeOf(token, compiled) !== undefined;
}

function lastOffice(tokens: readonly Token[], from: number, to: number, compiled: Compiled) {
  for (let at = to - 1; at >= from; at--) {
    const kind = officeOf(tokens[at] as Token, compiled);
    if (kind) return { at, kind };
  }
  return undefined;
}

/** The office before the first preposition, which is what the whole phrase speaks of: "a spokesman for the army". */
function firstOffice(tokens: readonly Token[], from: number, to: number, compiled: Compiled) {
  let found: { at: number; kind: SpeakerKind } | undefined;
  for (let at = from; at < to; at++) {
    const token = tokens[at] as Token;
    if (compiled.words.within.has(token.lower) && token.lower !== "'s") {
      if (found) return found;
      continue;
    }
    const kind = officeOf(token, compiled);
    if (kind) found = { at, kind };
  }
  return found;
}

interface Run {
  from: number;
  to: number;
}

/** The name that begins at or right after `at`: capitalised words with the small ones that belong between them. */
function runAt(tokens: readonly Token[], at: number, to: number, compiled: Compiled): Run | undefined {
  if (!isNamePart(tokens[at], compiled) && !startsWithParticle(tokens, at, to, compiled)) return undefined;
  let end = at + 1;
  while (end < to) {
    if (isNamePart(tokens[end], compiled)) end++;
    else if (startsWithParticle(tokens, end, to, compiled)) end += 2;
    else break;
  }
  return { from: at, to: end };
}

function startsWithParticle(tokens: readonly Token[], at: number, to: number, compiled: Compiled): boolean {
  if (!compiled.words.particles.has(lower(tokens, at))) return false;
  const next = compiled.words.particles.has(lower(tokens, at + 1)) ? at + 2 : at + 1;
  return next < to && isNamePart(tokens[next], compiled);
}

function lastRun(tokens: readonly Token[], from: number, to: number, compiled: Compiled): Run | undefined {
  let best: Run | undefined;
  for (let at = from; at < to; at++) {
    const run = runAt(tokens, at, to, compiled);
    if (!run) continue;
    // What follows a preposition belongs to the name before it: "Institute for Conflict Studies", "Jansen of Utrecht".
    if (!best || !compiled.words.within.has(lower(tokens, at - 1)) || lower(tokens, at - 1) === "'s") best = run;
    at = run.to - 1;
  }
  return best;
}

function hasName(tokens: readonly Token[], from: number, to: number, compiled: Compiled): boolean {
  for (let at = from; at < to; at++)
    if (isNamePart(tokens[at], compiled) || (at > from && tokens[at]?.capital)) return true;
  return false;
}

function isNamePart(token: Token | undefined, { words }: Compiled): boolean {
  return token !== undefined && token.capital && !words.notNames.has(token.lower);
}

function isEdge(token: Token, { words }: Compiled): boolean {
  return (
    token.kind === 'sign' ||
    token.lower === "'s" ||
    (words.openings.has(token.lower) && !words.articles.has(token.lower)) ||
    words.joining.has(token.lower)
  );
}

function withoutArticle(tokens: readonly Token[], from: number, to: number, { words }: Compiled, named: boolean): Run {
  return { from: named && words.articles.has(lower(tokens, from)) && to - from > 1 ? from + 1 : from, to };
}

function kindOfName(tokens: readonly Token[], { from, to }: Run, compiled: Compiled): SpeakerKind {
  const only = tokens[from] as Token;
  if (to - from === 1 && (compiled.places.has(only.lower) || /^\p{Lu}[\p{Lu}\p{N}.-]+$/u.test(only.text)))
    return 'organisation';
  return to - from === 2 && compiled.places.has(only.lower) && compiled.places.has(lower(tokens, from + 1))
    ? 'organisation'
    : 'person';
}

function lower(tokens: readonly Token[], index: number): string {
  return tokens[index]?.lower ?? '';
}
