/**
 * Numbers that look random and are the same for the same seed: Marsaglia's xorshift with 32 bits of state and shifts of
 * 13, 17 and 5 ("Xorshift RNGs", Journal of Statistical Software 8, 2003). For made-up content only; not for secrets.
 */
export class Random {
  #state: number;

  /** @param seed any integer; zero, which xorshift never leaves, counts as another number */
  constructor(seed: number) {
    this.#state = seed >>> 0 || 0x9e3779b9;
    // The first numbers of small seeds are small themselves.
    for (let round = 0; round < 8; round++) this.next();
  }

  /** From 0 to below 1. */
  next(): number {
    let x = this.#state;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.#state = x >>> 0;
    return this.#state / 2 ** 32;
  }

  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(list: readonly T[]): T {
    return list[this.between(0, list.length - 1)] as T;
  }

  /** A whole number from 0 to below `count`, small ones far more often: with strength 3 half of all are in the first eighth. */
  skewed(count: number, strength = 3): number {
    return Math.floor(this.next() ** strength * count);
  }

  /** One of the list, those at its beginning more often. */
  pickSkewed<T>(list: readonly T[]): T {
    return list[this.skewed(list.length)] as T;
  }

  /** One of the values by their weights. */
  pickWeighted<T>(weighted: readonly (readonly [T, number])[]): T {
    let rest = this.next() * weighted.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [value, weight] of weighted) {
      rest -= weight;
      if (rest < 0) return value;
    }
    return weighted[0]?.[0] as T;
  }
}
