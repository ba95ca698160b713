import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { verifyAudit } from '../../src/desk/verify-audit.ts';
import type { Claim } from '../../src/domain/claim.ts';
import { Builder } from '../support/builder.ts';
import { ok, refused, TestDesk } from '../support/desk.ts';

let on: TestDesk;
let build: Builder;

before(async () => {
  on = await TestDesk.open();
  build = new Builder(on);
});

const textOf = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const urgent = { urgency: 'now', dueAt: '2026-03-02T06:00:00+01:00' };

describe('the urgency of a claim', () => {
  test('is set while a proposal waits, which stays as it is and is signed all the same', async () => {
    const claim = await build.claim('in_review');
    const set = ok(await on.as('second').post(`${claim.path}/priorities`, { ...urgent, revision: claim.revision }));
    assert.deepEqual([set.urgency, set.dueAt, set.stage], ['now', '2026-03-02T05:00:00.000Z', 'in_review']);
    assert.deepEqual([set.contentHash, set.claimHash], [claim.contentHash, claim.claimHash]);
    assert.equal(set.proposal?.by, (await on.actor('editor')).id);
    const body = { revision: set.revision, contentHash: claim.contentHash };
    assert.equal(ok(await on.as('reviewer').post(`${claim.path}/sign-offs`, body)).standing, 'current');
  });

  test('is set on a settled claim, whose verdict and signed state stand', async () => {
    const claim = await build.claim('settled');
    const signed = (await on.as('reader').get(`${claim.path}.json?state=signed`)).text;
    const set = ok(await on.as('editor').post(`${claim.path}/priorities`, { ...urgent, revision: claim.revision }));
    assert.deepEqual([set.stage, set.standing, set.verdict], ['settled', 'current', claim.verdict]);
    assert.equal((await on.as('reader').get(`${claim.path}.json?state=signed`)).text, signed);
  });

  test('keeps the due time where only urgency is sent, and null takes it away', async () => {
    const claim = await build.claim('triage', { content: { dueAt: '2026-03-05' } });
    const send = (body: object) => on.as('contributor').post(`${claim.path}/priorities`, body);
    const raised = ok(await send({ revision: 1, urgency: 'high' }));
    assert.deepEqual([raised.urgency, raised.dueAt], ['high', '2026-03-05T00:00:00.000Z']);
    const cleared = ok(await send({ revision: 2, dueAt: null }));
    assert.deepEqual([cleared.urgency, cleared.dueAt], ['high', undefined]);
    assert.match(refused(await send({ revision: 3 }), 422), /how urgent it is, when it is due, or both/);
    assert.match(refused(await send({ revision: 3, urgency: 'soon' }), 422), /normal, high, now/);
    assert.match(refused(await send({ revision: 3, dueAt: 'tonight' }), 422), /Expected a time/);
    assert.match(refused(await send({ revision: 3, urgency: null }), 422), /urgency/);
  });

  test('is set by form: what is typed wrong comes back, and an emptied due time is taken away', async () => {
    const claim = await build.claim('checking', { content: { dueAt: '2026-03-05' } });
    const browser = await on.signIn('contributor');
    const form = (await browser.get(`${claim.path}/priorities/new`)).text;
    assert.match(form, /name="dueAt"[^>]*value="2026-03-05 00:00 \+00:00"/);
    const sent = { requestId: '', revision: claim.revision, urgency: 'high' };
    const wrong = await browser.submit(`${claim.path}/priorities`, { ...sent, dueAt: 'tonight' });
    assert.equal(wrong.status, 422);
    assert.match(wrong.text, /value="tonight"/);
    assert.match((await browser.get(`${claim.path}/edit`)).text, /name="dueAt"[^>]*value="2026-03-05 00:00 \+00:00"/);
    assert.equal((await browser.submit(`${claim.path}/priorities`, { ...sent, dueAt: '' })).status, 303);
    const after: Claim = await build.now(claim.id);
    assert.deepEqual([after.urgency, after.dueAt, after.stage], ['high', undefined, 'checking']);
  });

  test('is told in the history and the log, and the log still proves what is stored', async () => {
    const claim = await build.claim();
    ok(await on.as('contributor').post(`${claim.path}/priorities`, { ...urgent, revision: 1 }));
    const history = textOf((await (await on.signIn('reader')).get(`${claim.path}/history`)).text);
    assert.match(history, /set the urgency of the claim \(now, due 2 Mar 2026, 05:00\)/);
    const { items } = ok(await on.as('editor').get('/audit.json?limit=1'));
    assert.equal(items[0].action, 'claim.prioritised');
    assert.deepEqual([items[0].detail.urgency, items[0].detail.dueAt], ['now', '2026-03-02T05:00:00.000Z']);
    assert.equal((await verifyAudit(on.desk)).fault, null);
  });
});
