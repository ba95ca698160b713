import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Role, roles, type Stage, stages } from '../../src/domain/words.ts';
import {
  type ActionName,
  actions,
  decide,
  offeredActions,
  type Situation,
  workflow,
} from '../../src/domain/workflow.ts';

type Cell = `${'contributor' | 'editor'} → ${Stage}` | 'nobody';

/** Who may, and where it leads, in triage, checking, in_review, settled and dropped. Written out, not derived. */
const expected: Record<ActionName, [Cell, Cell, Cell, Cell, Cell]> = {
  take: ['contributor → checking', 'contributor → checking', 'contributor → in_review', 'nobody', 'nobody'],
  assign: ['contributor → checking', 'contributor → checking', 'contributor → in_review', 'nobody', 'nobody'],
  release: ['nobody', 'contributor → triage', 'nobody', 'nobody', 'nobody'],
  propose: ['nobody', 'editor → in_review', 'nobody', 'nobody', 'nobody'],
  sign_off: ['nobody', 'nobody', 'editor → settled', 'nobody', 'nobody'],
  send_back: ['nobody', 'nobody', 'editor → checking', 'nobody', 'nobody'],
  withdraw: ['nobody', 'nobody', 'contributor → checking', 'nobody', 'nobody'],
  confirm_again: ['nobody', 'nobody', 'nobody', 'editor → settled', 'nobody'],
  provisional: ['nobody', 'editor → checking', 'editor → in_review', 'nobody', 'nobody'],
  reopen: ['nobody', 'nobody', 'nobody', 'editor → checking', 'nobody'],
  retract: ['editor → checking', 'editor → checking', 'editor → checking', 'editor → checking', 'editor → checking'],
  prioritise: ['contributor → triage', 'contributor → checking', 'editor → in_review', 'editor → settled', 'nobody'],
  edit: ['contributor → triage', 'contributor → checking', 'editor → checking', 'editor → checking', 'nobody'],
  add_appearance: [
    'contributor → triage',
    'contributor → checking',
    'contributor → in_review',
    'contributor → settled',
    'nobody',
  ],
  add_evidence: [
    'contributor → triage',
    'contributor → checking',
    'contributor → in_review',
    'contributor → settled',
    'nobody',
  ],
  withdraw_evidence: [
    'contributor → triage',
    'contributor → checking',
    'contributor → in_review',
    'contributor → settled',
    'nobody',
  ],
  add_figure: ['contributor → triage', 'contributor → checking', 'editor → checking', 'editor → checking', 'nobody'],
  add_link: [
    'contributor → triage',
    'contributor → checking',
    'contributor → in_review',
    'contributor → settled',
    'nobody',
  ],
  continue: [
    'contributor → triage',
    'contributor → checking',
    'contributor → in_review',
    'contributor → settled',
    'nobody',
  ],
  drop: ['editor → dropped', 'editor → dropped', 'nobody', 'nobody', 'nobody'],
  restore: ['nobody', 'nobody', 'nobody', 'nobody', 'editor → triage'],
};

/** The lowest role for the action in any stage: whoever has less is told so before the stage is looked at. */
const takesAnEditor: ActionName[] = [
  'propose',
  'sign_off',
  'send_back',
  'confirm_again',
  'provisional',
  'reopen',
  'retract',
  'drop',
  'restore',
];

const [me, other, third] = [11, 12, 13];

function situation(role: Role, stage: Stage, rest: Partial<Situation> = {}): Situation {
  return {
    actor: { id: me, role, kind: 'person' },
    stage,
    standing: 'current',
    changedBySinceSignOff: [other],
    proposerId: other,
    signedBefore: true,
    retractedSinceSigned: false,
    pastStaleAfter: true,
    ...rest,
  };
}

/** The situation in which the action is the actor's own matter, so that only role and stage decide. */
function favourable(action: ActionName, role: Role, stage: Stage): Situation {
  const own = action === 'withdraw' ? { proposerId: me } : {};
  return situation(role, stage, { assigneeId: me, authorId: me, assignsSelf: true, ...own });
}

