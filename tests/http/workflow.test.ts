import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { assign, release } from '../../src/desk/assign.ts';
import { drop } from '../../src/desk/drop.ts';
import { propose } from '../../src/desk/propose.ts';
import { reopen } from '../../src/desk/reopen.ts';
import type { Claim } from '../../src/domain/claim.ts';
import { type Role, roles, type Stage, stages } from '../../src/domain/words.ts';
import { type ActionName, actions, workflow } from '../../src/domain/workflow.ts';
import { Builder } from '../support/builder.ts';
import { ok, refused, TestDesk } from '../support/desk.ts';

let on: TestDesk;
let build: Builder;
let documentId = 0;
let otherId = 0;
/** One claim in each stage, for what is refused. */
const untouched: Partial<Record<Stage, Claim>> = {};

before(async () => {
  on = await TestDesk.open();
  build = new Builder(on);
  documentId = (await build.document('The bridge is closed.')).id;
  otherId = (await build.claim()).id;
  for (const stage of stages) untouched[stage] = await build.claim(stage, { evidence: 1 });
});

/** Who tries the action in each role: never who recorded or proposed the claim. */
const who: Record<Role, string> = { reader: 'reader', contributor: 'colleague', editor: 'second', admin: 'admin' };

const decision = { verdict: 'disputed', use: 'attribute', rationale: 'Both sides say so.' };

/** A claim in a stage, as favourable to an action by somebody as it can be: theirs, or signed before, or past its shelf life. */
async function favourable(action: ActionName, stage: Stage, actor: string): Promise<Claim> {
  if (action === 'retract') return signedBefore(stage);
  const proposedBy = action === 'withdraw' ? actor : 'editor';
  let claim = await build.claim(stage, { proposedBy });
  if (action === 'withdraw_evidence') claim = await build.evidence(claim, actor);
  if (action === 'release') claim = await build.act(actor, assign, claim, { assignee: 'me' });
  if (action === 'confirm_again') on.clock.pass(31 * 24);
  return claim;
}

/** A claim in a stage that was signed off once, and not retracted. */
async function signedBefore(stage: Stage): Promise<Claim> {
  let claim = await build.claim('settled');
  if (stage === 'settled') return claim;
  claim = await build.act('editor', reopen, claim, { note: 'Look again.' });
  if (stage === 'triage') return build.act('editor', release, claim);
  if (stage === 'dropped') return build.act('editor', drop, claim, { reason: 'not_checkable' });
  return stage === 'in_review' ? build.act('editor', propose, claim, decision) : claim;
}

/** What is sent for each action; the revision is added. */
function bodyFor(action: ActionName, claim: Claim): Record<string, unknown> {
  const { contentHash } = claim;
  const bodies: Record<ActionName, Record<string, unknown>> = {
    take: { assignee: 'me' },
    assign: { assignee: 'contributor@desk.example' },
    release: {},
    propose: decision,
    sign_off: { contentHash },
    confirm_again: { contentHash },
    send_back: { comment: 'Ask the port.' },
    withdraw: {},
    provisional: { verdict: 'disputed', use: 'attribute', reason: 'Everybody asks.' },
    reopen: { note: 'New photographs.' },
    retract: { reason: 'The photograph was old.' },
    prioritise: { urgency: 'now', dueAt: '2026-03-02' },
    edit: { statement: `${claim.statement} It is.` },
    add_appearance: { documentId, exact: 'The bridge' },
    add_evidence: { stance: 'context', note: 'A map.' },
    withdraw_evidence: { reason: 'Mistaken.' },
    add_figure: { metric: 'spans', value: 3 },
    add_link: { type: 'same_event', claimId: otherId },
    continue: { statement: `${claim.statement} Still.` },
    drop: { reason: 'out_of_scope' },
    restore: { note: 'It is in scope.' },
  };
  return bodies[action];
}

function pathFor(action: ActionName, claim: Claim): string {
  const resource = workflow[action].resource.replace(':eid', claim.evidence[0]?.id ?? unknownItem);
  return resource ? `${claim.path}/${resource}` : claim.path;
}

const unknownItem = '01890000-0000-7000-8000-000000000000';

// It makes another claim; tests/http/continuations.test.ts holds it.
const makesAnother: ActionName[] = ['continue'];
const additions = ['add_appearance', 'add_evidence', 'add_figure', 'add_link'];

