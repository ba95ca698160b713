import { codePointLength } from '../../src/domain/normalise.ts';
import { Random } from './random.ts';
import { fillers, patterns, things, towns } from './words.ts';

/** A long document, and the claims that were cut from it. */
export interface Reading {
  text: string;
  /** In the order of the text; positions in code points. Every tenth passage reaches over the next claim's. */
  claims: { statement: string; exact: string; start: number }[];
}

const sentencesAParagraph = 5;

/** An English document of so many bytes, its claims spread evenly; the same for the same seed. */
export function makeReading(bytes: number, claimCount: number, seed = 1): Reading {
  const random = new Random(seed);
  const claims: { statement: string; start: number; end: number }[] = [];
  let text = '';
  for (let sentence = 0; text.length < bytes; sentence++) {
    if (sentence > 0) text += sentence % sentencesAParagraph === 0 ? '\n\n' : ' ';
    const isDue = claims.length < claimCount && text.length >= (claims.length / claimCount) * bytes;
    const words = isDue ? makeStatement(random, claims.length) : random.pick(fillers.en);
    if (isDue) claims.push({ statement: words, start: text.length, end: text.length + words.length });
    text += words;
  }
  if (codePointLength(text) !== text.length) throw new Error('The made text has signs beyond the basic plane.');
  return {
    text,
    claims: claims.map(({ statement, start, end }, index) => {
      const last = index % 10 === 9 ? (claims[index + 1]?.end ?? end) : end;
      return { statement, exact: text.slice(start, last), start };
    }),
  };
}

function makeStatement(random: Random, index: number): string {
  return random
    .pick(patterns)
    .text.en.replace('{place}', random.pick(towns).en)
    .replace('{thing}', random.pick(things).en)
    .replace('{who}', 'the town’s "emergency staff"')
    .replace('{n}', String(index + 2));
}
