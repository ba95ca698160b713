import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type LoggedEvent, violationsOf } from './law.ts';

/** That the law finds what is planted, so that finding nothing means something. */

const [recorder, editor, reviewer, other] = [1, 2, 3, 4];
type Step = [actorId: number, action: string, claimHash: string, detail?: object, claimId?: number];

/** A log of one claim, or of several, in which every act is an event with the next number. */
function logOf(...steps: Step[]): LoggedEvent[] {
  return steps.map(([actorId, action, claimHash, detail = {}, claimId = 7], index) => ({
    ...{ seq: index + 1, actorId, action: `claim.${action}`, subjectType: 'claim', subjectId: claimId },
    detail: { revision: index + 1, textHash: `text ${index}`, claimHash, ...detail },
  }));
}
const found = (...steps: Step[]) => violationsOf(logOf(...steps)).map(({ seq, why }) => `${seq}: ${why}`);

const recorded: Step = [recorder, 'recorded', 'a'];
const proposed: Step = [editor, 'proposed', 'a', { proposalId: 'p' }];
const signed = (by: number, claimHash = 'a', proposalId = 'p'): Step => [
  by,
  'signed_off',
  claimHash,
  { proposalId, signOffId: `s${by}` },
];

describe('the law of the second person, read off the log alone', () => {
  test('finds nothing where a second person signed', () => {
    assert.deepEqual(found(recorded, proposed, signed(reviewer)), []);
  });

  test('finds a proposer who signs, at first and when confirming again', () => {
    assert.deepEqual(found(recorded, proposed, signed(editor)), ['3: its proposer signed it']);
    const again: Step = [editor, 'confirmed_again', 'a', { proposalId: 'p', signOffId: 's' }];
    assert.deepEqual(found(recorded, proposed, signed(reviewer), again), ['4: its proposer signed it']);
  });

  test('finds who recorded the claim and signs first', () => {
    assert.deepEqual(found(recorded, proposed, signed(recorder)), ['3: who changed what is claimed signed it']);
  });

  test('finds who changed what is claimed and signs, even where they changed it back', () => {
    const there: Step = [reviewer, 'edited', 'b'];
    const back: Step = [reviewer, 'edited', 'a'];
    assert.deepEqual(found(recorded, there, back, proposed, signed(reviewer)), [
      '5: who changed what is claimed signed it',
    ]);
    assert.deepEqual(found(recorded, there, back, proposed, signed(other)), []);
  });

  test('lets sign who changed it before the sign-off in between, and who changed what is not claimed', () => {
    const edited: Step = [reviewer, 'edited', 'b'];
    const again: Step = [editor, 'proposed', 'b', { proposalId: 'q' }];
    const topics: Step = [reviewer, 'edited', 'a'];
    assert.deepEqual(found(recorded, topics, proposed, signed(reviewer)), []);
    assert.deepEqual(
      found(recorded, edited, [editor, 'proposed', 'b', { proposalId: 'p' }], signed(other, 'b'), again, [
        reviewer,
        'signed_off',
        'b',
        { proposalId: 'q', signOffId: 's2' },
      ]),
      [],
    );
  });

  test('finds who wrote the chains that the claim took over from a duplicate', () => {
    const duplicate: Step = [reviewer, 'recorded', 'x', {}, 8];
    const took: Step = [editor, 'took_over', 'ax', { duplicateId: 8 }];
    const steps: Step[] = [recorded, duplicate, took, [other, 'proposed', 'ax', { proposalId: 'p' }]];
    assert.deepEqual(found(...steps, signed(reviewer, 'ax')), ['5: who changed what is claimed signed it']);
  });

  test('finds a sign-off of what nobody proposed, under whatever name, and one that changes the claim itself', () => {
    assert.deepEqual(found(recorded, signed(reviewer)), ['2: nobody proposed what was signed']);
    const renamed: Step = [editor, 'renamed', 'a', { proposalId: 'p', signOffId: 's' }];
    assert.deepEqual(found(recorded, proposed, renamed), ['3: its proposer signed it']);
    assert.deepEqual(found(recorded, proposed, signed(reviewer, 'b')), [
      '3: what is claimed changed with its sign-off',
      '3: who changed what is claimed signed it',
    ]);
  });

  test('finds a log that does not tell what is claimed', () => {
    const silent = logOf(recorded).map((event) => ({ ...event, detail: { revision: 1 } }));
    assert.equal(violationsOf(silent)[0]?.why, 'the log does not tell what is claimed');
  });
});
