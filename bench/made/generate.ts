import { makeClaim } from './make-claims.ts';
import { documentOf, makeShells } from './make-documents.ts';
import { makeSources } from './make-sources.ts';
import { Random } from './random.ts';
import type { MadeBlock, MadeDesk } from './types.ts';
import { rareTopic } from './words.ts';

/** Claims that are made together, from documents of their own: so a desk of a million needs no more memory than one of 10,000. */
const blockSize = 2000;
// Most claims that are taken through the workflow's verbs; the others stay in triage or checking.
const mostWorked = 640;
// How many have the rare topic, at any size.
const rareClaims = 40;
// From so many claims on most have one revision, so that a desk of that size fits a small disk.
const many = 500_000;

/** The same number of claims and the same seed give the same desk, but for ids and times of recording. */
export function generate(count: number, seed = 1): MadeDesk {
  const sources = makeSources(new Random(seed), clamp(Math.round(count / 4), 40, 5000));
  const worked = spread(Math.min(0.64, mostWorked / count));
  const rare = spread(Math.min(0.1, rareClaims / count));
  function* blocks(): Generator<MadeBlock> {
    for (let first = 0; first < count; first += blockSize) {
      const random = new Random(seed * 1_000_003 + first);
      const size = Math.min(blockSize, count - first);
      const shells = makeShells(random, clamp(Math.round(size / 50), 20, 40), first);
      const given = { random, sources, shells, isFew: count < many };
      const claims = Array.from({ length: size }, (_, place) => {
        const claim = makeClaim(given, worked(first + place));
        return rare(first + place) === undefined ? claim : { ...claim, topics: [...claim.topics, rareTopic] };
      });
      yield { first, documents: shells.map(documentOf), claims };
    }
  }
  return { count, sources, blocks };
}

/** Numbers a share of places, spread evenly over all: its number for a place that has one, else undefined. */
function spread(share: number): (index: number) => number | undefined {
  return (index) => {
    const before = Math.floor(index * share);
    return Math.floor((index + 1) * share) > before ? before : undefined;
  };
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
