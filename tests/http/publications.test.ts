import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { addFigure } from '../../src/desk/add-to-claim.ts';
import { propose } from '../../src/desk/propose.ts';
import { reopen, retract } from '../../src/desk/reopen.ts';
import { signOff } from '../../src/desk/sign-off.ts';
import { verifyAudit } from '../../src/desk/verify-audit.ts';
import type { Claim } from '../../src/domain/claim.ts';
import { Builder } from '../support/builder.ts';
import { runRaw } from '../support/catalogue.ts';
import { ok, refused, TestDesk } from '../support/desk.ts';

let on: TestDesk;
let build: Builder;

before(async () => {
  on = await TestDesk.open();
  build = new Builder(on);
});

const article = { url: 'https://example.org/morning', title: 'What is known this morning', publishedAt: '2026-03-01' };

// biome-ignore lint/suspicious/noExplicitAny: what a test reads of an answer is what it asserts about it.
type Publication = any;

async function used(claim: Claim, more: object = {}, who = 'contributor'): Promise<Publication> {
  return ok(await on.as(who).post(`${claim.path}/publications`, { ...article, ...more }), 201);
}

const read = async ({ path }: { path: string }): Promise<Publication> => ok(await on.as('reader').get(path));

/** The ids of the articles of a claim that are listed as to be corrected. */
async function toCorrect({ id }: Claim, more = ''): Promise<string[]> {
  const { items } = ok(await on.as('editor').get(`/publications?toCorrect=true&claim=${id}${more}`));
  return items.map((item: Publication) => item.id);
}

/** Signs another verdict on a settled claim. */
async function signAnother(claim: Claim, verdict = 'unverifiable', reason = 'no_access'): Promise<Claim> {
  await build.act('editor', reopen, claim, { note: 'Look again.' });
  const decision = { verdict, reason, use: 'attribute', rationale: 'Nobody can get there.' };
  await build.act('editor', propose, claim, decision);
  const { contentHash } = await build.now(claim.id);
  return build.act('reviewer', signOff, claim, { contentHash });
}

describe('an article that used a claim', () => {
  test('is recorded against what was signed, whatever was done to the claim since', async () => {
    const claim = await build.claim('settled');
    await build.evidence(claim);
    const response = await on.as('contributor').post(`${claim.path}/publications`, article);
    const made: Publication = ok(response, 201);
    assert.equal(response.headers.location, made.path);
    assert.deepEqual(
      [made.revision, made.verdict, made.signed, made.toCorrect, made.causes],
      [claim.revision, 'disputed', true, false, []],
    );
    assert.deepEqual([made.url, made.title, made.publishedAt], [article.url, article.title, article.publishedAt]);
    assert.deepEqual(await read(made), made);
    assert.equal((await build.now(claim.id)).revision, claim.revision + 1, 'the claim gets no revision by it');
  });

  test('of an unsigned claim is recorded too, and says so', async () => {
    const claim = await build.claim('checking');
    const made = await used(claim);
    assert.deepEqual([made.revision, made.verdict, made.signed], [claim.revision, 'unverified', false]);
    const { text } = await (await on.signIn('reader')).get(claim.path);
    assert.match(text, /revision 2, not signed off/);
    const form = await (await on.signIn('contributor')).get(claim.path);
    assert.match(form.text, /This claim was never signed off\. The article is recorded as having used revision 2/);
  });

  test('after a retraction is recorded against what was signed before, and is at once to be corrected', async () => {
    const claim = await build.claim('settled');
    await build.act('editor', retract, claim, { reason: 'It was staged.' });
    const made = await used(claim);
    assert.deepEqual([made.revision, made.verdict, made.causes], [claim.revision, 'disputed', ['retracted']]);
  });

  test('may name another revision, which must be one', async () => {
    const claim = await build.claim('settled');
    const made = await used(claim, { revision: 2 });
    assert.deepEqual([made.revision, made.verdict, made.causes], [2, 'unverified', ['verdict']]);
    for (const revision of [claim.revision + 1, 0]) {
      refused(await on.as('editor').post(`${claim.path}/publications`, { ...article, revision }), 422);
    }
  });

  test('is refused where address, title or date are none, and the form comes back as it was', async () => {
    const claim = await build.claim('settled');
    const path = `${claim.path}/publications`;
    for (const [wrong, at] of [
      [{ url: 'javascript:alert(1)' }, 'url'],
      [{ title: '  ' }, 'title'],
      [{ publishedAt: 'yesterday' }, 'publishedAt'],
      [{ verdict: 'confirmed' }, 'verdict'],
    ] as const) {
      const { errors } = ok(await on.as('contributor').post(path, { ...article, ...wrong }), 422);
      assert.match(JSON.stringify(errors), new RegExp(at));
    }
    refused(await on.as('reader').post(path, article), 403);
    refused(await on.as('contributor').post('/claims/99999/publications', article), 404);
    const contributor = await on.signIn('contributor');
    const back = await contributor.submit(path, { ...article, url: 'no address' });
    assert.equal(back.status, 422);
    assert.match(back.text, /value="no address"/);
    assert.match(back.text, /value="What is known this morning"/);
    const requestId = '7d444840-9dc0-41d1-b245-5ffdce74fad2';
    for (let time = 0; time < 2; time++) {
      const sent = await contributor.submit(path, { ...article, requestId });
      assert.deepEqual([sent.status, sent.headers.location], [303, `${claim.path}#used-in`]);
    }
    assert.equal(ok(await on.as('reader').get(path)).items.length, 1, 'sent twice, recorded once');
  });
});

