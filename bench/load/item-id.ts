import type { Random } from '../made/random.ts';

/** A UUIDv7 (RFC 9562) of this time, its other bits from made-up randomness, so that the same load has the same ids. */
export function itemId(at: string, random: Random): string {
  const time = Date.parse(at).toString(16).padStart(12, '0');
  const bits = (digits: number) =>
    random
      .between(0, 16 ** digits - 1)
      .toString(16)
      .padStart(digits, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${bits(3)}-${'89ab'[random.between(0, 3)]}${bits(3)}-${bits(6)}${bits(6)}`;
}
