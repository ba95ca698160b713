import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { mayOnlyOthersSign } from '../../src/domain/separation.ts';

const actor = { id: 5, kind: 'person' } as const;

describe('only others may sign', () => {
  test('who proposed the verdict', () => {
    assert.match(mayOnlyOthersSign({ actor, proposerId: 5, changedBySinceSignOff: [] })?.sentence ?? '', /proposed/);
  });

  test('who recorded or changed what is claimed since the last sign-off', () => {
    assert.equal(mayOnlyOthersSign({ actor, proposerId: 6, changedBySinceSignOff: [7, 5] })?.why, 'separation');
  });

  test('who brought the evidence without which the minimum is missed', () => {
    const rest = { actor, proposerId: 6, changedBySinceSignOff: [7] };
    assert.equal(mayOnlyOthersSign({ ...rest, originsWithoutTheirs: 1, originsNeeded: 2 })?.why, 'separation');
    assert.equal(mayOnlyOthersSign({ ...rest, originsWithoutTheirs: 2, originsNeeded: 2 }), null);
  });

  test('when the account is a service or the system', () => {
    for (const kind of ['service', 'system'] as const) {
      const refusal = mayOnlyOthersSign({ actor: { id: 5, kind }, proposerId: 6, changedBySinceSignOff: [] });
      assert.equal(refusal?.why, 'service');
    }
  });
});

test('a second person may sign', () => {
  assert.equal(mayOnlyOthersSign({ actor, proposerId: 6, changedBySinceSignOff: [6, 7] }), null);
});
