import { makeCourse, makeEvidence, pickSource } from './make-checking.ts';
import { append, type Shell } from './make-documents.ts';
import type { Random } from './random.ts';
import type { MadeClaim, MadeFigure, MadeSource } from './types.ts';
import { type Pattern, patterns, things, topics, towns } from './words.ts';

export interface Given {
  random: Random;
  sources: MadeSource[];
  shells: Shell[];
  /** Whether the desk has so few claims that most have several revisions. */
  isFew: boolean;
}

/** A claim, its statement put into one of the documents. @param worked its place among those that are worked on, if it is */
export function makeClaim({ random, sources, shells, isFew }: Given, worked: number | undefined): MadeClaim {
  const document = random.skewed(shells.length, 1.5);
  const shell = shells[document] as Shell;
  const pattern = random.pickSkewed(patterns);
  const town = random.pickSkewed(towns);
  const number = random.between(2, 90);
  const speaker = pickSource(random, sources);
  const statement = pattern.text[shell.language]
    .replace('{place}', town[shell.language])
    .replace('{thing}', random.pick(things)[shell.language])
    .replace('{who}', sources[speaker]?.name ?? '')
    .replace('{n}', String(number));
  const course = makeCourse(random, worked);
  return {
    statement,
    language: shell.language,
    kind: pattern.kind,
    document,
    start: append(random, shell, statement),
    topics: [...new Set(Array.from({ length: random.between(1, 3) }, () => random.pickSkewed(topics)))],
    place: { name: town[shell.language], lat: town.lat, lon: town.lon },
    eventDate: shell.publishedAt,
    urgency: random.pickWeighted([
      ['normal', 85],
      ['high', 12],
      ['now', 3],
    ]),
    ...(random.chance(0.4) ? { dueIn: random.between(-72, 48) } : {}),
    speaker,
    relay: pickSource(random, sources),
    evidence: makeEvidence(random, sources, course),
    figures: makeFigures(random, pattern, number),
    course,
    revisions: makeRevisions(random, isFew),
  };
}

function makeFigures(random: Random, { metric, unit }: Pattern, number: number): MadeFigure[] {
  if (!metric) return [];
  const stated = { metric, value: number, ...(unit ? { unit } : {}) };
  if (random.chance(0.6)) return [stated];
  return [stated, { metric: `${metric}, by another count`, low: number, high: number + random.between(1, 20) }];
}

/** 2.5 on average; 1.3 at a desk of very many. */
function makeRevisions(random: Random, isFew: boolean): number {
  if (!isFew) return random.chance(0.3) ? 2 : 1;
  return random.pickWeighted([
    [1, 30],
    [2, 28],
    [3, 20],
    [4, 12],
    [5, 6],
    [6, 4],
  ]);
}
