import type { Compiled } from './compiled.ts';
import type { Token } from './tokens.ts';

/** What a speaker is; an account or an eyewitness is for the editor to tell. */
export type SpeakerKind = 'person' | 'organisation' | 'outlet';

/** A word that stands for or before a speaker ("minister", "police", "newspaper"), and what such a speaker is. */
export interface Office {
  at: number;
  kind: SpeakerKind;
}

const longestPart = 16;
const shortestPart = 4;

/** What the word stands for, if it is an office or a kind of body; of compounds the end counts ("bestuursvoorzitter"). */
export function officeOf(token: Token, { words, language }: Compiled): SpeakerKind | undefined {
  const word = token.lower;
  const whole = lookUp(word);
  if (whole || !language.names.compounds || token.kind !== 'word') return whole;
  for (let at = Math.max(2, word.length - longestPart); at <= word.length - shortestPart; at++) {
    const part = lookUp(word.slice(at));
    if (part) return part;
  }
  return undefined;

  function lookUp(part: string): SpeakerKind | undefined {
    if (words.outlets.has(part)) return 'outlet';
    if (words.organisations.has(part)) return 'organisation';
    return words.roles.has(part) ? 'person' : undefined;
  }
}

/** The last office of a phrase; departments count ("minister van Financiën"), surnames that look like one do not ("van 't Hof"). */
export function lastOffice(tokens: readonly Token[], from: number, to: number, compiled: Compiled): Office | undefined {
  const { departments, particles, articles } = compiled.words;
  for (let at = to - 1; at >= from; at--) {
    const token = tokens[at] as Token;
    const before = tokens[at - 1]?.lower ?? '';
    if (at > from && departments.has(token.lower)) return { at, kind: officeOf(token, compiled) ?? 'person' };
    const isSurname = token.capital && particles.has(before) && !articles.has(before);
    const kind = isSurname ? undefined : officeOf(token, compiled);
    if (kind) return { at, kind };
  }
  return undefined;
}

/** The office that the whole phrase speaks of, the last one before a preposition: "a police spokesman for the north". */
export function headOffice(tokens: readonly Token[], from: number, to: number, compiled: Compiled): Office | undefined {
  let found: Office | undefined;
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
