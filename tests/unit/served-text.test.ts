import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { canonical } from '../../src/domain/canonical.ts';
import type { Claim } from '../../src/domain/claim.ts';
import { emptyListsOf, readText, servedText } from '../../src/domain/records.ts';

const names = ['topics', 'attribution', 'appearances', 'evidence', 'figures', 'links', 'corrections'];
// Texts that look like what the served text is made of, too.
const text = fc.oneof(
  fc.string(),
  fc.constantFrom(...names.flatMap((name) => [name, `"${name}":[`, `],"${name}":[]}`])),
);
const claims = fc.record({
  schema: fc.constant('claimdesk/claim/v1'),
  statement: text,
  ...Object.fromEntries(names.map((name) => [name, fc.array(fc.record({ note: text }), { maxLength: 2 })])),
}) as unknown as fc.Arbitrary<Claim>;

describe('a stored text as it is served', () => {
  test('says without being read what reading it gives', () => {
    fc.assert(
      fc.property(claims, (claim) => {
        const stored = canonical(claim);
        const served = servedText(stored, emptyListsOf(claim));
        assert.deepEqual(JSON.parse(served), readText('claim', stored));
      }),
    );
  });

  test('has beside it what is no part of it', () => {
    assert.deepEqual(JSON.parse(servedText('{"id":1}', 'links topics', { stale: true, note: '"' })), {
      ...{ id: 1, links: [], topics: [], stale: true, note: '"' },
    });
    assert.equal(servedText('{"id":1}', ''), '{"id":1}');
  });
});
