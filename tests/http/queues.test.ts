import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { addLink } from '../../src/desk/add-to-claim.ts';
import { assign } from '../../src/desk/assign.ts';
import { drop } from '../../src/desk/drop.ts';
import { editClaim } from '../../src/desk/edit-claim.ts';
import { maySignOff, maySignOffEach } from '../../src/desk/may-sign.ts';
import { prioritise } from '../../src/desk/prioritise.ts';
import { propose, sendBack } from '../../src/desk/propose.ts';
import { publishProvisionally } from '../../src/desk/publish-provisionally.ts';
import { getClaim } from '../../src/desk/read-claims.ts';
import { reopen } from '../../src/desk/reopen.ts';
import type { Claim } from '../../src/domain/claim.ts';
import { listedClaim } from '../../src/domain/listed-claim.ts';
import { type QueueName, queueNames } from '../../src/domain/queues.ts';
import { Builder } from '../support/builder.ts';
import { ok, refused, TestDesk } from '../support/desk.ts';

let on: TestDesk;
let build: Builder;
/** What the course of a night has brought into each queue of the editor's, in the order in which it is shown. */
const expected = {} as Record<QueueName, number[]>;

const ids = (claims: Pick<Claim, 'id'>[]) => claims.map((claim) => claim.id);
const sorted = (numbers: number[]) => [...numbers].sort((a, b) => a - b);
const textOf = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const later = (hours: number) => new Date(on.clock().getTime() + hours * 3_600_000).toISOString();
const disputed = { verdict: 'disputed', use: 'attribute', rationale: 'Both sides say so.' };

before(async () => {
  on = await TestDesk.open();
  build = new Builder(on);
  const soon = { verdict: 'unverified', reason: 'not_yet_decidable', use: 'hold', rationale: 'The count goes on.' };
  const recheck = await build.claim('settled', { decision: { ...soon, recheckAt: later(24) } });
  const later2 = await build.claim('settled', { decision: { ...soon, recheckAt: later(4000) } });
  const replaced = await build.claim('settled', { decision: { ...soon, recheckAt: later(24) } });
  const stale = await build.claim('settled');
  on.clock.pass(24 * 31);
  const follows = await build.claim('triage');
  await build.act('contributor', addLink, follows, { type: 'supersedes', claimId: replaced.id });

  const behind = await build.evidence(await build.claim('settled'));
  const changed = await build.act('editor', editClaim, await build.claim('settled'), {
    statement: 'The bridge is open.',
  });
  const gone = await build.act('editor', editClaim, await build.claim('settled'), { statement: 'The bridge is shut.' });
  await build.act('editor', drop, gone, { reason: 'out_of_scope' });

  const high = await build.claim('triage', { content: { urgency: 'high' } });
  const now = await build.claim('triage', { content: { urgency: 'now', dueAt: '2026-03-01' } });
  const mine = await build.claim('checking', { proposedBy: 'editor' });
  const returned = await build.act('reviewer', sendBack, await build.claim('in_review'), { comment: 'Ask the port.' });
  const handed = await build.act('reviewer', sendBack, await build.claim('in_review'), { comment: 'Ask the mayor.' });
  await build.act('reviewer', assign, handed, { assignee: 'me' });
  const again = await build.act('reviewer', sendBack, await build.claim('in_review'), { comment: 'Ask.' });
  const inAgain = await build.act('editor', propose, again, disputed);
  const own = await build.claim('in_review', { content: { urgency: 'now' } });
  const others = await build.claim('in_review', { proposedBy: 'reviewer' });
  const restated = await build.claim('in_review', { recordedBy: 'editor', proposedBy: 'reviewer' });
  const late = await build.claim('in_review', { proposedBy: 'reviewer', content: { dueAt: later(-2) } });
  const provisional = await build.act('editor', publishProvisionally, mine, {
    verdict: 'disputed',
    use: 'attribute',
    reason: 'On air.',
  });
  const open = await build.act('editor', reopen, await build.claim('settled'), { note: 'Look again.' });
  await build.act('editor', prioritise, later2, { dueAt: later(-100) });

  Object.assign(expected, {
    mine: ids([mine, returned, changed, open]),
    sentBack: ids([returned]),
    overdue: ids([now, late]),
    inReview: [...ids([others, late]), ...ids([own, inAgain, restated])],
    triage: ids([now, high, follows]),
    behind: ids([behind, changed]),
    recheck: ids([recheck]),
    stale: sorted(ids([stale, recheck, later2])),
    provisional: ids([provisional]),
  });
  expected.mine = await assignedToEditor();
});

