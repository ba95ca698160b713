import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { assign } from '../../src/desk/assign.ts';
import { propose, sendBack } from '../../src/desk/propose.ts';
import type { Claim } from '../../src/domain/claim.ts';
import { Builder } from '../support/builder.ts';
import { ok, refused, TestDesk } from '../support/desk.ts';

let on: TestDesk;
let build: Builder;
let claim: Claim;
/** When the claim was in review, and when it had come back. */
let inReview: string;
let sentBack: string;

const decision = { verdict: 'disputed', use: 'attribute', rationale: 'Both sides say so, on the record.' };

const say = async (body: string, more: object = {}) =>
  ok(await on.as('editor').post(`${claim.path}/comments`, { body, ...more }), 201);

/** A moment at which nothing happens. */
async function pause(): Promise<string> {
  const at = on.clock().toISOString();
  on.clock();
  return at;
}

before(async () => {
  on = await TestDesk.open();
  build = new Builder(on);
  claim = await build.claim('triage');
  await build.evidence(claim, 'contributor', { note: 'The first photograph.' });
  await build.act('editor', assign, claim, { assignee: 'me' });
  await say('Said before the proposal.');
  await build.act('editor', propose, claim, decision);
  inReview = await pause();
  await build.act('reviewer', sendBack, claim, { comment: 'Which bridge is meant?' });
  sentBack = await pause();
  await say('Said afterwards, to @reviewer.');
  await build.evidence(claim, 'contributor', { note: 'The second photograph.' });
});

const actionsOf = (items: { action: string }[]) => items.map((item) => item.action.replace('claim.', ''));

describe('the timeline', () => {
  test('has every event about the claim, the newest first, and revisions with their number', async () => {
    const { items, next } = ok(await on.as('reader').get(`${claim.path}/history`));
    assert.equal(next, null);
    assert.deepEqual(actionsOf(items), [
      ...[
        'evidence_added',
        'commented',
        'sent_back',
        'proposed',
        'commented',
        'assigned',
        'evidence_added',
        'recorded',
      ],
    ]);
    const numbers = items.flatMap((item: { number?: number }) => item.number ?? []);
    assert.deepEqual(numbers, [6, 5, 4, 3, 2, 1]);
    const said = items[1];
    assert.deepEqual([said.number, said.textHash, typeof said.commentId], [undefined, undefined, 'string']);
    assert.equal(ok(await on.as('reader').get(`${claim.path}/comments/${said.commentId}`)).by, said.actorId);
  });

  test('can be asked for a kind, and for no other word', async () => {
    const kind = async (name: string) =>
      actionsOf(ok(await on.as('reader').get(`${claim.path}/history?kind=${name}`)).items);
    assert.deepEqual(await kind('decisions'), ['sent_back', 'proposed']);
    assert.deepEqual(await kind('comments'), ['commented', 'commented']);
    assert.deepEqual(await kind('evidence'), ['evidence_added', 'evidence_added']);
    assert.deepEqual(await kind('work'), ['assigned']);
    assert.deepEqual(await kind('content'), ['recorded']);
    assert.deepEqual(await kind('publications'), []);
    refused(await on.as('reader').get(`${claim.path}/history?kind=gossip`), 400);
    refused(await on.as('reader').get(`${claim.path}/history?since=1`), 400);
  });

  test('goes on from page to page without a gap or a repeat', async () => {
    const seqs: number[] = [];
    let next: string | null = `${claim.path}/history?limit=3`;
    while (next) {
      const page: { items: { seq: number }[]; next: string | null } = ok(await on.as('reader').get(next));
      seqs.push(...page.items.map((item) => item.seq));
      next = page.next;
    }
    assert.equal(seqs.length, 8);
    assert.deepEqual(
      seqs,
      [...new Set(seqs)].sort((one, other) => other - one),
    );
    const { next: second } = ok(await on.as('reader').get(`${claim.path}/history?limit=3`));
    refused(await on.as('reader').get(`${second}&kind=work`), 400);
  });

  test('reads as sentences, with what was said and what changed', async () => {
    const { text } = await (await on.signIn('reader')).get(`${claim.path}/history`);
    const read = text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
    assert.match(read, /commented on the claim/);
    assert.match(read, /Said afterwards, to @reviewer ?\./);
    assert.match(read, /sent back the proposal on the claim \(disputed\)/);
    assert.match(read, /Which bridge is meant\?/);
    assert.match(read, /The second photograph\./, 'the change stands in line');
    assert.match(read, /8 events, the newest first/);
  });
});

describe('the claim as it was', () => {
  const pageAt = async (at: string) =>
    (await (await on.signIn('editor')).get(`${claim.path}?asOf=${encodeURIComponent(at)}`)).text;

  test('shows evidence, the open proposal, comments and events of then, and nothing that came later', async () => {
    const text = await pageAt(inReview);
    assert.match(text, /As of 1 Mar 2026/);
    for (const there of [/first photograph/, /Both sides say so, on the record/, /Said before the proposal/]) {
      assert.match(text, there);
    }
    for (const later of [/second photograph/, /Said afterwards/, /Which bridge is meant/, /sent back/i]) {
      assert.doesNotMatch(text, later);
    }
    const afterwards = await pageAt(sentBack);
    assert.match(afterwards, /Which bridge is meant/);
    assert.match(afterwards, /One earlier proposal/);
    assert.doesNotMatch(afterwards, /Said afterwards|second photograph/);
  });

  test('offers nothing to do', async () => {
    const main = (await pageAt(inReview)).split('<main')[1]?.split('</main>')[0] ?? '';
    assert.match(main, /Nothing can be done to the past/);
    assert.doesNotMatch(main, /<form|<button (?!type="button" [^>]*data-copy)|<textarea|\/new"/);
  });

  test('is the stored text alone as JSON', async () => {
    const then = ok(await on.as('editor').get(`${claim.path}?asOf=${encodeURIComponent(inReview)}`));
    assert.equal(then.stage, 'in_review');
    assert.ok(!('comments' in then) && !('proposal' in then));
  });

  test('is found by a day and a time on the desk’s clock, and not before they came', async () => {
    const browser = await on.signIn('reader');
    const asked = async (query: string) => browser.get(`${claim.path}/as-of?${query}`);
    const led = await asked('day=2026-03-01&time=09:00');
    assert.equal(led.headers.location, `${claim.path}?asOf=${encodeURIComponent('2026-03-01T09:00:00.000Z')}`);
    const today = await asked('day=2026-03-01');
    assert.equal((await browser.get(today.headers.location as string)).status, 200, 'the day so far');
    for (const query of ['day=2026-03-02', 'day=2026-03-01&time=23:00', 'day=2026-02-30', 'day=now', 'time=09:00']) {
      assert.equal((await asked(query)).status, 400, query);
    }
    assert.equal((await asked('day=2026-03-01&time=9')).status, 400);
  });
});
