import { Random } from '../made/random.ts';

const idsAsked = 200;

/** Ids of some claims, the same each time, spread over all. */
export function someClaims(claims: number): number[] {
  const random = new Random(2);
  return Array.from({ length: Math.min(idsAsked, claims) }, () => random.between(1, claims));
}