describe('every action in every stage', () => {
  for (const action of actions) {
    for (const stage of stages) {
      // The same resource means the one action in review and the other where the claim is settled.
      const other = { sign_off: 'settled', confirm_again: 'in_review' }[action as string];
      if (stage === other) continue;
      const transition = workflow[action].from[stage];
      if (!transition) {
        test(`${action} in ${stage} is offered to nobody`, async () => {
          const claim = untouched[stage] as Claim;
          const body = { ...bodyFor(action, claim), revision: claim.revision };
          for (const role of ['editor', 'admin'] as const) {
            const sentence = refused(await on.as(who[role]).post(pathFor(action, claim), body), 409);
            assert.match(sentence, /^(Nobody can|The verdict is still within)/);
          }
          refused(await on.as('reader').post(pathFor(action, claim), body), 403);
          assert.equal((await build.now(claim.id)).revision, claim.revision);
        });
        continue;
      }

      const [next, offered] = transition;
      // Contributors assign themselves alone; only editors have proposals to withdraw.
      const lowest: Role = action === 'assign' || action === 'withdraw' ? 'editor' : offered;
      test(`${action} in ${stage} leads a ${lowest} to ${next}, and is refused to who has less`, async () => {
        const claim = await favourable(action, stage, who[lowest]);
        const { revision } = claim;
        const send = (role: Role) =>
          on.as(who[role]).post(pathFor(action, claim), { ...bodyFor(action, claim), revision });

        for (const role of roles.slice(0, roles.indexOf(lowest))) {
          assert.match(refused(await send(role), 403), /^Only /, role);
        }
        assert.equal((await build.now(claim.id)).revision, revision, 'a refusal changes nothing');
        const made = additions.includes(action) || makesAnother.includes(action);
        const after = ok(await send(lowest), made ? 201 : 200);
        if (makesAnother.includes(action)) {
          const kept = await build.now(claim.id);
          assert.deepEqual([after.revision, kept.stage, kept.revision], [1, next, revision]);
          return;
        }
        assert.deepEqual([after.stage, after.revision], [next, revision + 1]);
        assert.equal(after.schema, 'claimdesk/claim/v1');
      });
    }
  }
});