/** All claims that the editor is checking, whatever course brought them there. */
async function assignedToEditor(): Promise<number[]> {
  const me = (await on.actor('editor')).id;
  const { items } = ok(await on.as('reader').get('/claims.json?limit=200&sort=id'));
  return ids(items.filter((claim: Claim) => claim.assignee === me && claim.stage === 'checking'));
}

const queue = async (name: QueueName, who = 'editor', rest = '') =>
  ok(await on.as(who).get(`/desk/queues/${name}.json${rest}`));

describe('every queue', () => {
  for (const name of queueNames) {
    test(`${name} holds what it says, tells how many and since when, and links to the same claims`, async () => {
      const { items, count, more, earliest, path, next } = await queue(name);
      assert.deepEqual(
        name === 'mine' || name === 'stale' ? sorted(ids(items)) : ids(items),
        name === 'inReview' ? expected[name] : expected[name],
      );
      assert.deepEqual([count, more, next], [expected[name].length, false, null]);
      const linked = ok(await on.as('editor').get(path.replace('/claims?', '/claims.json?'))).items;
      assert.deepEqual(sorted(ids(linked)), sorted(expected[name]));
      assert.equal(earliest, earliestOf(name, linked));
      const desktop = ok(await on.as('editor').get('/desk.json'))[name];
      assert.deepEqual([desktop.count, desktop.earliest, desktop.path], [count, earliest, path]);
      assert.deepEqual(ids(desktop.items), ids(items).slice(0, 5));
    });
  }

  test('is a page with its rows, its sentence and the way to filter it further', async () => {
    const browser = await on.signIn('editor');
    for (const name of queueNames) {
      const { text } = await browser.get(`/desk/queues/${name}`);
      for (const id of expected[name]) assert.ok(text.includes(`href="/claims/${id}"`), `${name} shows claim ${id}`);
      assert.match(text, /The same among all claims/);
    }
    const { text } = await browser.get('/claims?queue=behind&stale=true');
    assert.match(textOf(text), /Queue: changed since the sign-off/);
    assert.match(textOf(text), /Shelf life: past/);
  });

  test('is walked page by page, each claim once, also where those of others begin', async () => {
    for (const name of queueNames) {
      for (const limit of [1, 2, 3]) {
        const seen: number[] = [];
        for (let path: string | null = `/desk/queues/${name}.json?limit=${limit}`; path; ) {
          const page: { items: Claim[]; next: string | null } = ok(await on.as('editor').get(path));
          assert.ok(page.items.length <= limit);
          seen.push(...ids(page.items));
          path = page.next;
        }
        assert.deepEqual(sorted(seen), sorted(expected[name]), `${name} by ${limit}`);
        assert.equal(new Set(seen).size, seen.length);
      }
    }
  });
});

test('what is settled is listed by when it changed, whatever its standing, also page by page', async () => {
  const all: Claim[] = ok(await on.as('reader').get('/claims.json?limit=200&sort=id')).items;
  const settled = all.filter(({ stage }) => stage === 'settled');
  assert.deepEqual(new Set(settled.map(({ standing }) => standing)), new Set(['current', 'behind']));
  const time = (one: Claim, other: Claim) => one.updatedAt.localeCompare(other.updatedAt) || one.id - other.id;
  const upwards = ids(settled.sort(time));
  for (const [sort, wanted] of [
    ['updated', upwards],
    ['-updated', [...upwards].reverse()],
  ] as const) {
    const seen: number[] = [];
    for (let path: string | null = `/claims.json?stage=settled&sort=${sort}&limit=2`; path; ) {
      const page: { items: Claim[]; next: string | null } = ok(await on.as('reader').get(path));
      seen.push(...ids(page.items));
      path = page.next;
    }
    assert.deepEqual(seen, wanted, sort);
  }
  const current = ok(await on.as('reader').get('/claims.json?stage=settled&standing=behind&sort=-updated')).items;
  assert.deepEqual(ids(current), [expected.behind[0]]);
});

const stageQueues: QueueName[] = ['mine', 'sentBack', 'inReview', 'triage'];

