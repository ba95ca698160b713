import { isPairAt } from '../../domain/normalise.ts';

/** Turns UTF-16 indexes of `text` into offsets in Unicode code points; the text is read once, each answer is a search. */
export function codePointOffsets(text: string): (index: number) => number {
  const pairs: number[] = [];
  if (/[\ud800-\udbff]/.test(text))
    for (let index = 1; index < text.length; index++) if (isPairAt(text, index)) pairs.push(index);
  if (pairs.length === 0) return (index) => index;
  return (index) => {
    let low = 0;
    let high = pairs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[middle] as number) < index) low = middle + 1;
      else high = middle;
    }
    return index - low;
  };
}
