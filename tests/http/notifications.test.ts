import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { assign } from '../../src/desk/assign.ts';
import { sendBack } from '../../src/desk/propose.ts';
import { sweepNotifications } from '../../src/store/notifications.ts';
import { Builder } from '../support/builder.ts';
import { rowsRaw } from '../support/catalogue.ts';
import { ok, refused, TestDesk } from '../support/desk.ts';
import { emailOf } from '../support/templates.ts';

let desk: TestDesk;
let build: Builder;

before(async () => {
  desk = await TestDesk.open();
  build = new Builder(desk);
});

interface Told {
  kind: string;
  who: string;
  action: string;
}

/** Who was told what about a claim, and of which event, in the order of the events. */
async function told(claimId: number): Promise<string[]> {
  const rows = await rowsRaw<Told>(
    desk.url,
    `SELECT n."kind" AS "kind", p."email" AS "who", e."action" AS "action" FROM "WorkNotification" n
     JOIN "Person" p ON p."id" = n."personId" JOIN "Event" e ON e."seq" = n."eventSeq" AND e."subjectId" = n."claimId"
     WHERE n."claimId" = ${claimId} ORDER BY n."eventSeq", p."email"`,
  );
  return rows.map(({ kind, who, action }) => `${who.split('@')[0]}: ${kind} by ${action}`);
}

describe('somebody is told', () => {
  test('that a claim was assigned to them, and not that they took one', async () => {
    const claim = await build.claim();
    await build.act('editor', assign, claim, { assignee: 'me' });
    assert.deepEqual(await told(claim.id), []);
    await build.act('editor', assign, claim, { assignee: emailOf('colleague') });
    assert.deepEqual(await told(claim.id), ['colleague: assigned by claim.assigned']);
  });

  test('that their proposal was sent back', async () => {
    const claim = await build.claim('in_review');
    await build.act('reviewer', sendBack, claim, { comment: 'Which bridge?' });
    assert.deepEqual(await told(claim.id), ['editor: sent_back by claim.sent_back']);
  });

  test('once that their signed verdict is behind', async () => {
    const claim = await build.claim('settled');
    await build.evidence(claim, 'editor');
    assert.deepEqual(await told(claim.id), [], 'not of their own act');
    const other = await build.claim('settled');
    await build.evidence(other, 'contributor');
    await build.evidence(other, 'contributor');
    assert.deepEqual(await told(other.id), ['editor: behind by claim.evidence_added']);
  });

  test('nothing where they are a machine', async () => {
    const claim = await build.claim();
    await build.act('editor', assign, claim, { assignee: emailOf('robot') });
    assert.deepEqual(await told(claim.id), []);
  });
});