describe('every stage, action and role', () => {
  for (const action of actions) {
    for (const [column, stage] of stages.entries()) {
      for (const role of roles) {
        const cell = expected[action][column] as Cell;
        const [lowest, next] = cell.split(' → ') as [Role | 'nobody', Stage];
        const needed = lowest !== 'nobody' ? lowest : takesAnEditor.includes(action) ? 'editor' : 'contributor';
        const verdict = roles.indexOf(role) < roles.indexOf(needed) ? 'role' : lowest === 'nobody' ? 'stage' : 'ok';
        const outcome = {
          ok: `may, which leads to ${next}`,
          role: 'may not for their role',
          stage: 'finds it not offered',
        };
        test(`${action} in ${stage}: ${role} ${outcome[verdict]}`, () => {
          const decision = decide(action, favourable(action, role, stage));
          if (verdict === 'ok') assert.deepEqual(decision, { ok: true, next });
          else assert.equal(decision.ok ? 'ok' : decision.why, verdict);
        });
      }
    }
  }
});

function why(action: ActionName, given: Situation): string {
  const decision = decide(action, given);
  return decision.ok ? 'ok' : decision.why;
}

describe('one’s own matters', () => {
  const assignable = ['triage', 'checking', 'in_review'] as const;
  for (const stage of assignable) {
    test(`assigning somebody else in ${stage} takes an editor`, () => {
      assert.equal(why('assign', situation('contributor', stage, { assignsSelf: false })), 'role');
      assert.equal(why('assign', situation('contributor', stage)), 'role');
      assert.equal(why('assign', situation('editor', stage)), 'ok');
      assert.equal(why('assign', situation('admin', stage)), 'ok');
    });
  }

  test('releasing a claim of somebody else or of nobody takes an editor', () => {
    for (const assigneeId of [other, undefined]) {
      assert.equal(why('release', situation('contributor', 'checking', { assigneeId })), 'role');
      assert.equal(why('release', situation('editor', 'checking', { assigneeId })), 'ok');
      assert.equal(why('release', situation('admin', 'checking', { assigneeId })), 'ok');
    }
  });

  for (const stage of stages.filter((name) => name !== 'dropped')) {
    test(`withdrawing somebody else’s evidence in ${stage} takes an editor`, () => {
      assert.equal(why('withdraw_evidence', situation('contributor', stage, { authorId: other })), 'role');
      assert.equal(why('withdraw_evidence', situation('editor', stage, { authorId: other })), 'ok');
    });
  }

  test('a proposal is withdrawn by its proposer only, whatever the role of others', () => {
    for (const role of ['contributor', 'editor', 'admin'] as const) {
      assert.equal(why('withdraw', situation(role, 'in_review', { proposerId: other })), 'role');
      assert.equal(why('withdraw', situation(role, 'in_review', { proposerId: me })), 'ok');
    }
  });
});

describe('conditions beyond the stage', () => {
  test('confirming again waits for the end of the shelf life', () => {
    assert.equal(why('confirm_again', situation('editor', 'settled', { pastStaleAfter: false })), 'stage');
  });

  for (const stage of stages) {
    test(`in ${stage} only a signed verdict can be retracted, and once only`, () => {
      assert.equal(why('retract', situation('editor', stage, { signedBefore: false })), 'stage');
      assert.equal(why('retract', situation('editor', stage, { retractedSinceSigned: true })), 'stage');
      assert.equal(why('retract', situation('editor', stage)), 'ok');
    });
  }
});

