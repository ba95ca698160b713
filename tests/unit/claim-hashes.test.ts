import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type ClaimContent, claimHash, claimHashes, contentHash } from '../../src/domain/claim-hashes.ts';

const text = fc.string({ maxLength: 20 });
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const source = maybe(fc.record({ id: fc.nat(), name: text, kind: fc.constant('person') }));

/** Claims as far as their hashes look at them, with any of it left out. */
const claims = fc.record({
  statement: text,
  language: text,
  kind: fc.constantFrom('fact', 'forecast'),
  place: maybe(fc.record({ name: text, lat: maybe(fc.double({ noNaN: true, noDefaultInfinity: true })) })),
  eventDate: maybe(text),
  eventDateDerived: maybe(fc.constant(true)),
  attribution: fc.array(fc.record({ chain: fc.nat(), step: fc.nat(), role: text, source, voice: text }), {
    maxLength: 2,
  }),
  figures: fc.array(fc.record({ id: text, metric: text, value: maybe(fc.nat()), countedBy: source }), { maxLength: 2 }),
  evidence: fc.array(
    fc.record({ id: text, stance: text, note: text, origin: source, withdrawn: maybe(fc.record({ by: fc.nat() })) }),
    { maxLength: 3 },
  ),
});

test('both hashes of a claim in one pass are those of its two projections', () => {
  fc.assert(
    fc.property(claims, (given) => {
      const claim = given as unknown as ClaimContent;
      assert.deepEqual(claimHashes(claim), { claimHash: claimHash(claim), contentHash: contentHash(claim) });
    }),
    { numRuns: process.env.PROVE ? 5000 : 300, seed: 1 },
  );
});
