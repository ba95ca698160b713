import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { countOrigins, originsNeeded, roots } from '../../src/domain/independence.ts';
import { defaultPolicy, policySchema } from '../../src/domain/policy.ts';
import { verdicts } from '../../src/domain/words.ts';

// 1 a ministry; 2 and 3 its units, 4 a reporter of 3; 5 another ministry; 6, 7, 8 a ring by mistake, 9 hangs on it.
const parents: Record<number, number | null> = { 2: 1, 3: 1, 4: 3, 5: null, 6: 7, 7: 8, 8: 6, 9: 6, 10: 10 };
const parentOf = (id: number) => parents[id];
const item = (stance: 'supports' | 'refutes' | 'context', origin?: number, more = {}) => ({
  stance,
  source: { id: 99 },
  ...(origin ? { origin: { id: origin } } : {}),
  ...more,
});

describe('roots', () => {
  test('gather the origins that depend on one source', () => {
    const expected = new Map([
      [1, [4, 2, 1]],
      [5, [5]],
    ]);
    assert.deepEqual(roots([4, 2, 5, 1, 2], parentOf), expected);
  });

  test('of a ring are one, from wherever it is entered', () => {
    assert.deepEqual([...roots([7, 9, 8, 6], parentOf).keys()], [6]);
    assert.deepEqual([...roots([10], parentOf).keys()], [10]);
  });
});

describe('independent origins', () => {
  test('five reports of one ministry count once', () => {
    const reports = [
      item('supports', 1),
      item('supports', 2),
      item('supports', 3),
      item('supports', 4),
      item('supports', 1),
    ];
    assert.equal(countOrigins(reports, 'confirmed', parentOf), 1);
    assert.equal(countOrigins([...reports, item('supports', 5)], 'confirmed', parentOf), 2);
  });

  test('an item without origin counts by its source, and without either not at all', () => {
    assert.equal(countOrigins([item('supports'), item('supports', 99)], 'confirmed', parentOf), 1);
    assert.equal(countOrigins([{ stance: 'supports' }], 'confirmed', parentOf), 0);
  });

  test('only what bears on the verdict counts, and nothing withdrawn', () => {
    const withdrawn = { withdrawn: { by: 1, at: '2023-03-21T09:00:00.000Z', reason: 'another town' } };
    const evidence = [item('supports', 1), item('refutes', 5), item('context', 11), item('supports', 12, withdrawn)];
    const counted = Object.fromEntries(verdicts.map((verdict) => [verdict, countOrigins(evidence, verdict, parentOf)]));
    assert.deepEqual(counted, {
      confirmed: 1,
      partly_confirmed: 1,
      disputed: 2,
      refuted: 1,
      unverifiable: 0,
      unverified: 0,
    });
  });
});

describe('what the policy asks for', () => {
  test('is two origins for confirmed, partly confirmed and refuted, and none for the others', () => {
    const needed = Object.fromEntries(verdicts.map((verdict) => [verdict, originsNeeded(defaultPolicy, verdict, [])]));
    assert.deepEqual(needed, {
      confirmed: 2,
      partly_confirmed: 2,
      disputed: 0,
      refuted: 2,
      unverifiable: 0,
      unverified: 0,
    });
  });

  test('is one where a body’s own record speaks for the verdict', () => {
    const record = item('supports', 1, { authoritative: true });
    assert.equal(originsNeeded(defaultPolicy, 'confirmed', [record]), 1);
    assert.equal(originsNeeded(defaultPolicy, 'refuted', [record]), 2);
    assert.equal(originsNeeded(defaultPolicy, 'refuted', [{ ...record, stance: 'refutes' }]), 1);
    assert.equal(originsNeeded(defaultPolicy, 'unverified', [record]), 0);
    assert.equal(originsNeeded(defaultPolicy, 'confirmed', [{ ...record, withdrawn: { by: 1 } }]), 2);
  });
});

describe('the policy', () => {
  test('by default is a valid one', () => {
    assert.deepEqual(policySchema.parse(defaultPolicy), defaultPolicy);
  });

  test('reads its stored text, in which an empty list is left out', () => {
    const { blindReview: _, ...stored } = defaultPolicy;
    assert.deepEqual(policySchema.parse(stored), defaultPolicy);
  });

  test('takes real time zones and known words only', () => {
    assert.ok(policySchema.safeParse({ ...defaultPolicy, timeZone: 'Europe/Kyiv' }).success);
    for (const wrong of [{ timeZone: 'Mars' }, { timeZone: '' }, { blindReview: ['often'] }, { extra: 1 }]) {
      assert.ok(!policySchema.safeParse({ ...defaultPolicy, ...wrong }).success, JSON.stringify(wrong));
    }
  });
});
