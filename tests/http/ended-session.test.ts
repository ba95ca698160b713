import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { Response } from 'supertest';
import type { Claim } from '../../src/domain/claim.ts';
import { Builder } from '../support/builder.ts';
import { type Browser, ok, TestDesk } from '../support/desk.ts';
import { fieldsOf, plain } from '../support/form-fields.ts';
import { emailOf, password } from '../support/templates.ts';

let on: TestDesk;
let build: Builder;

before(async () => {
  on = await TestDesk.open();
  build = new Builder(on);
});

/** Every hidden and visible field of a page's form, by the order in which they stand. */
function fieldsIn(html: string): Record<string, string> {
  const fields = [...html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)];
  return Object.fromEntries(fields.map(([, name = '', value = '']) => [plain(name), plain(value)]));
}

const actionOf = (html: string) => plain(/<main[\s\S]*?<form method="post" action="([^"]*)"/.exec(html)?.[1] ?? '');

/** Signs in again on the page that a signed-out form was answered with, and continues. */
async function comeBack(browser: Browser, refusal: Response, who: string): Promise<Response> {
  ok(refusal, 401);
  assert.match(refusal.text, /You are signed out, so nothing was sent/);
  const credentials = { email: emailOf(who), password };
  const wrong = await browser.submit('/sign-in', {
    ...fieldsIn(refusal.text),
    ...credentials,
    password: 'not mine, no',
  });
  ok(wrong, 422);
  const signedIn = await browser.submit('/sign-in', { ...fieldsIn(wrong.text), ...credentials });
  ok(signedIn, 200);
  assert.match(signedIn.text, /Nothing has been sent yet/);
  const shown = await browser.submit(actionOf(signedIn.text), fieldsIn(signedIn.text));
  return shown;
}

async function signedOut(who: string): Promise<Browser> {
  const browser = await on.signIn(who);
  ok(await browser.submit('/sign-out'), 303);
  return browser;
}

const events = async () => ok(await on.as('admin').get('/audit.json?limit=1')).items[0].seq as number;

