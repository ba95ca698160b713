/** A stretch of words that both texts have, or that only the older (`out`) or only the newer one (`in`) has. */
export interface Piece {
  kind: 'same' | 'out' | 'in';
  text: string;
}

// Above this many comparisons the texts are told apart as wholes: no page waits for more.
const mostComparisons = 1_000_000;

/**
 * Two texts word by word: the older one is what the pieces `same` and `out` give, the newer one `same` and `in`. By the
 * longest common subsequence of words, each with the spaces after it.
 */
export function wordDifferences(before: string, after: string): Piece[] {
  const old = before.match(/\s+|\S+\s*/g) ?? [];
  const now = after.match(/\s+|\S+\s*/g) ?? [];
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < old.length - head && tail < now.length - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++;
  const middle = compare(old.slice(head, old.length - tail), now.slice(head, now.length - tail));
  const same = (words: string[]) => words.map((text): Piece => ({ kind: 'same', text }));
  return joined([...same(old.slice(0, head)), ...middle, ...same(old.slice(old.length - tail))]);
}

function compare(old: string[], now: string[]): Piece[] {
  if (old.length * now.length > mostComparisons) {
    return [
      { kind: 'out', text: old.join('') },
      { kind: 'in', text: now.join('') },
    ];
  }
  // common[i][j]: the length of the longest common subsequence of what follows old[i] and now[j].
  const common = Array.from({ length: old.length + 1 }, () => new Uint32Array(now.length + 1));
  const at = (i: number, j: number) => common[i]?.[j] ?? 0;
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      const row = common[i] as Uint32Array;
      row[j] = old[i] === now[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const pieces: Piece[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      pieces.push({ kind: 'same', text: old[i++] as string });
      j++;
    } else if (j >= now.length || (i < old.length && at(i + 1, j) >= at(i, j + 1))) {
      pieces.push({ kind: 'out', text: old[i++] as string });
    } else {
      pieces.push({ kind: 'in', text: now[j++] as string });
    }
  }
  return pieces;
}

function joined(pieces: Piece[]): Piece[] {
  const whole: Piece[] = [];
  for (const piece of pieces) {
    const last = whole.at(-1);
    if (piece.text === '') continue;
    if (last?.kind === piece.kind) last.text += piece.text;
    else whole.push({ ...piece });
  }
  return whole;
}
