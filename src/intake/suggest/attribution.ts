import type { Compiled, CueKind } from './compiled.ts';
import type { Match } from './patterns.ts';
import { isNominal, type Mention, speakerIn } from './speakers.ts';
import { subjectAfter, subjectBefore, subjectOfSentence } from './subjects.ts';
import type { Token } from './tokens.ts';
import { active, isPassive, passive, readVerb, type VerbReading } from './verbs.ts';

/** That somebody says something: the words that tell so, as tokens, and who it is. */
export interface Attribution {
  from: number;
  to: number;
  speaker: Mention | undefined;
  /** Whether the words are those of saying; the others need a subject that can speak. */
  sure: boolean;
  isSubordinate: boolean;
}

/** These are read as one; between a verb and its particle another verb may stand. */
const isWhole: ReadonlySet<CueKind> = new Set(['frame', 'self', 'theirs', 'quoted', 'impersonal', 'idiom']);

/** Every attribution of a sentence that stands outside its quotations, from left to right. */
export function attributionsIn(tokens: readonly Token[], compiled: Compiled, isHeadline = false): Attribution[] {
  const found: Attribution[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token;
    if (token.quote !== 0 || (token.capital && !startsClause(tokens, at))) continue;
    const participle = compiled.participles.at(tokens, at);
    const perfect = participle && read(tokens, participle, found, compiled);
    const cue = perfect ? participle : compiled.cues.at(tokens, at);
    if (!cue) continue;
    const attribution = perfect ?? read(tokens, cue, found, compiled);
    if (attribution) found.push(attribution);
    if (isWhole.has(cue.value)) at = cue.to - 1;
  }
  if (found.length > 0) return found;
  const opening = speakerBeforeColon(tokens, compiled, isHeadline);
  return opening ? [opening] : [];
}

type Cue = Match<CueKind>;
type Reader = (
  tokens: readonly Token[],
  cue: Cue,
  before: Mention | undefined,
  compiled: Compiled,
) => Attribution | undefined;

function read(tokens: readonly Token[], cue: Cue, earlier: readonly Attribution[], compiled: Compiled) {
  return readers[cue.value](tokens, cue, earlier.at(-1)?.speaker, compiled);
}

const readers: Record<CueKind, Reader> = {
  idiom: () => undefined,

  impersonal: (_tokens, cue) => found(cue, undefined),

  frame: (tokens, cue, _before, compiled) => found(cue, subjectAfter(tokens, cue.to, compiled, true)),

  self: (tokens, cue, before, compiled) =>
    found(cue, before ?? subjectOfSentence(tokens, compiled) ?? subjectAfter(tokens, cue.to + 1, compiled, false)),

  theirs: (_tokens, cue) => found(cue, { from: cue.from + 1, to: cue.from + 2, kind: 'person', form: 'pronoun' }),

  owned: (tokens, cue, _before, compiled) => {
    if (tokens[cue.from - 1]?.lower !== "'s") return undefined;
    const speaker = subjectBefore(tokens, cue.from - 1, compiled);
    return speaker && found(cue, speaker);
  },

  adding: (tokens, cue, before, compiled) => {
    const last = tokens[cue.from - 1];
    const isProgressive = last !== undefined && compiled.words.passives.has(last.lower);
    const isOwn = last?.kind === 'word' && !compiled.words.joining.has(last.lower);
    const own = isOwn ? subjectBefore(tokens, isProgressive ? cue.from - 1 : cue.from, compiled) : undefined;
    const speaker = isOwn ? own : (before ?? subjectOfSentence(tokens, compiled));
    return speaker && found(cue, speaker);
  },

  quoted: (tokens, cue, before, compiled) => {
    if (isPassive(tokens, cue.from, compiled))
      return verb(cue, active(tokens, { ...cue, sure: true }, before, compiled), true);
    const speaker = subjectAfter(tokens, cue.from + 1, compiled, false);
    return speaker && found(cue, speaker);
  },

  saying: (tokens, cue, before, compiled) =>
    verb(cue, readVerb(tokens, { ...cue, sure: true }, before, compiled), true),

  taking: (tokens, cue, before, compiled) =>
    verb(cue, readVerb(tokens, { ...cue, sure: false }, before, compiled), false),

  participle: (tokens, cue, before, compiled) => {
    if (isPassive(tokens, cue.from, compiled))
      return verb(cue, passive(tokens, { ...cue, sure: true }, compiled), true);
    const at = auxiliaryBefore(tokens, cue.from, compiled);
    if (at === undefined) return undefined;
    return verb(cue, active(tokens, { from: at, to: at + 1, sure: true }, before, compiled), true);
  },
};

function found({ from, to }: Cue, speaker: Mention | undefined): Attribution {
  return { from, to, speaker, sure: true, isSubordinate: false };
}

function verb({ from, to }: Cue, reading: VerbReading | undefined, sure: boolean): Attribution | undefined {
  return reading && { from, to, sure, ...reading };
}

const farthestAuxiliary = 20;

function auxiliaryBefore(tokens: readonly Token[], participle: number, { words }: Compiled): number | undefined {
  for (let at = participle - 1; at >= Math.max(0, participle - farthestAuxiliary); at--) {
    const token = tokens[at] as Token;
    if (token.quote !== 0 || token.text === ';' || token.text === ':') return undefined;
    if (words.auxiliaries.has(token.lower)) return at;
  }
  return undefined;
}

/** Whether a capital is that of a sentence and not of a name. */
function startsClause(tokens: readonly Token[], at: number): boolean {
  return at === 0 || tokens[at - 1]?.kind === 'sign';
}

const longestOpening = 8;

/** "Tan: 'We are ready'", "He shrugged: 'I was not there'"; in headlines the words after an office need no marks. */
function speakerBeforeColon(
  tokens: readonly Token[],
  compiled: Compiled,
  isHeadline: boolean,
): Attribution | undefined {
  const at = tokens.findIndex((token) => token.text === ':' && token.quote === 0);
  if (at < 1 || at === tokens.length - 1) return undefined;
  const isQuoted = tokens[at + 1]?.quote !== 0;
  const isName = at < longestOpening && isNominal(tokens, 0, at, compiled);
  const speaker = isName
    ? speakerIn(tokens, 0, at, compiled)
    : isQuoted
      ? subjectOfSentence(tokens, compiled)
      : undefined;
  if (!speaker) return undefined;
  const isOffice = isHeadline && speaker.kind === 'person' && (speaker.form === 'description' || speaker.from > 0);
  if (!isQuoted && !isOffice) return undefined;
  return { from: at, to: at + 1, speaker, sure: isQuoted && isName, isSubordinate: false };
}