describe('the page of notifications', () => {
  test('shows what its reader was told, counts what is not read, and marks it one by one, by following, and all', async () => {
    const own = await TestDesk.open();
    const claim = await new Builder(own).claim();
    const editor = own.as('editor');
    for (const body of ['@reviewer one', '@reviewer two', '@reviewer three']) {
      ok(await editor.post(`${claim.path}/comments`, { body }), 201);
    }
    const reviewer = own.as('reviewer');
    const list = ok(await reviewer.get('/notifications'));
    assert.equal(list.unread, 3);
    assert.deepEqual(
      list.items.map((item: Record<string, unknown>) => [item.kind, item.claimId, item.readAt]),
      [1, 2, 3].map(() => ['mentioned', claim.id, undefined]),
    );
    const browser = await own.signIn('reviewer');
    assert.match((await browser.get('/claims')).text, /Notifications <strong class="unread-count">3</);
    assert.doesNotMatch((await (await own.signIn('editor')).get('/claims')).text, /unread-count/);

    const [third, second] = list.items;
    ok(await reviewer.post(`${third.path}/readings`));
    assert.equal(ok(await reviewer.get('/notifications?show=unread')).items.length, 2);
    ok(await reviewer.get(second.path));
    const elsewhere = await browser.get(second.path, { 'sec-fetch-site': 'cross-site' });
    assert.equal(elsewhere.headers.location, second.target);
    assert.equal(ok(await reviewer.get('/notifications')).unread, 2, 'a link from elsewhere reads nothing');
    const followed = await browser.get(second.path);
    assert.equal(followed.headers.location, second.target);
    assert.equal((await browser.get(second.target)).status, 200);
    assert.equal(ok(await reviewer.get('/notifications')).unread, 1);
    await browser.submit('/notifications/readings', { upTo: third.id });
    const after = ok(await reviewer.get('/notifications'));
    assert.deepEqual([after.unread, after.items.length], [0, 3], 'what was read is still there');
  });

  test("is everybody's own, paged, and refuses what it does not know", async () => {
    const claim = await build.claim();
    for (const body of ['@second a', '@second b', '@second c']) {
      ok(await desk.as('editor').post(`${claim.path}/comments`, { body }), 201);
    }
    const first = ok(await desk.as('second').get('/notifications?limit=2'));
    assert.equal(first.items.length, 2);
    assert.equal(ok(await desk.as('second').get(first.next)).items.length, 1);
    refused(await desk.as('editor').get(first.items[0].path), 404);
    refused(await desk.as('editor').post(`${first.items[0].path}/readings`), 404);
    refused(await desk.as('second', ['read']).post(`${first.items[0].path}/readings`), 403);
    refused(await desk.as('second').get('/notifications?show=some'), 400);
    refused(await desk.as('second').post('/notifications/readings', {}), 422);
  });

  test('shows what waits, as the claims stand: to be signed, behind, due today', async () => {
    const own = await TestDesk.open();
    const builder = new Builder(own);
    const waits = await builder.claim('in_review');
    const behind = await builder.claim('settled');
    await builder.evidence(behind);
    const due = await builder.claim('triage', { content: { dueAt: '2026-03-01T23:00:00Z' } });
    await builder.act('colleague', assign, due, { assignee: 'me' });
    const later = await builder.claim('triage', { content: { dueAt: '2026-03-02T00:00:00Z' } });
    await builder.act('colleague', assign, later, { assignee: 'me' });
    const pendingOf = async (who: string) => ok(await own.as(who).get('/notifications')).pending;
    const none = { count: 0, ids: [] };
    const one = ({ id }: { id: number }) => ({ count: 1, ids: [id] });
    assert.deepEqual(await pendingOf('reviewer'), { waiting: one(waits), behind: none, due: none });
    assert.deepEqual(await pendingOf('editor'), { waiting: none, behind: one(behind), due: none });
    assert.deepEqual(await pendingOf('colleague'), { waiting: none, behind: none, due: one(due) });
    assert.deepEqual((await pendingOf('reader')).waiting, none);
    await builder.act('reviewer', sendBack, waits, { comment: 'Which?' });
    assert.deepEqual((await pendingOf('reviewer')).waiting, none, 'it ends by itself');
  });
});

test('what was read is swept after 30 days, what was not stays', async () => {
  const own = await TestDesk.open();
  const claim = await new Builder(own).claim();
  for (const body of ['@reviewer one', '@reviewer two']) {
    ok(await own.as('editor').post(`${claim.path}/comments`, { body }), 201);
  }
  const [newest] = ok(await own.as('reviewer').get('/notifications')).items;
  ok(await own.as('reviewer').post(`${newest.path}/readings`));
  await own.desk.store.write((tx) => sweepNotifications(tx, '2026-02-28T00:00:00.000Z'));
  assert.equal(ok(await own.as('reviewer').get('/notifications')).items.length, 2);
  await own.desk.store.write((tx) => sweepNotifications(tx, '2026-04-01T00:00:00.000Z'));
  assert.deepEqual(
    ok(await own.as('reviewer').get('/notifications')).items.map((item: { id: number }) => item.id === newest.id),
    [false],
  );
});