describe('an article is listed as to be corrected', () => {
  test('when another verdict is signed, and not when the same is', async () => {
    const claim = await build.claim('settled');
    const made = await used(claim);
    await build.act('editor', reopen, claim, { note: 'Look again.' });
    assert.deepEqual(await toCorrect(claim), [], 'reopening changes nothing for readers');
    await build.act('editor', propose, claim, { verdict: 'disputed', use: 'attribute', rationale: 'As before.' });
    const { contentHash } = await build.now(claim.id);
    await build.act('reviewer', signOff, claim, { contentHash });
    assert.deepEqual(await toCorrect(claim), []);
    await signAnother(await build.now(claim.id));
    assert.deepEqual(await toCorrect(claim), [made.id]);
    assert.deepEqual((await read(made)).causes, ['verdict']);
    const { text } = await (await on.signIn('reader')).get(claim.path);
    assert.match(text, /It says “disputed”; the desk now says “unverifiable”\./);
  });

  test('when the verdict is retracted, and again when it is signed anew', async () => {
    const claim = await build.claim('settled');
    const made = await used(claim);
    await build.act('editor', retract, claim, { reason: 'It was staged.' });
    assert.deepEqual((await read(made)).causes, ['retracted']);
    assert.deepEqual(await toCorrect(claim), [made.id]);
    const page = await (await on.signIn('editor')).get(`${claim.path}/related`);
    assert.match(page.text, /What is known this morning/);
    assert.match(page.text, /the verdict was retracted, so the desk says “unverified”/);
    ok(await on.as('editor').post(`${made.path}/corrections`, { verdict: 'unverified' }));
    assert.deepEqual(await toCorrect(claim), []);
    await build.act('editor', propose, claim, { verdict: 'disputed', use: 'attribute', rationale: 'It was not.' });
    await build.act('reviewer', signOff, claim, { contentHash: (await build.now(claim.id)).contentHash });
    assert.deepEqual(await toCorrect(claim), [made.id]);
  });

  test('when the verdict goes stale, by the clock alone, and nothing is written for it', async () => {
    const claim = await build.claim('settled');
    const made = await used(claim);
    assert.deepEqual(await toCorrect(claim), []);
    on.clock.pass(32 * 24);
    assert.deepEqual(await toCorrect(claim), [made.id]);
    const now = await read(made);
    assert.deepEqual([now.causes, now.now.staleAfter], [['stale'], claim.staleAfter]);
    assert.equal((await build.now(claim.id)).revision, claim.revision);
    refused(await on.as('editor').post(`${made.path}/corrections`, { verdict: 'disputed' }), 409);
    const seen = { verdict: 'disputed', staleAfter: claim.staleAfter };
    assert.equal(ok(await on.as('editor').post(`${made.path}/corrections`, seen)).toCorrect, false);
    assert.deepEqual(await toCorrect(claim), []);
  });

  test('alike by the list and by each record, whatever became of the claim', async () => {
    const claims: Claim[] = [];
    for (let made = 0; made < 5; made++) claims.push(await build.claim('settled'));
    const [changed, retracted, another, behind, kept] = claims as [Claim, Claim, Claim, Claim, Claim];
    for (const claim of claims) await used(claim);
    await build.act('editor', addFigure, changed, { metric: 'spans', value: 3 });
    await build.act('editor', retract, retracted, { reason: 'It was staged.' });
    await signAnother(another);
    await build.evidence(behind);
    const listed = new Set<string>();
    for (let next: string | null = '/publications.json?toCorrect=true&limit=2'; next; ) {
      const page = ok(await on.as('reader').get(next));
      for (const item of page.items) listed.add(item.id);
      next = page.next;
    }
    for (let next: string | null = '/publications.json?limit=3'; next; ) {
      const page = ok(await on.as('reader').get(next));
      for (const item of page.items) assert.equal(listed.has(item.id), item.toCorrect, JSON.stringify(item));
      next = page.next;
    }
    assert.deepEqual(await toCorrect(kept), []);
    assert.equal((await toCorrect(retracted)).length, 1);
  });
});

