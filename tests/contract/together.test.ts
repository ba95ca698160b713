import assert from 'node:assert/strict';
import { afterEach, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { verifyAudit } from '../../src/desk/verify-audit.ts';
import type { Claim } from '../../src/domain/claim.ts';
import { type Head, lockHead } from '../../src/store/audit.ts';
import { Builder } from '../support/builder.ts';
import { ok, TestDesk } from '../support/desk.ts';

/** Acts that wait for the log ask together what they must know: what one has done, those behind it know all the same. */
let on: TestDesk;
let build: Builder;

before(async () => {
  on = await TestDesk.open();
  build = new Builder(on);
  const { append } = on.desk.store;
  on.desk.store.append = (...given) => {
    come += 1;
    return append(...given);
  };
  for (const who of ['editor', 'reviewer', 'second', 'admin']) await on.as(who).get('/claims.json?limit=1');
});

afterEach(async () => {
  assert.equal((await verifyAudit(on.desk)).fault, null);
});

type Answer = Awaited<ReturnType<ReturnType<TestDesk['as']>['post']>>;

/** How many acts have come to wait for the log. */
let come = 0;

/** Sends requests one after the other while somebody else has the log, and lets them all in at once, in the next transaction. */
async function together(...requests: (() => Promise<Answer>)[]): Promise<Answer[]> {
  let release = () => {};
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  const written = { types: new Set<string>(), claims: new Set<number>() };
  const holding = on.desk.store.append({
    ask: lockHead,
    after: (head: Head) => head,
    do: async (_tx, head) => {
      await gate;
      return { result: null, left: { head, written, actorId: 0, request: undefined } };
    },
  });
  const answers: Promise<Answer>[] = [];
  for (const request of requests) {
    const before = come;
    answers.push(request());
    while (come === before) await sleep(5);
  }
  release();
  await holding;
  return Promise.all(answers);
}

const taking = ({ id, revision }: Claim, who: string, headers = {}) => {
  return () => on.as(who).post(`/claims/${id}/assignments`, { revision, assignee: 'me' }, headers);
};
const statuses = (answers: Answer[]) => answers.map(({ status }) => status);

describe('of acts that are let in together', () => {
  test('those on different claims are all done, one after the other in the log', async () => {
    const claims = [];
    for (let n = 0; n < 12; n++) claims.push(await build.claim());
    const answers = await together(...claims.map((claim) => taking(claim, 'editor')));
    assert.deepEqual(
      statuses(answers),
      claims.map(() => 200),
    );
    const revisions = await on.desk.store.read.revision.findMany({
      where: { recordType: 'claim', recordId: { in: claims.map(({ id }) => id) }, number: 2 },
      orderBy: { eventSeq: 'asc' },
    });
    const numbers = revisions.map(({ eventSeq }) => eventSeq);
    assert.deepEqual(
      numbers,
      numbers.map((_, index) => (numbers[0] ?? 0) + index),
    );
  });

  test('the second on the same claim is told that it changed', async () => {
    const claim = await build.claim();
    const answers = await together(taking(claim, 'editor'), taking(claim, 'reviewer'), taking(claim, 'editor'));
    assert.deepEqual(statuses(answers), [200, 409, 409]);
    assert.equal((await build.now(claim.id)).revision, 2);
  });

  test('one that was sent twice with the same key is done once', async () => {
    const claim = await build.claim();
    const taken = taking(claim, 'editor', { 'idempotency-key': 'once' });
    const answers = await together(taken, taking(await build.claim(), 'reviewer'), taken);
    assert.deepEqual(statuses(answers), [200, 200, 200]);
    assert.equal((await build.now(claim.id)).revision, 2);
  });

  test('none is done by somebody whom one before it has disabled', async () => {
    const [claim, other] = [await build.claim(), await build.claim()];
    const { id, revision } = (await on.as('admin').get(`/people/${(await on.actor('second')).id}.json`)).body;
    const answers = await together(
      taking(other, 'editor'),
      () => on.as('admin').post(`/people/${id}`, { revision, disabled: true }),
      taking(claim, 'second'),
    );
    assert.deepEqual(statuses(answers), [200, 200, 401]);
    assert.equal((await build.now(claim.id)).revision, 1);
  });

  test('none is done by a token that one before it has revoked', async () => {
    const claim = await build.claim();
    const made = ok(await on.as('reviewer').post('/account/tokens', { name: 'Short', scopes: ['write'] }), 201);
    const body = JSON.stringify({ revision: claim.revision, assignee: 'me' });
    const answers = await together(
      () => on.as('reviewer').post(`${made.path}/revocations`),
      taking(await build.claim(), 'editor'),
      () => on.stranger().post(`/claims/${claim.id}/assignments`, body, { authorization: `Bearer ${made.secret}` }),
    );
    assert.deepEqual(statuses(answers), [200, 200, 401]);
  });

  test('a proposal is blind where one before it has made the policy ask for that', async () => {
    const claim = await build.claim('checking');
    const answers = await together(
      () => on.as('admin').post('/policy', { blindReview: ['normal'] }),
      () =>
        on.as('editor').post(`/claims/${claim.id}/proposals`, {
          ...{ revision: claim.revision, verdict: 'disputed', use: 'attribute', rationale: 'Both sides say so.' },
        }),
    );
    assert.deepEqual(statuses(answers), [200, 200]);
    assert.equal((await on.desk.store.read.proposal.findFirst({ where: { claimId: claim.id } }))?.blind, true);
  });

  test('a source that one has renamed is called by its new name in what the next ones write', async () => {
    const source = await build.source({ name: 'Harbour Office', kind: 'organisation' });
    const claim = await build.claim('triage', {
      content: { attribution: [{ role: 'asserted_by', sourceId: source.id }] },
    });
    const answers = await together(
      () => on.as('editor').post(`/sources/${source.id}`, { revision: source.revision, name: 'Port Authority' }),
      taking(claim, 'editor'),
    );
    assert.deepEqual(statuses(answers), [200, 200]);
    const now = await build.now(claim.id);
    assert.equal(now.attribution[0]?.source?.name, 'Port Authority');
    const { items } = (await on.as('editor').get('/claims.json?q=%22port+authority%22')).body;
    assert.deepEqual(
      items.map((item: Claim) => item.id),
      [claim.id],
    );
  });
});
