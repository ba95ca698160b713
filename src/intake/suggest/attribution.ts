import type { Compiled, CueKind } from './compiled.ts';
import type { Match } from './patterns.ts';
import type { Mention } from './speakers.ts';
import { subjectAfter, subjectBefore, subjectOfSentence } from './subjects.ts';
import type { Token } from './tokens.ts';

/** That somebody says something: the words that tell so, as tokens, and who it is. */
export interface Attribution {
  from: number;
  to: number;
  speaker: Mention | undefined;
  /** Whether the verb is one of saying; the others need a subject that can speak. */
  sure: boolean;
}

/** Every attribution of a sentence that stands outside its quotations, from left to right. */
export function attributionsIn(tokens: readonly Token[], compiled: Compiled): Attribution[] {
  const found: Attribution[] = [];
  for (let at = 0; at < tokens.length; at++) {
    if (tokens[at]?.quote !== 0) continue;
    const cue = compiled.cues.at(tokens, at);
    if (!cue) continue;
    const attribution = read(tokens, cue, found, compiled);
    if (!attribution) continue;
    found.push(attribution);
    at = Math.max(at, (cue.value === 'frame' ? cue.to : cue.from + 1) - 1);
  }
  return found;
}

type Reader = (
  tokens: readonly Token[],
  cue: Match<CueKind>,
  earlier: readonly Attribution[],
  compiled: Compiled,
) => Attribution | undefined;

function read(tokens: readonly Token[], cue: Match<CueKind>, earlier: readonly Attribution[], compiled: Compiled) {
  return readers[cue.value](tokens, cue, earlier, compiled);
}

const readers: Record<CueKind, Reader> = {
  frame: (tokens, cue, _earlier, compiled) => {
    const speaker = subjectAfter(tokens, cue.to, compiled, true);
    return { ...range(cue), speaker, sure: true };
  },

  owned: (tokens, cue, _earlier, compiled) => {
    if (tokens[cue.from - 1]?.lower !== "'s") return undefined;
    const speaker = subjectBefore(tokens, cue.from - 1, compiled);
    return speaker && { ...range(cue), speaker, sure: true };
  },

  adding: (tokens, cue, earlier, compiled) => {
    const before = tokens[cue.from - 1];
    if (before?.kind === 'word' && !compiled.words.joining.has(before.lower)) return undefined;
    const speaker = earlier.at(-1)?.speaker ?? subjectOfSentence(tokens, compiled);
    return speaker && { ...range(cue), speaker, sure: true };
  },

  quoted: (tokens, cue, earlier, compiled) => verb(tokens, cue, earlier, compiled, true, true),
  saying: (tokens, cue, earlier, compiled) => verb(tokens, cue, earlier, compiled, true),
  taking: (tokens, cue, earlier, compiled) => verb(tokens, cue, earlier, compiled, false),

  participle: (tokens, cue, earlier, compiled) => {
    const auxiliary = auxiliaryBefore(tokens, cue.from, compiled);
    if (auxiliary === undefined) return undefined;
    return verb(tokens, { ...cue, from: auxiliary, to: auxiliary + 1 }, earlier, compiled, true, false, cue);
  },
};

/** Reads a verb at `cue`; `shown` are the words to show, where they stand elsewhere. */
function verb(
  tokens: readonly Token[],
  cue: Match<CueKind>,
  earlier: readonly Attribution[],
  compiled: Compiled,
  sure: boolean,
  isQuoted = false,
  shown: Match<CueKind> = cue,
): Attribution | undefined {
  const { words } = compiled;
  const before = wordBefore(tokens, cue.from, compiled);
  if (before && words.blockers.has(before.lower) && before.end <= (tokens[cue.from] as Token).start) return undefined;
  if (before?.lower === "'s" || before?.text === '’') return undefined;
  const next = tokens[cue.to];
  if (!sure && cue.to === cue.from + 1 && next && words.nounBefore.has(next.lower)) return undefined;
  if (before && words.passives.has(before.lower) && !isQuoted) return byAgent(tokens, cue, compiled);

  const subject = subjectBefore(tokens, cue.from, compiled, sure);
  const joined =
    subject === undefined && joins(tokens, cue.from, compiled)
      ? (earlier.at(-1)?.speaker ?? subjectOfSentence(tokens, compiled))
      : undefined;
  const speaker = subject ?? joined ?? subjectAfter(tokens, cue.to, compiled, sure, tokens[cue.from - 1]);
  if (!speaker && !sure) return undefined;
  return { ...range(shown), speaker, sure };
}

function byAgent(tokens: readonly Token[], cue: Match<CueKind>, compiled: Compiled): Attribution | undefined {
  for (let at = cue.to; at < Math.min(tokens.length, cue.to + 8) && tokens[at]?.kind !== 'sign'; at++) {
    if (!compiled.words.agent.has(tokens[at]?.lower ?? '')) continue;
    const speaker = subjectAfter(tokens, at + 1, compiled, false);
    return speaker && { ...range(cue), speaker, sure: true };
  }
  return undefined;
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

/** The word before a verb, adverbs left out. */
function wordBefore(tokens: readonly Token[], at: number, { words }: Compiled): Token | undefined {
  for (let index = at - 1; index >= Math.max(0, at - 3); index--) {
    const token = tokens[index] as Token;
    const isAdverb =
      token.lower.endsWith('ly') ||
      (words.between.has(token.lower) && !words.passives.has(token.lower) && !words.blockers.has(token.lower));
    if (!isAdverb || token.kind !== 'word') return token;
  }
  return undefined;
}

function joins(tokens: readonly Token[], at: number, { words }: Compiled): boolean {
  let index = at - 1;
  while (index > 0 && tokens[index]?.kind === 'word' && words.between.has(tokens[index]?.lower ?? '')) index--;
  return words.joining.has(tokens[index]?.lower ?? '');
}

function range({ from, to }: { from: number; to: number }) {
  return { from, to };
}
