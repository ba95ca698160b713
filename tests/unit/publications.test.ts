import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Claim } from '../../src/domain/claim.ts';
import { causesOf, saidNow } from '../../src/domain/publications.ts';
import { weekAround } from '../../src/domain/related.ts';

const now = '2026-03-10T09:00:00.000Z';
const lastSigned = { verdict: 'confirmed', use: 'state', revision: 4, at: '2026-03-01T09:00:00.000Z' } as const;
const signed = { standing: 'current', lastSigned, staleAfter: '2026-03-20T09:00:00.000Z' } as const;
const agreed = { agreedVerdict: 'confirmed', agreedStale: null, withdrawnAt: null } as const;

describe('what the desk says to readers outside', () => {
  test('is what was signed last, whatever was done to the claim since', () => {
    for (const standing of ['current', 'behind', 'changed'] as const) {
      assert.equal(saidNow({ ...signed, standing }, now).verdict, 'confirmed', standing);
    }
  });

  test('is unverified before the first sign-off and after a retraction', () => {
    assert.equal(saidNow({ standing: 'undecided' } as Claim, now).verdict, 'unverified');
    assert.equal(saidNow({ ...signed, standing: 'retracted' }, now).verdict, 'unverified');
  });

  test('goes stale by the clock alone, at the very time', () => {
    const at = (staleAfter: string) => saidNow({ ...signed, staleAfter }, now).staleSince;
    assert.equal(at('2026-03-10T09:00:00.001Z'), null);
    assert.equal(at(now), now);
  });
});

describe('an article is to be corrected', () => {
  test('when another verdict was signed, when it was retracted, and when it went stale, for each reason', () => {
    const said = saidNow(signed, now);
    assert.deepEqual(causesOf(agreed, said), []);
    assert.deepEqual(causesOf({ ...agreed, agreedVerdict: 'disputed' }, said), ['verdict']);
    assert.deepEqual(causesOf(agreed, saidNow({ ...signed, standing: 'retracted' }, now)), ['retracted']);
    const stale = saidNow({ ...signed, staleAfter: '2026-03-09T09:00:00.000Z' }, now);
    assert.deepEqual(causesOf({ ...agreed, agreedVerdict: 'disputed' }, stale), ['verdict', 'stale']);
  });

  test('no more when it was brought to agree with that end of shelf life, and again at the next', () => {
    const first = '2026-03-05T09:00:00.000Z';
    const brought = { ...agreed, agreedStale: first };
    assert.deepEqual(causesOf(brought, saidNow({ ...signed, staleAfter: first }, now)), []);
    assert.deepEqual(causesOf(brought, saidNow({ ...signed, staleAfter: now }, now)), ['stale']);
  });

  test('never when its record was withdrawn', () => {
    const withdrawn = { ...agreed, agreedVerdict: 'refuted', withdrawnAt: now } as const;
    assert.deepEqual(causesOf(withdrawn, saidNow(signed, now)), []);
  });
});

test('the week around a sign-off is seven days to either side', () => {
  assert.deepEqual(weekAround(now), { from: '2026-03-03T09:00:00.000Z', to: '2026-03-17T09:00:00.000Z' });
});
