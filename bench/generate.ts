import { codePointLength } from '../src/domain/normalise.ts';
import type { MadeClaim, MadeDesk, MadeDocument, MadeFigure, MadeSource } from './made.ts';
import { makeCourse, makeEvidence, pickSource } from './make-checking.ts';
import { makeSources, pickLanguage } from './make-sources.ts';
import { Random } from './random.ts';
import { fillers, languages, type Pattern, papers, patterns, things, topics, towns } from './words.ts';

// Most claims that are taken through the workflow's verbs; the others stay in triage or checking.
const mostWorked = 640;

/** The same number of claims and the same seed give the same desk, but for ids and times of recording. */
export function generate(count: number, seed = 1): MadeDesk {
  const random = new Random(seed);
  const sources = makeSources(random, clamp(Math.round(count / 4), 40, 5000));
  const shells = makeShells(random, clamp(Math.round(count / 50), 20, 400));
  const claims: MadeClaim[] = [];
  const share = Math.min(0.64, mostWorked / count);
  for (let index = 0; index < count; index++) {
    const worked = Math.floor(index * share);
    const isWorked = Math.floor((index + 1) * share) > worked;
    claims.push(makeClaim(random, sources, shells, isWorked ? worked : undefined));
  }
  const documents = shells.map(({ sentences, length: _length, ...document }) => ({
    ...document,
    text: sentences.join(' '),
  }));
  return { sources, documents, claims };
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

/** A document while its claims are put into it. */
interface Shell extends Omit<MadeDocument, 'text'> {
  sentences: string[];
  /** Of the text so far, in code points. */
  length: number;
}

function makeShells(random: Random, count: number): Shell[] {
  return Array.from({ length: count }, (_, index) => {
    const town = random.pick(towns);
    const day = makeDay(random);
    const opening = `Digest ${index + 1}.`;
    return {
      title: `${town.en}: reports of ${day}, part ${index + 1}`,
      publisher: `${town.en} ${random.pick(papers)}`,
      // The first ones stand for every language, however few documents there are.
      language: languages[index] ?? pickLanguage(random),
      url: `https://news.example/${town.en.toLowerCase()}/${day}/${index + 1}`,
      publishedAt: day,
      sentences: [opening],
      length: codePointLength(opening),
    };
  });
}

function makeDay(random: Random): string {
  const day = (number: number) => String(number).padStart(2, '0');
  return `2025-${day(random.between(1, 12))}-${day(random.between(1, 28))}`;
}

function makeClaim(random: Random, sources: MadeSource[], shells: Shell[], worked: number | undefined): MadeClaim {
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
  };
}

/** Puts a sentence into a document, most often behind one that claims nothing. Gives where it stands. */
function append(random: Random, shell: Shell, sentence: string): number {
  if (random.chance(0.7)) add(shell, random.pick(fillers[shell.language]));
  return add(shell, sentence);
}

function add(shell: Shell, sentence: string): number {
  const start = shell.length + 1;
  shell.sentences.push(sentence);
  shell.length = start + codePointLength(sentence);
  return start;
}

function makeFigures(random: Random, { metric, unit }: Pattern, number: number): MadeFigure[] {
  if (!metric) return [];
  const stated = { metric, value: number, ...(unit ? { unit } : {}) };
  if (random.chance(0.6)) return [stated];
  return [stated, { metric: `${metric}, by another count`, low: number, high: number + random.between(1, 20) }];
}
