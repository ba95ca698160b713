import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { checkVerdict, reasons, verdictRules } from '../../src/domain/verdicts.ts';
import { type Use, uses, type Verdict, verdicts } from '../../src/domain/words.ts';

/** Verdict → allowed reasons, default use, whether it may be stated, mark. Written out, not derived. */
const expected: Record<Verdict, [string[], Use, boolean, string]> = {
  confirmed: [[], 'state', true, '●'],
  partly_confirmed: [[], 'attribute', true, '◐'],
  disputed: [[], 'attribute', true, '◆'],
  refuted: [
    ['fabricated', 'old_or_misplaced', 'misattributed', 'mistranslated', 'miscounted'],
    'do_not_use',
    false,
    '✕',
  ],
  unverifiable: [['no_access', 'source_withheld', 'too_vague'], 'hold', false, '◇'],
  unverified: [['single_source', 'not_yet_decidable'], 'hold', false, '○'],
};
const recheckAt = '2023-06-01T00:00:00.000Z';
const paths = (proposed: Parameters<typeof checkVerdict>[0]) => checkVerdict(proposed).map(({ path }) => path);

describe('every verdict and reason', () => {
  for (const verdict of verdicts) {
    const [allowed, use, , mark] = expected[verdict];
    for (const reason of [...reasons, 'because']) {
      const may = allowed.includes(reason);
      test(`${verdict} ${may ? 'takes' : 'does not take'} the reason ${reason}`, () => {
        assert.deepEqual(paths({ verdict, reason, use, recheckAt }), may ? [] : ['reason']);
      });
    }
    test(`${verdict} ${allowed.length > 0 ? 'needs' : 'needs no'} reason`, () => {
      assert.deepEqual(paths({ verdict, use }), allowed.length > 0 ? ['reason'] : []);
      assert.deepEqual(paths({ verdict, use, reason: null, recheckAt: null }), allowed.length > 0 ? ['reason'] : []);
    });
    test(`${verdict} is shown as ${mark} and suggests ${use}`, () => {
      assert.equal(verdictRules[verdict].mark, mark);
      assert.equal(verdictRules[verdict].defaultUse, use);
    });
  }
});

describe('every verdict and use', () => {
  for (const verdict of verdicts) {
    const [[reason], , stated] = expected[verdict];
    for (const use of uses) {
      const may = use !== 'state' || stated;
      test(`${verdict} ${may ? 'may' : 'may not'} have the use ${use}`, () => {
        assert.deepEqual(paths({ verdict, use, reason, recheckAt }), may ? [] : ['use']);
      });
    }
  }
});

test('what cannot be decided yet asks for a time to check again', () => {
  const proposed = { verdict: 'unverified', reason: 'not_yet_decidable', use: 'hold' } as const;
  assert.deepEqual(paths(proposed), ['recheckAt']);
  assert.deepEqual(paths({ ...proposed, recheckAt }), []);
});

test('provisional is no verdict', () => {
  assert.ok(!(verdicts as readonly string[]).includes('provisional'));
  assert.deepEqual(Object.keys(verdictRules), [...verdicts]);
});
