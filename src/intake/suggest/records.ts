import type { Compiled } from './compiled.ts';
import { officeOf } from './offices.ts';
import { phraseEnd, segmentStart } from './phrases.ts';
import { type Mention, speakerIn } from './speakers.ts';
import type { Token } from './tokens.ts';

const farthestRecord = 5;
const farthestAuthor = 8;

/** Where a phrase speaks of a paper or a record ("a report", "data"); not of a body that has one in its name. */
export function recordIn(tokens: readonly Token[], from: number, to: number, compiled: Compiled): number | undefined {
  const { records, within } = compiled.words;
  for (let at = from; at < to; at++) {
    const word = tokens[at]?.lower ?? '';
    const next = tokens[at + 1];
    if (records.has(word)) return next && at + 1 < to && officeOf(next, compiled) ? undefined : at;
    if (within.has(word) && at > from + 1) return undefined;
  }
  return undefined;
}

/** A record among the first words of the sentence or the clause: "Data from X show", "Uit een peiling van X blijkt". */
export function recordBefore(tokens: readonly Token[], verb: number, compiled: Compiled): number | undefined {
  const clause = segmentStart(tokens, verb);
  return (
    recordIn(tokens, clause, Math.min(clause + farthestRecord, verb), compiled) ??
    recordIn(tokens, 0, Math.min(farthestRecord, verb), compiled)
  );
}

/** "the ministry's report", "the mayor's statement": the owner speaks. */
export function ownerOfRecord(
  tokens: readonly Token[],
  from: number,
  to: number,
  compiled: Compiled,
): Mention | undefined {
  for (let at = from + 1; at < to; at++) {
    if (tokens[at]?.lower !== "'s") continue;
    if (recordIn(tokens, at + 1, to, compiled) !== undefined) return speakerIn(tokens, from, at, compiled, true);
  }
  return undefined;
}

/** Who made the record at `record`: "a statement from the ministry", "data published by the office". */
export function authorOf(tokens: readonly Token[], record: number, compiled: Compiled): Mention | undefined {
  const { agent, within, handled } = compiled.words;
  for (let at = record + 1; at < Math.min(tokens.length, record + farthestAuthor); at++) {
    const token = tokens[at] as Token;
    if (token.kind === 'sign') return undefined;
    const isPreposition =
      (agent.has(token.lower) && !handled.has(tokens[at - 1]?.lower ?? '')) || within.has(token.lower);
    if (!isPreposition || token.lower === "'s") continue;
    const speaker = speakerIn(tokens, at + 1, phraseEnd(tokens, at + 1, compiled), compiled);
    if (speaker) return speaker;
  }
  return undefined;
}
