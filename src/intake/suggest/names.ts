import type { Compiled } from './compiled.ts';
import { officeOf } from './offices.ts';
import type { Token } from './tokens.ts';

/** A name: tokens `from` to before `to`. */
export interface Run {
  from: number;
  to: number;
}

/** The name that begins at `at`: capitalised words with the small ones that belong between them. */
export function nameAt(tokens: readonly Token[], at: number, to: number, compiled: Compiled): Run | undefined {
  const isSmall = opensWithParticle(tokens, at, to, compiled);
  const opens = isSmall && (tokens[at]?.capital || !compiled.words.within.has(lower(tokens, at)));
  if (!isNamePart(tokens[at], compiled) && !opens) return undefined;
  let end = at + 1;
  while (end < to) {
    if (isNamePart(tokens[end], compiled)) end++;
    else if (goesOn(tokens, at, end, to, compiled)) end += particlesAt(tokens, end, to, compiled) + 1;
    else break;
  }
  return { from: at, to: end };
}

/**
 * The name in a phrase without an office: the last one, but what follows a preposition belongs to the name before it
 * ("Jansen of Utrecht"). A single word is none at the beginning of a sentence, where every word has a capital, nor when it
 * tells a nation, nor when it stands for a record.
 */
export function lastName(tokens: readonly Token[], from: number, to: number, compiled: Compiled): Run | undefined {
  const { within, records } = compiled.words;
  let best: Run | undefined;
  for (let at = from; at < to; at++) {
    const run = nameAt(tokens, at, to, compiled);
    if (!run) continue;
    const token = tokens[at] as Token;
    const isPlain = (at === 0 && run.to < to) || isNational(token, compiled) || records.has(token.lower);
    const isOwner = lower(tokens, run.to) === "'s";
    const before = lower(tokens, at - 1);
    if (run.to - at > 1 || !isPlain || isOwner) {
      if (!best || !within.has(before) || before === "'s") best = run;
    }
    at = run.to - 1;
  }
  return best;
}

/** Where the first preposition of a phrase stands; its end where it has none. */
export function firstPreposition(tokens: readonly Token[], from: number, to: number, compiled: Compiled): number {
  for (let at = from; at < to; at++) {
    const isOffice = officeOf(tokens[at] as Token, compiled) !== undefined;
    const run = isOffice ? undefined : nameAt(tokens, at, to, compiled);
    if (run) at = run.to - 1;
    else if (at > from && compiled.words.within.has(lower(tokens, at)) && lower(tokens, at) !== "'s") return at;
  }
  return to;
}

/** Whether a capitalised word tells a nation and not a name: "Dutch", "Nederlandse". */
export function isNational({ lower: word }: Token, { language, places }: Compiled): boolean {
  const hasEnding = (ending: string) => word.length > ending.length + 3 && word.endsWith(ending);
  return !places.has(word) && language.names.nationalEndings.some(hasEnding);
}

export function isNamePart(token: Token | undefined, { words }: Compiled): boolean {
  return token?.capital === true && !words.notNames.has(token.lower);
}

/** Whether a name begins at `at` with small words, as "Van der Laan" does. */
export function opensWithParticle(tokens: readonly Token[], at: number, to: number, compiled: Compiled): boolean {
  const particles = particlesAt(tokens, at, to, compiled);
  return particles > 0 && at + particles < to && isNamePart(tokens[at + particles], compiled);
}

/**
 * Whether the small words at `end` belong to the name that began at `at`: those of "Wim van Rossum" and "Jan Willem van
 * der Berg" do, that of "Jan Mulder van Defensie" does not.
 */
function goesOn(tokens: readonly Token[], at: number, end: number, to: number, compiled: Compiled): boolean {
  if (!opensWithParticle(tokens, end, to, compiled)) return false;
  if (!compiled.words.within.has(lower(tokens, end))) return true;
  const particles = particlesAt(tokens, end, to, compiled);
  const next = tokens[end + particles] as Token;
  const isShort = end - at < 2 && !/^\p{Lu}{2}/u.test(next.text);
  if (particles > 1) return isShort || !officeOf(next, compiled);
  return isShort && !officeOf(next, compiled) && !compiled.places.has(next.lower);
}

function particlesAt(tokens: readonly Token[], at: number, to: number, { words }: Compiled): number {
  let end = at;
  while (end < to && words.particles.has(lower(tokens, end))) end++;
  return end - at;
}

function lower(tokens: readonly Token[], index: number): string {
  return tokens[index]?.lower ?? '';
}
