import { type Piece, wordDifferences } from './word-differences.ts';

/** A paragraph that both texts have, that was reworded, or that only the older (`out`) or the newer one (`in`) has. */
export interface ParagraphDifference {
  kind: 'same' | 'changed' | 'out' | 'in';
  pieces: Piece[];
}

/** Shared words over all words (Jaccard index) from which two paragraphs count as one that was reworded. */
const likeness = 0.4;

/** Two normalised texts paragraph by paragraph, and word by word within the paragraphs that were reworded. */
export function paragraphDifferences(before: string, after: string): ParagraphDifference[] {
  const known = new Map<string, number>();
  const paragraphs: string[] = [];
  // Each paragraph becomes one word, so that whole paragraphs are compared as words are.
  const asWords = (text: string) =>
    text
      .split(/\n+/)
      .filter((paragraph) => paragraph.trim() !== '')
      .map((paragraph) => {
        const number = known.get(paragraph) ?? paragraphs.push(paragraph) - 1;
        known.set(paragraph, number);
        return `${number} `;
      })
      .join('');
  const runs = wordDifferences(asWords(before), asWords(after)).map(({ kind, text }) => ({
    kind,
    texts: text
      .trim()
      .split(/\s+/)
      .map((number) => paragraphs[Number(number)] ?? ''),
  }));
  const found: ParagraphDifference[] = [];
  for (let index = 0; index < runs.length; index++) {
    const run = runs[index] as (typeof runs)[number];
    if (run.kind === 'same') {
      found.push(...run.texts.map((text) => whole('same', text)));
      continue;
    }
    const next = runs[index + 1];
    const isPair = next !== undefined && next.kind !== 'same';
    const pair = isPair ? [run, next] : [run];
    if (isPair) index++;
    const textsOf = (kind: Piece['kind']) => pair.filter((one) => one.kind === kind).flatMap((one) => one.texts);
    found.push(...reworded(textsOf('out'), textsOf('in')));
  }
  return found;
}

/** Pairs each older paragraph with the next newer one that is like it; the order of both texts is kept. */
function reworded(out: string[], into: string[]): ParagraphDifference[] {
  const found: ParagraphDifference[] = [];
  let taken = 0;
  for (const text of out) {
    const at = into.findIndex((other, index) => index >= taken && alike(text, other));
    if (at === -1) {
      found.push(whole('out', text));
      continue;
    }
    found.push(...into.slice(taken, at).map((other) => whole('in', other)));
    found.push({ kind: 'changed', pieces: wordDifferences(text, into[at] as string) });
    taken = at + 1;
  }
  return [...found, ...into.slice(taken).map((text) => whole('in', text))];
}

function whole(kind: Piece['kind'], text: string): ParagraphDifference {
  return { kind, pieces: [{ kind, text }] };
}

function alike(one: string, other: string): boolean {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared / (a.size + b.size - shared) >= likeness;
}

function wordsOf(text: string): Set<string> {
  return new Set(text.match(/\S+/g) ?? []);
}