describe('what an action leaves', () => {
  test('taking a claim makes it mine, assigning it to somebody theirs, releasing it nobody’s', async () => {
    const claim = await build.claim();
    const assignments = `${claim.path}/assignments`;
    const taken = ok(await on.as('colleague').post(assignments, { revision: 1, assignee: 'me' }));
    assert.equal(taken.assignee, (await on.actor('colleague')).id);
    const given = ok(await on.as('editor').post(assignments, { revision: 2, assignee: 'CONTRIBUTOR@desk.example' }));
    assert.equal(given.assignee, (await on.actor('contributor')).id);
    refused(await on.as('colleague').post(`${claim.path}/releases`, { revision: 3 }), 403);
    const released = ok(await on.as('contributor').post(`${claim.path}/releases`, { revision: 3 }));
    assert.deepEqual([released.assignee, released.stage], [undefined, 'triage']);
  });

  test('a contributor assigns nobody but themselves, and nobody is assigned who may only read', async () => {
    const claim = await build.claim();
    const assignments = `${claim.path}/assignments`;
    const to = (assignee: string) => ({ revision: 1, assignee });
    refused(await on.as('contributor').post(assignments, to('editor@desk.example')), 403);
    refused(await on.as('editor').post(assignments, to('reader@desk.example')), 422);
    refused(await on.as('editor').post(assignments, to('nobody@desk.example')), 422);
  });

  test('sending back returns the claim to its proposer, with the comment kept apart from the claim’s text', async () => {
    const claim = await build.claim('in_review');
    const comment = 'The port was never asked about this.';
    const after = ok(await on.as('reviewer').post(`${claim.path}/returns`, { revision: claim.revision, comment }));
    assert.deepEqual([after.stage, after.assignee], ['checking', (await on.actor('editor')).id]);
    const { text } = await on.as('reader').get('/export/claims.jsonl');
    assert.ok(!text.includes(comment));
    const audit = (await on.as('editor').get('/audit.json?limit=200')).text;
    assert.ok(audit.includes('claim.sent_back') && !audit.includes(comment));
  });

  test('the proposer cannot send their own proposal back, nor anybody else withdraw it', async () => {
    const claim = await build.claim('in_review');
    const revision = claim.revision;
    refused(await on.as('editor').post(`${claim.path}/returns`, { revision, comment: 'No.' }), 403);
    refused(await on.as('admin').post(`${claim.path}/withdrawals`, { revision }), 403);
    const after = ok(await on.as('editor').post(`${claim.path}/withdrawals`, { revision }));
    assert.equal(after.proposal, undefined);
  });

  test('an open proposal is served beside the claim’s text with the hash that a sign-off names, and never exported', async () => {
    const rationale = 'A rationale that nobody has signed.';
    const claim = await build.claim('in_review', { decision: { ...decision, rationale } });
    const { proposal } = ok(await on.as('reviewer').get(`${claim.path}.json`));
    assert.deepEqual(
      [proposal.verdict, proposal.rationale, proposal.contentHash],
      ['disputed', rationale, claim.contentHash],
    );
    assert.match(proposal.decisionHash, /^[0-9a-f]{64}$/);
    for (const path of [
      '/export/claims.jsonl',
      '/export/claims.jsonl?state=signed',
      '/claims.json?limit=200',
      '/audit.json?limit=200',
    ]) {
      assert.ok(!(await on.as('admin').get(path)).text.includes(rationale), path);
    }
  });

  test('an edit in review withdraws the proposal by itself, evidence does not', async () => {
    const claim = await build.claim('in_review');
    const after = await build.evidence(claim);
    assert.equal(after.stage, 'in_review');
    const edited = ok(await on.as('second').post(claim.path, { revision: after.revision, statement: 'It is open.' }));
    assert.equal(edited.stage, 'checking');
    const again = ok(await on.as('editor').post(`${claim.path}/proposals`, { ...decision, revision: edited.revision }));
    assert.equal(again.stage, 'in_review');
  });

  test('a proposal needs what its verdict asks for: a fitting reason and use, a time to look again, chains that exist', async () => {
    const claim = await build.claim('checking');
    const refusedFor = async (body: object) => {
      const response = await on
        .as('editor')
        .post(`${claim.path}/proposals`, { ...decision, revision: claim.revision, ...body });
      refused(response, 422);
      return response.body.errors.map((fault: { path: string }) => fault.path);
    };
    assert.deepEqual(await refusedFor({ verdict: 'refuted', use: 'do_not_use' }), ['reason']);
    assert.deepEqual(await refusedFor({ verdict: 'refuted', reason: 'no_access', use: 'do_not_use' }), ['reason']);
    assert.deepEqual(await refusedFor({ verdict: 'unverified', reason: 'single_source', use: 'state' }), ['use']);
    assert.deepEqual(await refusedFor({ verdict: 'unverified', reason: 'not_yet_decidable', use: 'hold' }), [
      'recheckAt',
    ]);
    assert.deepEqual(await refusedFor({ chainVerdicts: [{ chain: 7, verdict: 'said' }] }), ['chainVerdicts.0.chain']);
    assert.deepEqual(await refusedFor({ rationale: ' ' }), ['rationale']);
  });

  test('a verdict waits for as many independent origins as the policy asks for, counted by their roots', async () => {
    const claim = await build.claim('checking');
    const confirm = { verdict: 'confirmed', use: 'state', rationale: 'Seen.' };
    const proposed = async () => {
      const { revision } = await build.now(claim.id);
      return on.as('editor').post(`${claim.path}/proposals`, { ...confirm, revision });
    };
    const ministry = await build.source({ name: 'Ministry of Bridges', kind: 'organisation' });
    const speaker = await build.source({ name: 'Its speaker', kind: 'person', parentId: ministry.id });
    await build.evidence(claim, 'contributor', { source: undefined, sourceId: ministry.id });
    await build.evidence(claim, 'contributor', { source: undefined, sourceId: speaker.id });
    assert.match(refused(await proposed(), 422), /2 independent origins.*has 1/);
    await build.evidence(claim, 'contributor', { stance: 'refutes' });
    refused(await proposed(), 422);
    await build.evidence(claim);
    ok(await proposed());
  });

  test('one authoritative record of a body’s own act is enough', async () => {
    const claim = await build.claim('checking');
    const { revision } = await build.evidence(claim, 'contributor', { authoritative: true });
    const confirm = { verdict: 'confirmed', use: 'state', rationale: 'Its own record.', revision };
    ok(await on.as('editor').post(`${claim.path}/proposals`, confirm));
  });
});