describe('correcting an article', () => {
  test('is marked by naming what it says now, and can be taken back', async () => {
    const claim = await build.claim('settled');
    const made = await used(claim);
    const corrections = `${made.path}/corrections`;
    refused(await on.as('editor').post(corrections, { verdict: 'disputed' }), 409);
    await signAnother(claim);
    refused(await on.as('editor').post(corrections, { verdict: 'disputed' }), 409);
    refused(await on.as('editor').post(corrections, {}), 422);
    refused(await on.as('editor').post(corrections, { verdict: 'unverifiable', undo: true }), 422);
    refused(await on.as('reader').post(corrections, { verdict: 'unverifiable' }), 403);
    const marked = ok(await on.as('contributor').post(corrections, { verdict: 'unverifiable' }));
    assert.deepEqual([marked.toCorrect, marked.agreedVerdict], [false, 'unverifiable']);
    assert.equal(marked.doneBy, (await on.actor('contributor')).id);
    refused(await on.as('editor').post(corrections, { verdict: 'unverifiable' }), 409);

    const back = ok(await on.as('editor').post(corrections, { undo: true }));
    assert.deepEqual([back.toCorrect, back.agreedVerdict, back.doneAt], [true, 'disputed', undefined]);
    refused(await on.as('editor').post(corrections, { undo: true }), 409);
  });

  test('twice can be taken back one after the other', async () => {
    const claim = await build.claim('settled');
    const made = await used(claim);
    const corrections = `${made.path}/corrections`;
    await signAnother(claim);
    const first = ok(await on.as('editor').post(corrections, { verdict: 'unverifiable' }));
    await build.act('editor', retract, claim, { reason: 'It was staged.' });
    ok(await on.as('editor').post(corrections, { verdict: 'unverified' }));
    const once = ok(await on.as('editor').post(corrections, { undo: true }));
    assert.deepEqual([once.agreedVerdict, once.doneAt], ['unverifiable', first.doneAt]);
    const twice = ok(await on.as('editor').post(corrections, { undo: true }));
    assert.deepEqual([twice.agreedVerdict, twice.doneAt], ['disputed', undefined]);
  });

  test('of two at once is marked by one, and the other is told', async () => {
    const claim = await build.claim('settled');
    const made = await used(claim);
    await signAnother(claim);
    const send = (who: string) => on.as(who).post(`${made.path}/corrections`, { verdict: 'unverifiable' });
    const answers = await Promise.all([send('editor'), send('contributor')]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409]);
    assert.match(JSON.stringify(answers.map(({ body }) => body.detail)), /There is nothing to correct/);
  });

  test('is taken on by contributors, and given to others by editors', async () => {
    const claim = await build.claim('settled');
    const made = await used(claim);
    const assignments = `${made.path}/assignments`;
    refused(await on.as('contributor').post(assignments, { assignee: 'editor@desk.example' }), 403);
    const mine = ok(await on.as('contributor').post(assignments, { assignee: 'me' }));
    assert.equal(mine.assignee, (await on.actor('contributor')).id);
    const given = ok(await on.as('editor').post(assignments, { assignee: 'colleague@desk.example' }));
    assert.equal(given.assignee, (await on.actor('colleague')).id);
    const told = await on.desk.store.read.workNotification.findMany({ where: { kind: 'correction' } });
    assert.deepEqual(
      told.map(({ personId, claimId }) => [personId, claimId]),
      [[given.assignee, claim.id]],
      'who took it on is not told of their own act',
    );
    refused(await on.as('editor').post(assignments, { assignee: 'nobody@desk.example' }), 422);
    refused(await on.as('editor').post(assignments, { assignee: 'reader@desk.example' }), 422);
    await signAnother(claim);
    assert.deepEqual(await toCorrect(claim, '&assignee=me'), []);
    const { items } = ok(await on.as('colleague').get('/publications?toCorrect=true&assignee=me'));
    assert.deepEqual(
      items.map((item: Publication) => item.id),
      [made.id],
    );
  });
});

