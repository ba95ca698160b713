import { codePointLength } from '../../src/domain/normalise.ts';
import { pickLanguage } from './make-sources.ts';
import type { Random } from './random.ts';
import type { MadeDocument } from './types.ts';
import { fillers, languages, papers, towns } from './words.ts';

/** A document while its claims are put into it. */
export interface Shell extends Omit<MadeDocument, 'text'> {
  sentences: string[];
  /** Of the text so far, in code points. */
  length: number;
}

/** Empty documents of a block; `first` numbers them. */
export function makeShells(random: Random, count: number, first: number): Shell[] {
  return Array.from({ length: count }, (_, index) => {
    const town = random.pick(towns);
    const day = makeDay(random);
    const opening = `Digest ${first + index + 1}.`;
    return {
      title: `${town.en}: reports of ${day}, part ${first + index + 1}`,
      publisher: `${town.en} ${random.pick(papers)}`,
      // The first ones stand for every language, however few documents there are.
      language: languages[index] ?? pickLanguage(random),
      url: `https://news.example/${town.en.toLowerCase()}/${day}/${first + index + 1}`,
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

/** The document as its claims have left it. */
export function documentOf({ sentences, length: _length, ...document }: Shell): MadeDocument {
  return { ...document, text: sentences.join(' ') };
}

/** Puts a sentence into a document, most often behind one that claims nothing. Gives where it stands. */
export function append(random: Random, shell: Shell, sentence: string): number {
  if (random.chance(0.7)) add(shell, random.pick(fillers[shell.language]));
  return add(shell, sentence);
}

function add(shell: Shell, sentence: string): number {
  const start = shell.length + 1;
  shell.sentences.push(sentence);
  shell.length = start + codePointLength(sentence);
  return start;
}
