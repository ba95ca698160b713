import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { verifyAudit } from '../../src/desk/verify-audit.ts';
import type { Claim } from '../../src/domain/claim.ts';
import { Builder } from '../support/builder.ts';
import { rowsRaw, runRaw } from '../support/catalogue.ts';
import { ok, refused, TestDesk } from '../support/desk.ts';
import { emailOf } from '../support/templates.ts';

let desk: TestDesk;
let build: Builder;

before(async () => {
  desk = await TestDesk.open();
  build = new Builder(desk);
});

async function say(who: string, claim: Claim, body: string, more: object = {}) {
  const response = await desk.as(who).post(`/claims/${claim.id}/comments`, { body, ...more });
  ok(response, 201);
  const place = response.headers.location as string;
  return { ...ok(await desk.as(who).get(place)), place, answered: response.body };
}

async function kindsOf(who: string, claim: Claim): Promise<string[]> {
  const rows = await rowsRaw<{ kind: string }>(
    desk.url,
    `SELECT n."kind" AS "kind" FROM "WorkNotification" n JOIN "Person" p ON p."id" = n."personId"
     WHERE p."email" = '${emailOf(who)}' AND n."claimId" = ${claim.id} ORDER BY n."id"`,
  );
  return rows.map(({ kind }) => kind);
}

describe('a comment', () => {
  test('is answered with the claim, which keeps its revision, and stands at its Location', async () => {
    const claim = await build.claim();
    const { answered, text, by, replies, place } = await say('colleague', claim, 'Seen on the map?');
    assert.equal(answered.id, claim.id);
    assert.equal(answered.revision, claim.revision);
    assert.match(place, new RegExp(`^/claims/${claim.id}/comments/[0-9a-f-]{36}$`));
    assert.deepEqual([text, replies], ['Seen on the map?', []]);
    assert.equal(by, (await desk.actor('colleague')).id);
    const { items } = ok(await desk.as('reader').get(`/claims/${claim.id}/comments`));
    assert.deepEqual(
      items.map((item: { text: string }) => item.text),
      ['Seen on the map?'],
    );
  });

  test('speaks of an item of evidence or a proposal of its own claim', async () => {
    const claim = await build.claim('in_review', { evidence: 1 });
    const other = await build.claim('triage', { evidence: 1 });
    const about = { type: 'evidence', id: claim.evidence[0]?.id };
    assert.deepEqual((await say('editor', claim, 'Who took it?', { about })).about, about);
    const { proposal } = ok(await desk.as('editor').get(`/claims/${claim.id}`));
    const onProposal = { type: 'proposal', id: proposal.id };
    assert.deepEqual((await say('reviewer', claim, 'Why disputed?', { about: onProposal })).about, onProposal);
    const wrong = { type: 'evidence', id: other.evidence[0]?.id };
    const answer = await desk.as('editor').post(`/claims/${claim.id}/comments`, { body: 'x', about: wrong });
    assert.equal(refused(answer, 422), 'about.id: This claim has no such evidence.');
    const { items } = ok(await desk.as('reader').get(`/claims/${claim.id}/comments?evidence=${about.id}`));
    assert.equal(items.length, 1);
  });

  test('is refused to readers, to a token that only reads, and without a text', async () => {
    const claim = await build.claim();
    const path = `/claims/${claim.id}/comments`;
    assert.equal(refused(await desk.as('reader').post(path, { body: 'x' }), 403), 'Your role may not comment.');
    refused(await desk.as('editor', ['read']).post(path, { body: 'x' }), 403);
    refused(await desk.as('editor').post(path, { body: '  ' }), 422);
    refused(await desk.as('editor').post(path, { body: 'x', revision: 1 }), 422);
    refused(await desk.as('editor').post('/claims/999999/comments', { body: 'x' }), 404);
    refused(await desk.as('editor').get(`${path}?colour=red`), 400);
    refused(await desk.as('editor').get(`${path}/00000000-0000-7000-8000-000000000000`), 404);
  });

  test('is the same act when it is sent again with its key', async () => {
    const claim = await build.claim();
    const send = () =>
      desk.as('editor').post(`/claims/${claim.id}/comments`, { body: 'Once.' }, { 'idempotency-key': 'once' });
    const [first, second] = [await send(), await send()];
    assert.equal(first.headers.location, second.headers.location);
    assert.equal(ok(await desk.as('editor').get(`/claims/${claim.id}/comments`)).items.length, 1);
  });
});

