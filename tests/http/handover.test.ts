import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { assign } from '../../src/desk/assign.ts';
import { prioritise } from '../../src/desk/prioritise.ts';
import { publishProvisionally } from '../../src/desk/publish-provisionally.ts';
import { Builder } from '../support/builder.ts';
import { ok, refused, TestDesk } from '../support/desk.ts';

let on: TestDesk;
let build: Builder;

before(async () => {
  on = await TestDesk.open();
  build = new Builder(on);
});

const textOf = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const later = (hours: number) => new Date(on.clock().getTime() + hours * 3_600_000).toISOString();
const handover = async (rest = '') => ok(await on.as('editor').get(`/desk/handover.json${rest}`));

describe('the hand-over', () => {
  test('tells what changed since, what is open, and what was promised', async () => {
    const old = await build.claim('triage');
    on.clock.pass(13);
    const since = on.clock().toISOString();
    const soon = { verdict: 'unverified', reason: 'not_yet_decidable', use: 'hold', rationale: 'The count goes on.' };
    const settled = await build.claim('settled', { decision: { ...soon, recheckAt: later(20) } });
    const checking = await build.claim('checking');
    await build.act('editor', publishProvisionally, checking, {
      verdict: 'disputed',
      use: 'attribute',
      reason: 'On air.',
    });
    const due = await build.act('contributor', prioritise, await build.claim('triage'), { dueAt: later(5) });
    await build.act('contributor', prioritise, await build.claim('triage'), { dueAt: later(50) });

    const { changed, open, promised, assigned } = await handover();
    const ids = changed.claims.map((claim: { claimId: number }) => claim.claimId);
    assert.ok(ids.includes(settled.id) && ids.includes(due.id) && !ids.includes(old.id));
    assert.deepEqual([changed.byKind['claim.signed_off'], changed.byKind['claim.prioritised']], [1, 2]);
    assert.deepEqual([changed.cut, changed.claimsLeftOff], [false, 0]);
    const { events } = changed.claims.find((claim: { claimId: number }) => claim.claimId === settled.id);
    assert.deepEqual(
      events.map((event: { action: string }) => event.action),
      ['claim.recorded', 'claim.assigned', 'claim.proposed', 'claim.signed_off'],
    );
    assert.equal(open.find((queue: { name: string }) => queue.name === 'triage').count, 3);
    const of = (kind: string) => promised[kind].items.map((item: { claimId: number }) => item.claimId);
    assert.deepEqual([of('due'), of('recheck'), of('provisional')], [[due.id], [settled.id], [checking.id]]);
    assert.equal(promised.provisional.items[0].assignee, (await on.actor('editor')).name);
    const mine = assigned.find((one: { assigneeId: number }) => one.assigneeId === checking.assignee);
    const linked = ok(await on.as('editor').get(mine.path.replace('/claims?', '/claims.json?'))).items;
    assert.equal(linked.length, mine.count);

    const page = textOf((await (await on.signIn('editor')).get('/desk/handover')).text);
    assert.match(page, /signed off the claim/);
    assert.match(page, /2 × set the urgency of a claim/);
    assert.match(page, /What is open .*In triage : 3/);
    assert.ok((await handover(`?since=${since}`)).since === since);
  });

  test('refuses a time to come in a sentence, and what is no time', async () => {
    assert.match(refused(await on.as('editor').get(`/desk/handover.json?since=${later(1)}`), 400), /still to come/);
    refused(await on.as('editor').get('/desk/handover.json?since=yesterday'), 400);
    assert.equal((await (await on.signIn('reader')).get(`/desk/handover?since=${later(1)}`)).status, 400);
    const wrong = (await (await on.signIn('reader')).get('/desk/handover?since=yes"terday')).text;
    assert.match(wrong, /<form method="get" action="\/desk\/handover">[\s\S]*name="since" value="yes&#34;terday"/);
  });

  test('is cut on a heavy night, and says so', async () => {
    const claim = await build.claim('checking');
    for (let item = 0; item < 3; item++) await build.act('editor', assign, claim, { assignee: 'me' });
    for (let number = 0; number < 201; number++) await build.claim('triage');
    const { changed } = await handover();
    assert.equal(changed.claims.length, 200);
    assert.ok(changed.claimsLeftOff > 0);
    const page = textOf((await (await on.signIn('editor')).get('/desk/handover')).text);
    assert.match(page, /\d+ more claims changed that are not listed here/);
  });
});
