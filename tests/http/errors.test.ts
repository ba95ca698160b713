import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Response } from 'supertest';
import { Builder } from '../support/builder.ts';
import { openRaw } from '../support/catalogue.ts';
import { dropDatabase, engineName } from '../support/database.ts';
import { type Browser, ok, refused, TestDesk } from '../support/desk.ts';
import { emailOf, password } from '../support/templates.ts';

let on: TestDesk;
let build: Builder;
let browser: Browser;

before(async () => {
  on = await TestDesk.open();
  build = new Builder(on);
  browser = await on.signIn('contributor');
});

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/;

function isDesignedPage(response: Response, status: number): void {
  assert.equal(response.status, status, response.text.slice(0, 500));
  assert.match(response.headers['content-type'] ?? '', /^text\/html/);
  assert.equal(response.text.match(/<h1>/g)?.length, 1);
  assert.match(response.text, new RegExp(`Error ${status}`));
  const requestId = response.headers['x-request-id'] ?? 'none';
  assert.match(requestId, uuid);
  assert.ok(response.text.includes(requestId), 'the page names the request');
  assert.doesNotMatch(response.text, /\bat [\w.<>]+ \(|node_modules|\.ts:\d+/);
}

function isProblem(response: Response, status: number): void {
  refused(response, status);
  const { type, title, detail, instance, errors } = response.body;
  assert.equal(type, 'about:blank');
  assert.ok(title.length > 0 && detail.length > 0);
  assert.equal(instance, `urn:uuid:${response.headers['x-request-id']}`);
  assert.ok(Array.isArray(errors));
  assert.equal(response.body.status, status);
  assert.match(response.headers['cache-control'] ?? '', /no-store/);
  assert.doesNotMatch(response.text, /\bat [\w.<>]+ \(|node_modules|\.ts:\d+|SQLITE|prisma/i);
}

describe('an error', () => {
  const claim = { statement: 'The bridge is closed.', language: 'en', kind: 'fact' };

  /** Each status, asked for by JSON and by a browser. */
  const cases: [status: number, what: string, json: () => Promise<Response>, page: () => Promise<Response>][] = [
    [
      400,
      'of an unknown filter',
      () => on.as('contributor').get('/claims.json?colour=red'),
      () => browser.get('/claims?colour=red'),
    ],
    [403, 'of somebody who may not', () => on.as('contributor').get('/people.json'), () => browser.get('/people')],
    [
      404,
      'of a record that is not there',
      () => on.as('contributor').get('/claims/999999.json'),
      () => browser.get('/claims/999999'),
    ],
    [
      404,
      'of an address that is not there',
      () => on.as('contributor').get('/nothing/here'),
      () => browser.get('/nothing/here'),
    ],
    [405, 'of another method', () => on.as('contributor').post('/healthz'), () => browser.submit('/healthz')],
    [
      409,
      'of a stale revision',
      async () => {
        const { path, id } = await build.claim();
        await build.evidence({ id });
        return on.as('contributor').post(`${path}/evidence`, { stance: 'context', note: 'N', revision: 7 });
      },
      async () => {
        const { path } = await build.claim('dropped');
        return browser.submit(`${path}/links`, { type: 'narrows', claimId: 1, revision: 2 });
      },
    ],
    [
      413,
      'of a body that is too large',
      () => on.as('contributor').post('/claims', { statement: 'x'.repeat(6_000_000) }),
      () => browser.submit('/claims', { statement: 'x'.repeat(6_000_000) }),
    ],
  ];
  for (const [status, what, json, page] of cases) {
    test(`${status} ${what} is a problem to machines and a page to people`, async () => {
      isProblem(await json(), status);
      isDesignedPage(await page(), status);
    });
  }

  test('405 names the methods that are answered', async () => {
    const response = await on.as('contributor').post('/export/claims.jsonl');
    isProblem(response, 405);
    assert.equal(response.headers.allow, 'GET, HEAD');
  });

  test('of malformed JSON is 400, of another format 415 or 422, and neither is told as a fault of the desk', async () => {
    isProblem(await on.as('contributor').post('/claims', '{"statement":'), 400);
    isProblem(
      await on.as('contributor').post('/claims', claim, { 'content-type': 'application/json; charset=klingon' }),
      415,
    );
    isProblem(await on.as('contributor').post('/claims', claim, { 'content-encoding': 'rot13' }), 415);
    isProblem(
      await on
        .as('contributor')
        .post('/claims', 'statement', { 'content-type': 'text/plain', accept: 'application/json' }),
      422,
    );
    isProblem(await on.as('contributor').post('/claims', '[]'), 422);
    isProblem(await on.as('contributor').post('/claims', '"text"'), 400);
  });

  test('of nested brackets does not bring the desk down', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    isProblem(await on.as('contributor').post('/claims', `{"topics":${deep}}`), 422);
    const names = `${'a['.repeat(30)}x${']'.repeat(30)}=1`;
    const response = await browser.submit('/claims', names as never);
    assert.ok([400, 422].includes(response.status), String(response.status));
  });

  test('of a malformed address is 400 or 404', async () => {
    for (const path of ['/claims/%', '/%c0%af', '/claims/%00', '//claims']) {
      const { status } = await on.as('contributor').get(path);
      assert.ok([400, 404].includes(status), `${path}: ${status}`);
    }
  });

  test('of a JSON client is a problem even where nobody would expect one', async () => {
    isProblem(await on.stranger().get('/claims.json'), 401);
    isProblem(await on.stranger().post('/sign-in', { email: emailOf('editor'), password }), 403);
    isProblem(await on.stranger().post('/sign-in', {}, { 'sec-fetch-site': 'same-origin' }), 422);
  });

  test('of the desk’s own is told without its words, and written down with the request’s number', async () => {
    const own = await TestDesk.open();
    await own.as('editor').get('/claims.json');
    const broken = own.desk.store.read as unknown as { $queryRaw: unknown };
    const { $queryRaw } = broken;
    Object.defineProperty(broken, '$queryRaw', {
      configurable: true,
      value: () => Promise.reject(new TypeError('a secret thing broke for editor@desk.example')),
    });
    const response = await own.as('editor').get('/claims.json');
    Object.defineProperty(broken, '$queryRaw', { configurable: true, value: $queryRaw });
    isProblem(response, 500);
    assert.doesNotMatch(response.text, /secret/);
    const logged = own.log.find((line) => line.includes('unexpected error')) ?? '';
    assert.ok(logged.includes(response.headers['x-request-id'] ?? 'none'));
    assert.ok(logged.includes('TypeError') && !logged.includes('editor@desk.example'));
  });
});

describe('a question that cannot be answered', () => {
  test('comes back to be corrected, or where only a place in a list is wrong to be begun again', async () => {
    const wrong = await browser.get('/claims?verdict=unverified&limit=0');
    assert.equal(wrong.status, 400);
    assert.match(wrong.text, /name="verdict" value="unverified"[\s\S]*name="limit"[\s\S]*Ask again/);
    const lost = await browser.get('/claims?verdict=unverified&after=zzz');
    assert.equal(lost.status, 400);
    assert.match(lost.text, /name="verdict" value="unverified"[\s\S]*Begin again/);
    assert.doesNotMatch(lost.text, /name="after"/);
  });

  test('that lacks something is told whole, and not in a form without it', async () => {
    const claim = await new Builder(on).claim();
    const lacking = await browser.get(`${claim.path}/diff?from=x`);
    assert.equal(lacking.status, 400);
    assert.match(lacking.text, /<code>to<\/code>/);
  });
});

describe('what is asked for', () => {
  test('varies by what is accepted also where the answer is that nothing changed, and in capitals', async () => {
    const first = await browser.get('/claims.json');
    const again = await browser.get('/claims.json', { 'if-none-match': first.headers.etag ?? '' });
    assert.deepEqual([again.status, again.headers.vary], [304, first.headers.vary]);
    assert.match(first.headers.vary ?? '', /Accept-Encoding/);
    assert.equal((await on.stranger().get('/Sign-In')).status, 200);
  });

  test('is JSON by the path, by the body or by Accept, and HTML otherwise', async () => {
    const type = async (path: string, accept?: string) =>
      (await browser.get(path, accept ? { accept } : {})).headers['content-type'];
    assert.match((await type('/claims.json')) ?? '', /^application\/json/);
    assert.match((await type('/claims', 'application/json')) ?? '', /^application\/json/);
    assert.match((await type('/claims')) ?? '', /^text\/html/);
    assert.match((await type('/claims', '*/*')) ?? '', /^text\/html/);
    assert.equal((await browser.get('/claims')).headers.vary?.includes('Accept'), true);
  });

  test('carries the security headers on every answer', async () => {
    for (const path of ['/sign-in', '/claims', '/nothing', '/healthz', '/styles/desk.css']) {
      const { headers } = await browser.get(path);
      assert.match(headers['content-security-policy'] ?? '', /default-src 'none'.*script-src 'self'/, path);
      assert.equal(headers['x-content-type-options'], 'nosniff');
      assert.equal(headers['referrer-policy'], 'same-origin');
      assert.equal(headers['x-powered-by'], undefined);
    }
    assert.match((await browser.get('/claims')).headers['cache-control'] ?? '', /private/);
  });
});

describe('the probes', () => {
  test('say that the process lives and the database answers, to everybody', async () => {
    assert.deepEqual(ok(await on.stranger().get('/healthz')), { status: 'alive' });
    assert.deepEqual(ok(await on.stranger().get('/readyz')), { status: 'ready' });
  });
});

describe('a database that is busy', () => {
  test('lets a write wait its turn, and reading go on', async () => {
    for (const who of ['reader', 'contributor']) await on.as(who).get('/claims.json');
    const other = await openRaw(on.url);
    await other.run(engineName === 'sqlite' ? 'BEGIN IMMEDIATE' : 'BEGIN');
    await other.run('UPDATE "AuditHead" SET "seq" = "seq"');
    const claim = { statement: 'Written meanwhile.', language: 'en', kind: 'fact' };
    const writing = on.as('contributor').post('/claims', claim);
    assert.equal((await on.as('reader').get('/claims.json')).status, 200);
    await sleep(300);
    await other.run('ROLLBACK');
    await other.close();
    ok(await writing, 201);
  });

  test('for long is told as 503, with the time to wait, and nothing is saved', {
    skip: engineName === 'postgresql' && 'takes half a minute there',
  }, async () => {
    const own = await TestDesk.open();
    const post = (statement: string) =>
      own.as('contributor').post('/claims', { statement, language: 'en', kind: 'fact' });
    ok(await post('Before.'), 201);
    const other = await openRaw(own.url);
    await other.run('BEGIN IMMEDIATE');
    const response = await post('During.');
    isProblem(response, 503);
    assert.ok(Number(response.headers['retry-after']) > 0);
    await other.run('ROLLBACK');
    await other.close();
    ok(await post('After.'), 201);
    const { items } = ok(await own.as('reader').get('/claims.json?sort=id'));
    assert.deepEqual(
      items.map((item: { statement: string }) => item.statement),
      ['Before.', 'After.'],
    );
  });
});

describe('a database that cannot be reached', () => {
  test('is told as 503 on every page, to machines as a problem, and the process lives on', async () => {
    const own = await TestDesk.open();
    const signedIn = await own.signIn('editor');
    const token = own.as('editor');
    ok(await token.get('/claims.json'));
    await takeAway(own);

    isProblem(await token.get('/claims.json'), 503);
    isProblem(await token.post('/claims', { statement: 'A.', language: 'en', kind: 'fact' }), 503);
    isDesignedPage(await signedIn.get('/claims'), 503);
    const attempt = await own.browser().submit('/sign-in', { email: emailOf('editor'), password });
    isDesignedPage(attempt, 503);
    const ready = await own.stranger().get('/readyz');
    assert.equal(ready.status, 503);
    assert.doesNotMatch(ready.text, /\.db|postgresql:|127\.0\.0\.1/);
    ok(await own.stranger().get('/healthz'));
  });
});

/** Takes the database away from a desk that uses it. */
async function takeAway(own: TestDesk): Promise<void> {
  if (engineName === 'postgresql') return dropDatabase(own.url);
  // Open files outlive their names: the connections are closed, and a folder in the file's place keeps them so.
  await own.desk.store.close();
  await dropDatabase(own.url);
  mkdirSync(own.url.slice('file:'.length));
}

describe('the log', () => {
  test('has one line a request, without bodies, queries, tokens, passwords or addresses of people', async () => {
    const own = await TestDesk.open();
    const signedIn = await own.signIn('editor');
    const secret = await own.token('editor');
    await own.stranger().get('/claims.json?q=a-word-of-the-query', { authorization: `Bearer ${secret}` });
    await own
      .as('contributor')
      .post('/claims', { statement: 'A statement of the body.', language: 'en', kind: 'fact' });
    await own
      .as('contributor')
      .post('/claims', { statement: 'A statement that is refused.', language: '!', kind: 'fact' });
    await signedIn.submit('/sign-in', { email: emailOf('reader'), password: 'a wrong password' });
    await own.stranger().get(`/people/editor@desk.example`);
    await own.stranger().get(`/invitations/${'s'.repeat(43)}`);
    const logged = own.log.join('\n');
    for (const hidden of [
      'a-word-of-the-query',
      'A statement',
      secret,
      password,
      'a wrong password',
      '@desk.example',
      's'.repeat(43),
      'claimdesk_session',
      'authorization',
    ]) {
      assert.ok(!logged.includes(hidden), `the log holds ${hidden}`);
    }
    const lines = own.log.map((line) => JSON.parse(line)).filter((line) => line.path === '/claims.json');
    assert.equal(lines.length, 1);
    assert.deepEqual([lines[0].method, lines[0].status, typeof lines[0].ms], ['GET', 200, 'number']);
    assert.match(lines[0].requestId, uuid);
  });
});