describe('an answer', () => {
  test('stands in the thread, one to an answer too, and is told to those who take part', async () => {
    const claim = await build.claim();
    const root = await say('colleague', claim, 'Which bridge?');
    const first = await say('editor', claim, 'The northern one.', { replyTo: root.id });
    await say('reviewer', claim, 'Or the railway one.', { replyTo: first.replies[0].id });
    const thread = ok(await desk.as('reader').get(root.place));
    assert.deepEqual(
      thread.replies.map((reply: { text: string; replyTo: string }) => [reply.text, reply.replyTo === root.id]),
      [
        ['The northern one.', true],
        ['Or the railway one.', true],
      ],
    );
    assert.deepEqual(await kindsOf('colleague', claim), ['replied', 'replied']);
    assert.deepEqual(await kindsOf('editor', claim), ['replied']);
    assert.deepEqual(await kindsOf('reviewer', claim), []);
  });

  test('is refused where the thread is of another claim, or resolved', async () => {
    const claim = await build.claim();
    const root = await say('editor', claim, 'Which bridge?');
    const elsewhere = await build.claim();
    const body = { body: 'x', replyTo: root.id };
    refused(await desk.as('editor').post(`/claims/${elsewhere.id}/comments`, body), 422);
    const { revision } = ok(await desk.as('colleague').post(`${root.place}/resolutions`));
    assert.equal(revision, claim.revision);
    assert.equal(
      refused(await desk.as('editor').post(`/claims/${claim.id}/comments`, body), 409),
      'This thread is resolved. Open it again to answer.',
    );
    refused(await desk.as('editor').post(`${root.place}/resolutions`), 409);
    refused(await desk.as('reader').post(`${root.place}/reopenings`), 403);
    ok(await desk.as('editor').post(`${root.place}/reopenings`));
    refused(await desk.as('editor').post(`${root.place}/reopenings`), 409);
    ok(await desk.as('editor').post(`/claims/${claim.id}/comments`, body), 201);
  });
});

describe('a mention', () => {
  test('tells the person once, by handle, address or name', async () => {
    const claim = await build.claim();
    const { name } = await desk.actor('second');
    const byName = name.replaceAll(' ', '.').toUpperCase();
    await say('editor', claim, `@reviewer and @${emailOf('colleague')}, see @${byName}. Write to press@example.org.`);
    for (const who of ['reviewer', 'colleague', 'second']) assert.deepEqual(await kindsOf(who, claim), ['mentioned']);
    await say('editor', claim, 'Me, @editor, and https://t.me/@reviewer');
    assert.deepEqual(await kindsOf('editor', claim), []);
    assert.deepEqual(await kindsOf('reviewer', claim), ['mentioned']);
  });

  test('of nobody, of a disabled or an ambiguous account is said so, and nothing is written', async () => {
    const claim = await build.claim();
    const admin = desk.as('admin');
    const path = `/claims/${claim.id}/comments`;
    const invite = (name: string, email: string) => admin.post('/people', { name, email, role: 'contributor' });
    const { id } = ok(await invite('Dana Gone', 'dana@desk.example'), 201);
    await invite('Twin One', 'twin@desk.example');
    await invite('Twin Two', 'twin@other.example');
    const { revision } = ok(await admin.get(`/people/${id}`));
    ok(await admin.post(`/people/${id}`, { revision, disabled: true }));
    const send = (body: string) => desk.as('editor').post(path, { body });
    assert.match(refused(await send('Ask @nobody.'), 422), /Nobody at this desk is called @nobody\./);
    assert.match(
      refused(await send('Ask @dana.'), 422),
      /@dana cannot be told: the account of Dana Gone is disabled\./,
    );
    assert.match(refused(await send('Ask @twin.'), 422), /Write the whole address: @twin@\w+\.example or @twin@/);
    assert.match(refused(await send('Ask @robot.'), 422), /Nobody at this desk is called @robot\./);
    assert.deepEqual(ok(await desk.as('editor').get(path)).items, []);

    const browser = await desk.signIn('editor');
    const back = await browser.submit(path, { body: 'Ask @nobody about <b>it</b>.', requestId: 'r1' });
    assert.equal(back.status, 422);
    assert.match(back.text, /Nobody at this desk is called @nobody/);
    assert.match(back.text, /Ask @nobody about &lt;b&gt;it&lt;\/b&gt;\.<\/textarea>/);
  });
});