describe('a form whose session has ended', () => {
  let claim: Claim;
  before(async () => {
    claim = await build.claim('checking');
  });

  const forms: [what: string, path: () => string, typed: Record<string, string>][] = [
    ['a new claim', () => '/claims', { statement: 'The “bridge” is <closed> & shut.', language: 'en', kind: 'fact' }],
    ['an edit', () => claim.path, { revision: '2', statement: 'It is open.', language: 'en', kind: 'fact' }],
    ['evidence', () => `${claim.path}/evidence`, { stance: 'context', note: 'First line.\nSecond line.' }],
    [
      'a proposal',
      () => `${claim.path}/proposals`,
      { revision: '2', verdict: 'disputed', use: 'hold', rationale: 'So.' },
    ],
    ['a document', () => '/documents', { title: 'A report', language: 'en', text: 'Paragraph one.\n\nParagraph two.' }],
    ['a source', () => '/sources', { name: 'The ferryman', kind: 'eyewitness', aliases: 'Паромщик' }],
    ['a comment', () => `${claim.path}/comments`, { body: 'Has anybody asked the mayor?' }],
  ];
  for (const [what, path, typed] of forms) {
    test(`comes back filled after signing in: ${what}`, async () => {
      const browser = await signedOut('editor');
      const before = await events();
      const shown = await comeBack(browser, await browser.submit(path(), { ...typed, requestId: 'once' }), 'editor');
      ok(shown, 200);
      assert.match(
        shown.text,
        /role="status"><p>This is what you typed before you were signed out\. Nothing has been sent yet\. You act as Editor\./,
      );
      const fields = fieldsOf(shown.text);
      for (const [name, value] of Object.entries(typed)) {
        const isRadio = shown.text.includes(`name="${name}" value="${value}" checked`);
        if (!isRadio) assert.equal((fields[name] ?? '').replaceAll('\r\n', '\n').trim(), value, name);
      }
      assert.equal(await events(), before, 'nothing was done');
    });
  }

  test('can then be sent as ever, and acts once', async () => {
    const browser = await signedOut('editor');
    const typed = { stance: 'context', note: 'Seen from the hill.' };
    const shown = await comeBack(browser, await browser.submit(`${claim.path}/evidence`, typed), 'editor');
    const fields = { ...fieldsOf(shown.text), ...typed };
    const before = (await build.now(claim.id)).evidence.length;
    for (let time = 0; time < 2; time++) ok(await browser.submit(`${claim.path}/evidence`, fields), 303);
    assert.equal((await build.now(claim.id)).evidence.length, before + 1);
  });

  test('says that a file has to be chosen again, and keeps the rest', async () => {
    const browser = await signedOut('editor');
    const sent = { stance: 'refutes', note: 'As the photograph shows.' };
    const refusal = await browser.upload(`${claim.path}/evidence`, 'photo.txt', Buffer.alloc(3_000_000, 'x'), sent);
    assert.match(refusal.text, /The file is not kept/);
    assert.ok(refusal.text.length < 100_000, 'no byte of the file is in the page');
    const shown = await comeBack(browser, refusal, 'editor');
    assert.match(shown.text, /The file was not kept: choose it again/);
    assert.match(shown.text, /As the photograph shows\./);
  });

  test('acts as whoever signs in then, and says who that is', async () => {
    const browser = await signedOut('editor');
    const typed = { stance: 'context', note: 'Typed by the editor.' };
    const shown = await comeBack(browser, await browser.submit(`${claim.path}/evidence`, typed), 'colleague');
    assert.match(shown.text, /You act as Colleague\./);
    ok(await browser.submit(`${claim.path}/evidence`, { ...fieldsOf(shown.text), ...typed }), 303);
    const { id } = await on.actor('colleague');
    assert.equal((await build.now(claim.id)).evidence.at(-1)?.addedBy, id);

    const reader = await signedOut('editor');
    const refused = await comeBack(reader, await reader.submit('/claims', { statement: 'Not lost.' }), 'reader');
    ok(refused, 403);
    assert.match(refused.text, /Not lost\./);
  });

  test('of a megabyte of text in any script comes back whole', async () => {
    const browser = await signedOut('editor');
    const text = 'Міст закрито, сказав мер. "Так".\n'.repeat(18_000);
    const typed = { title: 'Довгий звіт', language: 'uk', text };
    const shown = await comeBack(browser, await browser.submit('/documents', typed), 'editor');
    ok(shown, 200);
    assert.equal(fieldsOf(shown.text).text?.trim(), text.trim());
  });

  test('ends nowhere else, and keeps no password and no identity', async () => {
    const browser = await signedOut('editor');
    for (const path of ['//evil.example/x', 'https://evil.example/', '/\\evil.example', 'javascript:alert(1)', '']) {
      const fields = { 'kept.path': path, 'kept:statement': 'x', email: emailOf('editor'), password };
      const response = await on.browser().submit('/sign-in', fields);
      ok(response, 303);
      assert.equal(response.headers.location, '/desk');
    }
    for (const path of ['/account/password', '/sources/1/identity', '/account/tokens']) {
      const response = await browser.submit(path, { password: 'my own long password', identity: 'A neighbour' });
      ok(response, 303);
      assert.match(response.headers.location ?? '', /^\/sign-in\?next=/);
    }
    const page = (await browser.submit('/claims', { statement: 'x', password: 'my own long password' })).text;
    assert.doesNotMatch(page, /my own long password/);
  });

  test('of another site is refused, signed in or not', async () => {
    const headers = { 'sec-fetch-site': 'cross-site' };
    ok(await on.browser().submit('/claims', { statement: 'Planted.' }, headers), 403);
    const planted = { 'kept.path': '/claims', 'kept:statement': 'Planted.', email: emailOf('editor'), password };
    ok(await on.browser().submit('/sign-in', planted, headers), 403);
  });

  test('is 401 for machines, as ever, and leads a form without fields to the sign-in', async () => {
    const json = await on.stranger().post('/claims', { statement: 'x' });
    assert.equal(json.status, 401);
    assert.match(json.headers['content-type'] ?? '', /problem\+json/);
    ok(await on.browser().submit('/claims', {}), 303);
    ok(await on.browser().get('/claims'), 303);
  });

  test('stays whole where the session ended by the clock, not by hand', async () => {
    const own = await TestDesk.open();
    const browser = await own.signIn('contributor');
    own.clock.pass(25);
    const response = await browser.submit('/claims', { statement: 'A long evening.', language: 'en', kind: 'fact' });
    const shown = await comeBack(browser, response, 'contributor');
    assert.equal(fieldsOf(shown.text).statement, 'A long evening.');
  });
});

describe('the mark of such a form', () => {
  test('makes no act happen anywhere: what has no form says what was typed', async () => {
    const claim = await build.claim('in_review');
    const browser = await on.signIn('editor');
    const before = await events();
    const paths = [
      'releases',
      'withdrawals',
      'returns',
      'sign-offs',
      'retractions',
      'drops',
      'assignments',
      'lease-releases',
    ];
    for (const path of [claim.path, ...paths.map((name) => `${claim.path}/${name}`)]) {
      const revision = String(claim.revision);
      const response = await browser.submit(path, { continued: 'yes', revision, comment: 'Typed.', reason: 'Typed.' });
      assert.ok([200, 403, 409].includes(response.status), `${path}: ${response.status}`);
      assert.match(response.text, /Typed\.|name="revision"/, path);
    }
    assert.equal(await events(), before);
    const { path } = await build.claim();
    const leased = await browser.submit(`${path}/leases`, { continued: 'yes' });
    assert.equal(leased.status, 409);
    assert.match(leased.text, /Nothing was sent yet/);
    assert.equal(ok(await on.as('reader').get(`${path}.json`)).lease, undefined);
  });
});
