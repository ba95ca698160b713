import type { Compiled } from './compiled.ts';
import { isManner, phraseEnd } from './phrases.ts';
import { authorOf, recordBefore } from './records.ts';
import { type Mention, speakerIn } from './speakers.ts';
import { subjectAfter, subjectBefore, subjectOfSentence } from './subjects.ts';
import type { Token } from './tokens.ts';

/** A reporting verb in a sentence, tokens `from` to before `to`. */
export interface Verb {
  from: number;
  to: number;
  /** Whether it is a verb of saying, which takes any subject. */
  sure: boolean;
}

export interface VerbReading {
  speaker: Mention | undefined;
  /** Whether another clause governs it: "…, as Carvia says". */
  isSubordinate: boolean;
}

const farthestModal = 12;
const farthestSubordinator = 20;
const farthestAgent = 8;

/** Who says it; undefined where the form is no report: an infinitive, a noun, or a verb whose subject could not speak. */
export function readVerb(tokens: readonly Token[], verb: Verb, before: Mention | undefined, compiled: Compiled) {
  if (isBlocked(tokens, verb.from, compiled) || isInfinitive(tokens, verb.from, compiled)) return undefined;
  if (isPassive(tokens, verb.from, compiled)) return passive(tokens, verb, compiled);
  return active(tokens, verb, before, compiled);
}

/** As `readVerb` for a form whose subject is the speaker whatever stands before it: "was quoted as saying". */
export function active(
  tokens: readonly Token[],
  { from, to, sure }: Verb,
  before: Mention | undefined,
  compiled: Compiled,
): VerbReading | undefined {
  const { words, language } = compiled;
  // "…, meldde de politie": where the verb stands second, a clause before it is no aside of the subject.
  const isInverted = sure && language.reporting.verbSecond && tokens[from - 1]?.text === ',';
  const inverted = isInverted ? subjectAfter(tokens, from + 1, compiled, false) : undefined;
  const subject = inverted ?? subjectBefore(tokens, from, compiled, sure);
  const joined =
    !subject && joins(tokens, from, compiled) ? (before ?? subjectOfSentence(tokens, compiled)) : undefined;
  // The subject of a separable verb stands between it and its particle.
  const after = language.reporting.verbSecond ? from + 1 : to;
  const record = subject || joined ? undefined : recordBefore(tokens, from, compiled);
  const author = record === undefined ? undefined : authorOf(tokens, record, compiled);
  const speaker = subject ?? joined ?? author ?? subjectAfter(tokens, after, compiled, sure, tokens[from - 1]);
  if (!speaker && !sure && record === undefined) return undefined;
  const mayBeNoun = !sure && to === from + 1 && subject?.form !== 'pronoun';
  if (mayBeNoun && words.nounBefore.has(tokens[to]?.lower ?? '')) return undefined;
  return { speaker, isSubordinate: isSubordinate(tokens, from, compiled) };
}

export function isPassive(tokens: readonly Token[], at: number, { words }: Compiled): boolean {
  for (let index = at - 1; index >= Math.max(0, at - 3); index--) {
    const token = tokens[index] as Token;
    if (words.passives.has(token.lower)) return true;
    if (token.kind !== 'word' || !(isManner(token) || words.between.has(token.lower))) return false;
  }
  return false;
}

/** In the passive: "was told by", "werd door de politie gemeld"; undefined without the one who says it. */
export function passive(tokens: readonly Token[], { from, to }: Verb, compiled: Compiled): VerbReading | undefined {
  for (let at = Math.max(0, from - farthestAgent); at < Math.min(tokens.length, to + farthestAgent); at++) {
    if (at >= to && /^[,.;:]$/.test(tokens[at]?.text ?? '')) break;
    if (!compiled.words.agent.has(tokens[at]?.lower ?? '')) continue;
    const speaker = speakerIn(tokens, at + 1, phraseEnd(tokens, at + 1, compiled), compiled);
    return speaker && { speaker, isSubordinate: false };
  }
  return undefined;
}

/** Whether the word right before, adverbs in -ly aside, makes the form an infinitive or a noun. */
function isBlocked(tokens: readonly Token[], at: number, { words }: Compiled): boolean {
  const last = tokens[at - 1];
  const before = last && isManner(last) ? tokens[at - 2] : last;
  return before !== undefined && (words.blockers.has(before.lower) || before.lower === "'s" || before.text === '’');
}

/** Whether a modal verb before it in the clause makes the form an infinitive. */
function isInfinitive(tokens: readonly Token[], at: number, { words }: Compiled): boolean {
  for (let index = at - 1; index >= Math.max(0, at - farthestModal); index--) {
    const token = tokens[index] as Token;
    if (token.quote !== 0 || token.kind === 'sign') return false;
    if (words.modals.has(token.lower)) return true;
  }
  return false;
}

function isSubordinate(tokens: readonly Token[], at: number, { words }: Compiled): boolean {
  for (let index = at - 1; index > Math.max(0, at - farthestSubordinator); index--) {
    const token = tokens[index] as Token;
    if (token.quote !== 0 || token.kind === 'sign') return false;
    if (words.subordinators.has(token.lower)) return true;
  }
  return false;
}

/** Whether the verb shares the subject of one before it: "dismissed the report and said". */
function joins(tokens: readonly Token[], at: number, { words }: Compiled): boolean {
  let index = at - 1;
  while (index > 0 && tokens[index]?.kind === 'word' && words.between.has(tokens[index]?.lower ?? '')) index--;
  return words.joining.has(tokens[index]?.lower ?? '');
}