describe('the page', () => {
  test('shows texts as they are, with links and people, and never as HTML', async () => {
    const claim = await build.claim();
    await say('editor', claim, '<script>alert(1)</script>\nsee https://example.org/a?b=1, @reviewer.');
    const { text } = await (await desk.signIn('reader')).get(claim.path);
    assert.match(
      text,
      /&lt;script&gt;alert\(1\)&lt;\/script&gt;\nsee <a href="https:\/\/example\.org\/a\?b=1" rel="[^"]*nofollow[^"]*">/,
    );
    assert.match(text, /<span class="mention">@reviewer<\/span>\./);
    assert.doesNotMatch(text, /<h2 id="comments">[\s\S]*<textarea/, 'a reader has no form');
  });

  test('holds the newest threads, and leads to all, page by page', async () => {
    const claim = await build.claim();
    for (let number = 1; number <= 7; number++) await say('editor', claim, `Remark ${number}.`);
    const browser = await desk.signIn('editor');
    const page = await browser.get(claim.path);
    assert.deepEqual(page.text.match(/Remark \d/g), ['Remark 7', 'Remark 6', 'Remark 5', 'Remark 4', 'Remark 3']);
    assert.match(page.text, /All comments \(7 open\)/);
    const first = ok(await desk.as('editor').get(`${claim.path}/comments?limit=4`));
    const second = ok(await desk.as('editor').get(first.next));
    const texts = [...first.items, ...second.items].map((item: { text: string }) => item.text);
    assert.deepEqual(
      texts,
      [7, 6, 5, 4, 3, 2, 1].map((number) => `Remark ${number}.`),
    );
    assert.equal(second.next, null);
  });
});

test('while a proposal is judged blind, what its proposer says of it shows to them alone', async () => {
  const claim = await build.claim('in_review');
  const { proposal } = ok(await desk.as('editor').get(`/claims/${claim.id}`));
  const blind = (value: string) =>
    runRaw(desk.url, `UPDATE "Proposal" SET "blind" = ${value} WHERE "id" = '${proposal.id}'`);
  await blind('TRUE');
  const about = { type: 'proposal', id: proposal.id };
  const own = await say('editor', claim, 'It is the second photograph.', { about });
  const others = await say('reviewer', claim, 'How many photographs are there?', { about });
  await desk.as('editor').post(`/claims/${claim.id}/comments`, { body: 'Two of them.', replyTo: others.id });
  const mention = await desk.as('editor').post(`/claims/${claim.id}/comments`, { body: '@reviewer look', about });
  assert.match(refused(mention, 422), /Nobody else reads this until the blind review is over/);
  for (const who of ['reviewer', 'admin', 'reader']) {
    const list = await desk.as(who).get(`/claims/${claim.id}/comments`);
    assert.doesNotMatch(list.text, /second photograph|Two of them/, who);
    refused(await desk.as(who).get(own.place), 404);
    const page = await (await desk.signIn(who)).get(claim.path);
    assert.doesNotMatch(page.text, /second photograph|Two of them/, who);
  }
  refused(await desk.as('reviewer').post(`${own.place}/resolutions`), 404);
  assert.deepEqual(await kindsOf('reviewer', claim), []);
  assert.match((await desk.as('editor').get(`/claims/${claim.id}/comments`)).text, /second photograph.*|Two of them/);
  await blind('NULL');
  assert.match((await desk.as('reviewer').get(own.place)).text, /second photograph/);
});

test('the log proves comments, resolved and opened again, and finds one that was altered', async () => {
  const own = await TestDesk.open();
  const claim = await new Builder(own).claim();
  const editor = own.as('editor');
  const said = await editor.post(`${claim.path}/comments`, { body: 'Proven.' });
  const place = said.headers.location as string;
  ok(await editor.post(`${place}/resolutions`));
  assert.equal((await verifyAudit(own.desk)).fault, null);
  ok(await editor.post(`${place}/reopenings`));
  assert.equal((await verifyAudit(own.desk)).fault, null);
  const id = place.split('/').at(-1);
  await runRaw(own.url, `UPDATE "Comment" SET "resolvedAt" = '2026-03-01T09:00:00.000Z' WHERE "id" = '${id}'`);
  assert.equal((await verifyAudit(own.desk)).fault?.place, `Comment ${id}`);
});
