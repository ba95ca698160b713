import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { verifyAudit } from '../../src/desk/verify-audit.ts';
import type { Claim } from '../../src/domain/claim.ts';
import { leaseTime } from '../../src/domain/leases.ts';
import { sweep } from '../../src/store/access.ts';
import { Builder } from '../support/builder.ts';
import { ok, refused, TestDesk } from '../support/desk.ts';

let on: TestDesk;
let build: Builder;

before(async () => {
  on = await TestDesk.open();
  build = new Builder(on);
});

const lease = (claim: Claim, who: string, body = {}) => on.as(who).post(`${claim.path}/leases`, body);
const held = async (claim: Claim) => ok(await on.as('reader').get(`${claim.path}.json`)).lease;
const idOf = async (who: string) => (await on.actor(who)).id;
const minutes = (count: number) => on.clock.pass(count / 60);

describe('a lease', () => {
  test('is taken by opening the form of an edit, and everybody sees who holds it and until when', async () => {
    const claim = await build.claim();
    const contributor = await on.signIn('contributor');
    const form = ok(await contributor.get(`${claim.path}/edit`)) && (await contributor.get(`${claim.path}/edit`)).text;
    assert.match(form, /You are editing this claim, until <time/);
    assert.match(form, /data-lease="\/claims\/\d+\/leases"/);
    const { by, takenAt, expiresAt } = await held(claim);
    assert.equal(by, await idOf('contributor'));
    assert.ok(Date.parse(expiresAt) - Date.parse(takenAt) <= leaseTime + 1000);

    const reader = await on.signIn('reader');
    const page = (await reader.get(claim.path)).text;
    assert.match(page, /<strong>Contributor<\/strong> is editing this claim, until <time/);
    assert.doesNotMatch(page, /End the lease/);
    assert.match((await reader.get('/claims')).text, /Contributor is editing/);

    const editor = await on.signIn('editor');
    assert.match((await editor.get(claim.path)).text, /lease-breaks\/new/);
    assert.match(
      (await editor.get(`${claim.path}/edit`)).text,
      /Contributor<\/strong> is editing this claim[\s\S]*saves second/,
    );
    assert.equal((await held(claim)).by, await idOf('contributor'));
    ok(await on.as('editor').post(`${claim.path}/evidence`, { stance: 'context', note: 'Still open.' }), 201);
  });

  test('is no revision, and stands in no stored text, export or history', async () => {
    const claim = await build.claim();
    const answer = ok(await lease(claim, 'contributor'));
    assert.equal(answer.revision, claim.revision);
    assert.equal(answer.lease.by, await idOf('contributor'));
    assert.equal(ok(await on.as('reader').get(`${claim.path}/history.json`)).items.length, 1);
    assert.doesNotMatch((await on.as('reader').get('/export/claims.jsonl')).text, /"lease"/);
    assert.equal(ok(await on.as('reader').get(`${claim.path}.json?asOf=${claim.updatedAt}`)).lease, undefined);
  });

  test('goes to one of many who ask at once, and the others are told who and until when', async () => {
    const claim = await build.claim();
    const people = ['contributor', 'colleague', 'editor', 'second', 'reviewer', 'admin'];
    const answers = await Promise.all(people.map((who) => lease(claim, who)));
    const winners = people.filter((_who, index) => answers[index]?.status === 200);
    assert.equal(winners.length, 1, answers.map(({ status }) => status).join(' '));
    const holder = await on.actor(winners[0] as string);
    for (const response of answers.filter(({ status }) => status !== 200)) {
      assert.match(refused(response, 409), new RegExp(`^${holder.name} is editing this claim, until 1 Mar 2026, `));
      assert.equal(response.body.lease.by, holder.id);
      assert.equal(response.body.lease.expiresAt, (await held(claim)).expiresAt);
    }
  });

  test('is renewed by its holder, ends by the clock alone, and is then free', async () => {
    const claim = await build.claim();
    const first = ok(await lease(claim, 'contributor')).lease;
    minutes(8);
    const renewed = ok(await lease(claim, 'contributor', { renew: true })).lease;
    assert.equal(renewed.takenAt, first.takenAt);
    assert.ok(renewed.expiresAt > first.expiresAt);
    minutes(8);
    refused(await lease(claim, 'editor'), 409);
    minutes(3);
    assert.equal(await held(claim), undefined);
    assert.equal(ok(await lease(claim, 'editor')).lease.by, await idOf('editor'));
    assert.match(refused(await lease(claim, 'contributor', { renew: true }), 409), /^Editor is editing this claim/);
  });

  test('is released by its holder alone, and by saving', async () => {
    const claim = await build.claim();
    ok(await lease(claim, 'contributor'));
    ok(await on.as('editor').post(`${claim.path}/lease-releases`));
    assert.ok(await held(claim));
    const response = ok(await on.as('contributor').post(`${claim.path}/lease-releases`));
    assert.equal(response.lease, undefined);
    ok(await lease(claim, 'contributor'));
    ok(await on.as('contributor').post(claim.path, { revision: 1, statement: 'The bridge is open.' }));
    assert.equal(await held(claim), undefined);
  });

  test('decides nothing: whoever saves first wins, with or without it', async () => {
    const claim = await build.claim();
    ok(await lease(claim, 'contributor'));
    ok(await on.as('editor').post(claim.path, { revision: 1, statement: 'The bridge is open.' }));
    assert.ok(await held(claim), "somebody else's save ends no lease");
    refused(await on.as('contributor').post(claim.path, { revision: 1, statement: 'The bridge is shut.' }), 409);
  });

  test('is broken by an editor with a note, once, and its holder and the log are told', async () => {
    const claim = await build.claim();
    ok(await lease(claim, 'contributor'));
    const path = `${claim.path}/lease-breaks`;
    assert.match(refused(await on.as('colleague').post(path, { note: 'Mine.' }), 403), /Only an editor/);
    refused(await on.as('editor').post(path, {}), 422);
    refused(await on.as('editor').post('/claims/99999/lease-breaks', { note: 'x' }), 404);
    const twice = { 'idempotency-key': 'break it' };
    ok(await on.as('editor').post(path, { note: 'On air in five minutes.' }, twice));
    ok(await on.as('editor').post(path, { note: 'On air in five minutes.' }, twice));
    assert.equal(await held(claim), undefined);
    const [event, ...others] = ok(await on.as('admin').get('/audit.json?action=claim.lease_broken')).items;
    assert.equal(others.length, 0);
    assert.deepEqual(Object.keys(event.detail).sort(), ['holderId', 'noteHash', 'noteId']);
    assert.equal(event.detail.holderId, await idOf('contributor'));
    const where = { kind: 'lease_broken', eventSeq: event.seq };
    const notices = await on.desk.store.read.workNotification.findMany({ where });
    assert.deepEqual(
      notices.map(({ personId, claimId }) => [personId, claimId]),
      [[await idOf('contributor'), claim.id]],
    );

    const told = refused(await lease(claim, 'contributor', { renew: true }), 409);
    assert.match(told, /^Editor ended your lease, 1 Mar 2026, \d\d:\d\d: On air in five minutes\./);
    assert.equal(await held(claim), undefined, 'a renewal takes back nothing that was ended');
    refused(await on.as('editor').post(path, { note: 'Again.' }), 409);
    ok(await lease(claim, 'editor'));
    assert.match(refused(await on.as('editor').post(path, { note: 'My own.' }), 409), /your own/);
    assert.equal((await verifyAudit(on.desk)).fault, null);
  });

  test('is for those who may edit the claim, and says what is wrong with a request', async () => {
    const [open, settled, dropped] = [await build.claim(), await build.claim('settled'), await build.claim('dropped')];
    refused(await lease(open, 'reader'), 403);
    refused(await lease(settled, 'contributor'), 403);
    refused(await lease(dropped, 'editor'), 409);
    refused(await lease(open, 'contributor', { until: '2030-01-01T00:00:00Z' }), 422);
    refused(await lease(open, 'contributor', { personId: 3 }), 422);
    refused(await on.as('contributor').post('/claims/99999/leases'), 404);
    refused(await on.as('contributor', ['read']).post(`${open.path}/leases`), 403);
  });

  test('is swept away once it has ended', async () => {
    const [ended, living] = [await build.claim(), await build.claim()];
    ok(await lease(ended, 'contributor'));
    minutes(11);
    ok(await lease(living, 'contributor'));
    const now = on.clock.shows();
    await on.desk.store.write((tx) => sweep(tx, now, { requests: '', drafts: '', notifications: '' }));
    const rows = await on.desk.store.read.workLease.findMany({ where: { claimId: { in: [ended.id, living.id] } } });
    assert.deepEqual(
      rows.map(({ claimId }) => claimId),
      [living.id],
    );
  });
});

describe('the form that ends a lease', () => {
  test('asks for a note, keeps what was typed, and acts once', async () => {
    const claim = await build.claim();
    const editor = await on.signIn('editor');
    ok(await editor.get(`${claim.path}/lease-breaks/new`), 409);
    ok(await lease(claim, 'contributor'));
    const form = (await editor.get(`${claim.path}/lease-breaks/new`)).text;
    assert.match(form, /Contributor is editing this claim, until 1 Mar 2026/);
    const requestId = /name="requestId" value="([^"]+)"/.exec(form)?.[1];
    const empty = await editor.submit(`${claim.path}/lease-breaks`, { requestId, note: '' });
    ok(empty, 422);
    assert.match(empty.text, /href="#field-note"/);
    for (let time = 0; time < 2; time++) {
      ok(await editor.submit(`${claim.path}/lease-breaks`, { requestId, note: 'The night shift has it.' }), 303);
    }
    assert.match((await editor.get(claim.path)).text, /role="status"><p>The lease was ended/);
    assert.equal(await held(claim), undefined);
  });
});