describe('separation of duties', () => {
  const signing = [
    ['sign_off', 'in_review'],
    ['confirm_again', 'settled'],
  ] as const;
  for (const [action, stage] of signing) {
    for (const role of ['editor', 'admin'] as const) {
      test(`${action}: ${role} may not sign their own proposal`, () => {
        assert.equal(why(action, situation(role, stage, { proposerId: me })), 'separation');
      });
      test(`${action}: ${role} may not sign what they changed`, () => {
        assert.equal(why(action, situation(role, stage, { changedBySinceSignOff: [other, me] })), 'separation');
      });
      test(`${action}: ${role} may not sign on the strength of their own evidence`, () => {
        const weak = { originsWithoutTheirs: 1, originsNeeded: 2 };
        assert.equal(why(action, situation(role, stage, weak)), 'separation');
      });
      test(`${action}: ${role} who added evidence may sign when the minimum is met without it`, () => {
        assert.equal(why(action, situation(role, stage, { originsWithoutTheirs: 2, originsNeeded: 2 })), 'ok');
      });
      for (const kind of ['service', 'system'] as const) {
        test(`${action}: a ${kind} account that is ${role} never signs`, () => {
          assert.equal(why(action, situation(role, stage, { actor: { id: third, role, kind } })), 'service');
        });
      }
    }
    test(`${action}: role comes before stage, stage before separation`, () => {
      assert.equal(why(action, situation('contributor', 'triage', { proposerId: me })), 'role');
      assert.equal(why(action, situation('editor', 'triage', { proposerId: me })), 'stage');
    });
  }

  test('sending back one’s own proposal is left to others', () => {
    for (const role of ['editor', 'admin'] as const) {
      assert.equal(why('send_back', situation(role, 'in_review', { proposerId: me })), 'separation');
    }
  });

  test('service accounts may do the rest of an editor’s work', () => {
    const actor = { id: me, role: 'editor', kind: 'service' } as const;
    for (const action of ['edit', 'propose', 'drop', 'add_evidence'] as const) {
      assert.equal(why(action, situation('editor', 'checking', { actor })), 'ok');
    }
  });
});

describe('refusals', () => {
  const sentence = (action: ActionName, given: Situation) => {
    const decision = decide(action, given);
    return decision.ok ? '' : decision.sentence;
  };

  test('say who could, or in which stage it stands', () => {
    assert.equal(sentence('propose', situation('contributor', 'checking')), 'Only an editor can propose a verdict.');
    assert.equal(sentence('edit', situation('contributor', 'settled')), 'Only an editor can edit what is claimed.');
    assert.equal(
      sentence('propose', situation('editor', 'triage')),
      'Nobody can propose a verdict while the claim is in triage.',
    );
    assert.match(
      sentence('sign_off', situation('editor', 'in_review', { proposerId: me })),
      /^You proposed this verdict/,
    );
  });
});

describe('the buttons', () => {
  const names = (given: Situation) => offeredActions(given).map(({ action, ok }) => (ok ? action : `(${action})`));

  test('of a reader are none', () => {
    for (const stage of stages) assert.deepEqual(names(situation('reader', stage)), []);
  });

  test('of a contributor are those of a contributor', () => {
    assert.deepEqual(names(situation('contributor', 'triage')), [
      'take',
      'prioritise',
      'edit',
      'add_appearance',
      'add_evidence',
      'add_figure',
      'add_link',
      'continue',
    ]);
  });

  test('show signing off greyed, with the reason, to the proposer', () => {
    const mine = situation('editor', 'in_review', { proposerId: me, signedBefore: false });
    assert.deepEqual(names(mine), [
      'take',
      'assign',
      '(sign_off)',
      '(send_back)',
      'withdraw',
      'provisional',
      'prioritise',
      'edit',
      'add_appearance',
      'add_evidence',
      'add_figure',
      'add_link',
      'continue',
    ]);
    assert.match(offeredActions(mine).find(({ action }) => action === 'sign_off')?.sentence ?? '', /second person/);
  });

  test('offer taking only to those who have not taken it, and withdrawing only beside an item', () => {
    assert.ok(!names(situation('contributor', 'checking', { assigneeId: me })).includes('take'));
    assert.ok(names(situation('contributor', 'checking', { authorId: me })).includes('withdraw_evidence'));
  });

  test('carry the label and the address of the table', () => {
    for (const stage of stages) {
      for (const { action, label, resource } of offeredActions(situation('admin', stage, { authorId: other }))) {
        assert.deepEqual({ label, resource }, { label: workflow[action].label, resource: workflow[action].resource });
      }
    }
  });
});