function earliestOf(name: QueueName, claims: Claim[]): string | null {
  const times = claims.map((claim) => {
    if (stageQueues.includes(name)) return claim.stageSince;
    const { dueAt, updatedAt, recheckAt, staleAfter, provisional } = claim;
    return {
      overdue: dueAt,
      behind: updatedAt,
      recheck: recheckAt,
      stale: staleAfter,
      provisional: provisional?.until,
    }[name as 'overdue'];
  });
  return times.map(String).sort()[0] ?? null;
}

describe('who sees what', () => {
  test('in review each is told what they may sign, and the others are there with the reason, never left out', async () => {
    for (const who of ['editor', 'reviewer', 'second', 'admin', 'contributor', 'reader']) {
      const { items, signOffs } = await queue('inReview', who);
      assert.deepEqual(sorted(ids(items)), sorted(expected.inReview), who);
      const may = items.map(({ id }: Claim) => signOffs.find((note: { claimId: number }) => note.claimId === id).may);
      assert.deepEqual(may, [...may].sort().reverse(), `${who}: those that they may sign come first`);
    }
    const { signOffs } = await queue('inReview');
    const own = signOffs.filter((note: { may: boolean }) => !note.may);
    assert.ok(own.some((note: { reason: string }) => /^You proposed this verdict/.test(note.reason)));
    assert.ok(own.some((note: { reason: string }) => /^You recorded or changed/.test(note.reason)));
    const page = textOf((await (await on.signIn('editor')).get('/desk/queues/inReview')).text);
    assert.match(page, /You may sign this off/);
    assert.match(page, /You proposed this verdict, so a second person has to sign it off/);
  });

  test('what is told of many claims at once is what is told of each alone', async () => {
    const { read } = on.desk.store;
    const claims = await Promise.all(expected.inReview.map((id) => getClaim(read, id)));
    for (const who of ['editor', 'reviewer', 'second', 'contributor', 'reader']) {
      const actor = await on.actor(who);
      const now = on.clock().toISOString();
      const alone = await Promise.all(claims.map((claim) => maySignOff(read, actor, claim, now)));
      assert.deepEqual(await maySignOffEach(read, actor, claims.map(listedClaim), now), alone, who);
    }
  });

  test('what is somebody’s is theirs alone', async () => {
    for (const who of ['reviewer', 'contributor', 'reader']) {
      const { items } = await queue('sentBack', who);
      assert.deepEqual(items, [], who);
    }
    const mine = await queue('mine', 'reviewer');
    const me = (await on.actor('reviewer')).id;
    assert.ok(mine.items.length > 0);
    for (const claim of mine.items) assert.equal(claim.assignee, me);
    const { text } = await (await on.signIn('reader')).get('/desk');
    assert.doesNotMatch(text, /Yours to check|Sent back to you/);
  });

  test('a claim past due says so in its row, and comes first where claims are sorted by when they are due', async () => {
    const page = textOf((await (await on.signIn('editor')).get('/desk/queues/triage')).text);
    assert.match(page, /Was due 1 Mar 2026/);
    const { items } = ok(await on.as('reader').get('/claims.json?sort=due&limit=200'));
    const due = items.map((claim: Claim) => claim.dueAt ?? '9999');
    assert.deepEqual(due, [...due].sort());
    const { items: all } = ok(await on.as('reader').get('/claims.json?limit=200'));
    assert.equal(items.length, all.length, 'nothing is hidden by the order');
  });
});

describe('what is asked wrongly', () => {
  test('is told: unknown queues, values and cursors of another list', async () => {
    const editor = on.as('editor');
    refused(await editor.get('/desk/queues/everything.json'), 404);
    assert.match(refused(await editor.get('/claims.json?queue=everything'), 400), /mine, sentBack/);
    refused(await editor.get('/claims.json?stale=perhaps'), 400);
    refused(await editor.get('/claims.json?state=signed&queue=stale'), 400);
    refused(await editor.get('/desk/queues/triage.json?stage=triage'), 400);
    const { next } = await queue('triage', 'editor', '?limit=1');
    refused(await editor.get(next.replace('/triage.json', '/behind.json')), 400);
    const { next: mine } = await queue('mine', 'editor', '?limit=1');
    refused(await on.as('reviewer').get(mine), 400);
  });
});