describe('the record of an article', () => {
  test('is withdrawn by who made it or an editor, with a reason, and stays to be read', async () => {
    const claim = await build.claim('settled');
    const made = await used(claim);
    await signAnother(claim);
    const withdrawals = `${made.path}/withdrawals`;
    refused(await on.as('colleague').post(withdrawals, { reason: 'Not ours.' }), 403);
    refused(await on.as('contributor').post(withdrawals, {}), 422);
    const gone = ok(await on.as('contributor').post(withdrawals, { reason: 'Another bridge.' }));
    assert.ok(gone.withdrawnAt);
    assert.deepEqual([gone.toCorrect, await toCorrect(claim)], [false, []]);
    refused(await on.as('editor').post(`${made.path}/corrections`, { verdict: 'unverifiable' }), 409);
    refused(await on.as('editor').post(withdrawals, { reason: 'Again.' }), 409);
    const { text } = await (await on.signIn('reader')).get(made.path);
    assert.match(text, /Withdrawn[\s\S]*Another bridge\./);
    const other = await used(claim);
    ok(await on.as('editor').post(`${other.path}/withdrawals`, { reason: 'Recorded twice.' }));
  });

  test('stands below its claim alone', async () => {
    const [claim, other] = [await build.claim('settled'), await build.claim('settled')];
    const made = await used(claim);
    refused(await on.as('reader').get(`${other.path}/publications/${made.id}`), 404);
    refused(await on.as('editor').post(`${other.path}/publications/${made.id}/withdrawals`, { reason: 'No.' }), 404);
    refused(await on.as('reader').get(`${claim.path}/publications/1`), 404);
  });

  test('is proven by the log in every state, and what is altered behind the desk is found', async () => {
    assert.equal((await verifyAudit(on.desk)).fault, null);
    const claim = await build.claim('settled');
    const made = await used(claim);
    const actions = (await on.desk.store.read.event.findMany({ where: { action: { contains: 'correct' } } })).length;
    assert.ok(actions > 5, 'marks are events');
    await runRaw(on.url, `UPDATE "Publication" SET "agreedVerdict" = 'refuted' WHERE "id" = '${made.id}'`);
    const { fault } = await verifyAudit(on.desk);
    assert.equal(fault?.place, `Publication ${made.id}`);
    await runRaw(on.url, `UPDATE "Publication" SET "agreedVerdict" = 'disputed' WHERE "id" = '${made.id}'`);
    assert.equal((await verifyAudit(on.desk)).fault, null);
  });
});

describe('the desk', () => {
  test('counts the articles to be corrected, and those of whoever looks', async () => {
    const claim = await build.claim('settled');
    const made = await used(claim);
    ok(await on.as('second').post(`${made.path}/assignments`, { assignee: 'me' }));
    const before = ok(await on.as('second').get('/desk')).corrections;
    await signAnother(claim);
    const { corrections } = ok(await on.as('second').get('/desk'));
    assert.deepEqual([corrections.all.count, corrections.mine.count], [before.all.count + 1, 1]);
    assert.equal(ok(await on.as('second').get(corrections.mine.path)).items[0].id, made.id);
    const { text } = await (await on.signIn('second')).get('/desk');
    assert.match(text, new RegExp(`>${corrections.all.count} articles? to correct<`));
    assert.match(text, />1 of them yours</);
    const handover = await (await on.signIn('second')).get('/desk/handover');
    assert.match(handover.text, new RegExp(`>${corrections.all.count} articles? to correct<`));
  });
});

describe('the list of publications', () => {
  test('goes by pages in both orders, and refuses what it does not know', async () => {
    const claim = await build.claim('settled');
    const ids: string[] = [];
    for (let made = 0; made < 5; made++) ids.push((await used(claim, { title: `Number ${made}` })).id);
    for (const [sort, expected] of [
      ['id', ids],
      ['-id', ids.toReversed()],
    ] as const) {
      const seen: string[] = [];
      for (let next: string | null = `/publications.json?claim=${claim.id}&limit=2&sort=${sort}`; next; ) {
        const page = await on.as('reader').get(next);
        ({ next } = ok(page));
        assert.equal(page.headers.link, next ? `<${next}>; rel="next"` : undefined);
        seen.push(...page.body.items.map((item: Publication) => item.id));
      }
      assert.deepEqual(seen, expected);
    }
    for (const query of [
      'toCorrect=maybe',
      'limit=0',
      'verdict=confirmed',
      'sort=title',
      'after=abc',
      'assignee=you',
    ]) {
      refused(await on.as('reader').get(`/publications?${query}`), 400);
    }
    const { text } = await (await on.signIn('reader')).get(`/publications?claim=${claim.id}&limit=2`);
    assert.match(text, /Number 4/);
    assert.match(text, /Next page/);
  });
});