describe('dropping', () => {
  test('as a duplicate moves appearances and chains to the claim that it repeats', async () => {
    const content = {
      appearances: [{ documentId, exact: 'The bridge' }],
      attribution: [
        { role: 'asserted_by', source: { name: 'Ferryman', kind: 'person' }, appearance: 0 },
        { role: 'found_in', source: { name: 'The Outlet', kind: 'outlet' } },
      ],
    };
    const kept = await build.claim('checking', { content });
    const double = await build.claim('triage', { content });
    const body = { revision: 1, reason: 'duplicate', duplicateOf: kept.id };
    const dropped = ok(await on.as('editor').post(`${double.path}/drops`, body));
    assert.deepEqual([dropped.stage, dropped.dropped], ['dropped', { reason: 'duplicate', duplicateOf: kept.id }]);
    assert.deepEqual([dropped.appearances ?? [], dropped.attribution ?? []], [[], []]);
    const after = await build.now(kept.id);
    assert.equal(after.appearances.length, 2);
    assert.deepEqual(
      after.attribution.map((step) => [step.chain, step.step, step.source?.name]),
      [
        [1, 1, 'Ferryman'],
        [1, 2, 'The Outlet'],
        [2, 1, 'Ferryman'],
        [2, 2, 'The Outlet'],
      ],
    );
    assert.equal(after.attribution[2]?.appearance, after.appearances[1]?.id);
    assert.equal(new Set(after.appearances.map((item) => item.id)).size, 2);
  });

  test('names the other claim when, and only when, it is a duplicate, and one that can take over', async () => {
    const settled = await build.claim('settled');
    const drops = async (body: object) => {
      const claim = await build.claim();
      return on.as('editor').post(`${claim.path}/drops`, { revision: 1, ...body });
    };
    refused(await drops({ reason: 'duplicate' }), 422);
    refused(await drops({ reason: 'out_of_scope', duplicateOf: otherId }), 422);
    refused(await drops({ reason: 'duplicate', duplicateOf: 99_999 }), 422);
    assert.match(refused(await drops({ reason: 'duplicate', duplicateOf: settled.id }), 422), /reopen it first/);
    const itself = await build.claim();
    const body = { revision: 1, reason: 'duplicate', duplicateOf: itself.id };
    refused(await on.as('editor').post(`${itself.path}/drops`, body), 422);
  });

  test('keeps the claim in the list, and restoring it brings it back to triage', async () => {
    const claim = await build.claim('dropped');
    const { items } = ok(await on.as('reader').get('/claims.json?stage=dropped&limit=200'));
    assert.ok(items.some((item: Claim) => item.id === claim.id));
    const restored = ok(
      await on
        .as('editor')
        .post(`${claim.path}/restorations`, { revision: claim.revision, note: 'In scope after all.' }),
    );
    assert.deepEqual([restored.stage, restored.dropped], ['triage', undefined]);
  });
});

describe('the order of the checks', () => {
  test('is the one of the contract: each request mends one fault, and the next one is told', async () => {
    const confirm = { verdict: 'confirmed', use: 'state', rationale: 'Seen twice.' };
    const inReview = await build.claim('in_review', { evidence: 2, decision: confirm });
    const checking = await build.claim('checking');
    const [item] = inReview.evidence;
    ok(await on.as('editor').post(`${inReview.path}/evidence/${item?.id}/withdrawals`, { reason: 'Mistaken.' }));
    const { revision, contentHash } = await build.now(inReview.id);
    const wrong = 'f'.repeat(64);
    const at = (claim: { path: string }) => `${claim.path}/sign-offs`;
    const nowhere = '/claims/999999/sign-offs';
    const old = { revision: 1, contentHash: wrong };
    const unoffered = { revision: checking.revision, contentHash: wrong };
    const otherHash = { revision, contentHash: wrong };

    const steps: [
      what: string,
      send: () => ReturnType<ReturnType<TestDesk['as']>['post']>,
      status: number,
      said: RegExp,
    ][] = [
      ['signed out', () => on.stranger().post(nowhere, {}, { authorization: 'Bearer no' }), 401, /Sign in/],
      ['no such claim', () => on.as('reader', ['read']).post(nowhere, {}), 404, /no claim 999999/],
      ['scope', () => on.as('editor', ['read']).post(at(checking), {}), 403, /scope/],
      ['role', () => on.as('reader').post(at(checking), {}), 403, /Only an editor/],
      ['shape', () => on.as('editor').post(at(checking), {}), 422, /revision: Required/],
      ['revision', () => on.as('editor').post(at(checking), old), 409, /you saw revision 1/],
      ['stage', () => on.as('editor').post(at(checking), unoffered), 409, /Nobody can sign off/],
      ['separation', () => on.as('editor').post(at(inReview), otherHash), 403, /^You proposed this verdict/],
      ['hash', () => on.as('reviewer').post(at(inReview), otherHash), 409, /not the one that you saw/],
      ['policy', () => on.as('reviewer').post(at(inReview), { revision, contentHash }), 422, /2 independent origins/],
    ];
    for (const [what, send, status, said] of steps) {
      assert.match(refused(await send(), status), said, what);
    }
    const mended = await build.evidence(inReview);
    const body = { revision: mended.revision, contentHash: mended.contentHash };
    assert.equal(ok(await on.as('reviewer').post(at(inReview), body)).stage, 'settled');
  });

  test('asks for the role before the shape in every action', async () => {
    for (const action of actions) {
      const claim = untouched[stages.find((stage) => workflow[action].from[stage]) as Stage] as Claim;
      const sent = await on.as('reader').post(pathFor(action, claim), { nonsense: true });
      assert.equal(sent.status, 403, `${action}: ${sent.body.detail}`);
    }
  });

  test('a record that nobody has is 404 for everybody who is signed in', async () => {
    for (const reader of ['reader', 'admin'])
      refused(await on.as(reader).post('/claims/999999/drops', { revision: 1 }), 404);
  });
});
