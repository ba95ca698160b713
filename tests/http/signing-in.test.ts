import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { changePerson } from '../../src/desk/people.ts';
import { revokeToken } from '../../src/desk/tokens.ts';
import { findTokens } from '../../src/store/access.ts';
import { given } from '../support/builder.ts';
import { rowsRaw } from '../support/catalogue.ts';
import { type Client, ok, refused, TestDesk } from '../support/desk.ts';
import { emailOf, password } from '../support/templates.ts';

let on: TestDesk;

before(async () => {
  on = await TestDesk.open();
});

describe('signing in', () => {
  test('leads to the desk, with a session cookie that scripts and other sites cannot use', async () => {
    const browser = on.browser();
    const response = await browser.submit('/sign-in', { email: emailOf('editor'), password });
    assert.equal(response.status, 303);
    assert.equal(response.headers.location, '/desk');
    const [cookie = ''] = (response.headers['set-cookie'] as unknown as string[]) ?? [];
    assert.match(cookie, /^claimdesk_session=[\w-]{43};/);
    for (const attribute of [/HttpOnly/, /SameSite=Lax/, /Path=\//, /Max-Age=1209600/]) assert.match(cookie, attribute);
    assert.equal((await browser.get('/desk')).status, 200);
  });

  test('keeps no token in the database, only its hash', async () => {
    const browser = on.browser();
    const response = await browser.submit('/sign-in', { email: emailOf('editor'), password });
    const token = /claimdesk_session=([\w-]{43})/.exec(String(response.headers['set-cookie']))?.[1] ?? '';
    const secret = await on.token('editor');
    for (const table of ['WorkSession', 'AccessToken', 'Event', 'RevisionText', 'WorkAccess']) {
      const rows = JSON.stringify(await rowsRaw(on.url, `SELECT * FROM "${table}"`));
      assert.ok(!rows.includes(token) && !rows.includes(secret) && !rows.includes(password), table);
    }
  });

  test('compares addresses without regard to case', async () => {
    const response = await on.browser().submit('/sign-in', { email: ' Editor@DESK.example ', password });
    assert.equal(response.status, 303);
  });

  test('goes on to the page that was asked for, if it is one of the desk', async () => {
    const asked = await on.browser().get('/claims?stage=triage');
    assert.equal(asked.status, 303);
    assert.equal(asked.headers.location, `/sign-in?next=${encodeURIComponent('/claims?stage=triage')}`);
    const to = async (next: string) =>
      (await on.browser().submit('/sign-in', { email: emailOf('editor'), password, next })).headers.location;
    assert.equal(await to('/claims?stage=triage'), '/claims?stage=triage');
    for (const foreign of ['//evil.example', 'https://evil.example/', '/\\evil.example', 'javascript:alert(1)']) {
      assert.equal(await to(foreign), '/desk', foreign);
    }
  });

  test('with a wrong password or an unknown address says the same, keeps the address and never the password', async () => {
    const shown = await Promise.all(
      ['reader', 'nobody'].map(async (who) => {
        const fields = { email: emailOf(who), password: 'wrong password, really' };
        const response = await on.browser().submit('/sign-in', fields);
        assert.equal(response.status, 422);
        assert.match(response.text, new RegExp(`value="${emailOf(who)}"`));
        assert.doesNotMatch(response.text, /wrong password, really/);
        return response.text.replace(`value="${emailOf(who)}"`, '');
      }),
    );
    assert.equal(shown[0], shown[1]);
  });

  test('is not possible for the system, for service accounts and for disabled people', async () => {
    const refusedTo = async (email: string) => (await on.browser().submit('/sign-in', { email, password })).status;
    assert.equal(await refusedTo(emailOf('robot')), 422);
    assert.equal(await refusedTo('system'), 422);
    await disable(on, 'colleague');
    assert.equal(await refusedTo(emailOf('colleague')), 422);
  });

  test('is written into the access log, refusals too', async () => {
    const rows = await rowsRaw<{ kind: string }>(on.url, `SELECT DISTINCT "kind" FROM "WorkAccess" ORDER BY "kind"`);
    const kinds = rows.map((row) => row.kind);
    assert.ok(kinds.includes('signed_in') && kinds.includes('sign_in_refused'), String(kinds));
  });
});

async function disable(where: TestDesk, who: string): Promise<void> {
  const { id } = await where.actor(who);
  const admin = await where.actor('admin');
  await changePerson(where.desk, { actor: admin }, id, given({ revision: 1, disabled: true }));
}

describe('a session', () => {
  test('is asked for on every page that shows data, and JSON answers 401', async () => {
    for (const path of [
      '/desk',
      '/claims',
      '/claims/1',
      '/documents',
      '/sources',
      '/audit',
      '/people',
      '/account',
      '/export/claims.jsonl',
    ]) {
      const page = await on.browser().get(path);
      assert.equal(page.status, 303, path);
      assert.equal(page.headers.location, `/sign-in?next=${encodeURIComponent(path)}`);
      const json = await on.stranger().get(path);
      refused(json, 401);
      assert.match(json.headers['www-authenticate'] ?? '', /^Bearer/);
    }
    refused(await on.stranger().post('/claims', {}), 401);
  });

  test('ends with signing out, and its cookie is worth nothing then', async () => {
    const browser = await on.signIn('editor');
    const other = await on.signIn('editor');
    assert.equal((await browser.submit('/sign-out')).headers.location, '/sign-in');
    assert.equal((await browser.get('/desk')).status, 303);
    assert.equal((await other.get('/desk')).status, 200);
  });

  test('cannot be taken over by keeping the cookie', async () => {
    const browser = on.browser();
    const response = await browser.submit('/sign-in', { email: emailOf('editor'), password });
    const cookie = String(response.headers['set-cookie']).split(';')[0] ?? '';
    assert.equal((await on.browser().get('/desk', { cookie })).status, 200);
    await browser.submit('/sign-out');
    assert.equal((await on.browser().get('/desk', { cookie })).status, 303);
  });

  test('ends after a day without a request, and after 14 days in any case', async () => {
    const clocked = await TestDesk.open();
    const idle = await clocked.signIn('editor');
    const busy = await clocked.signIn('reviewer');
    for (let days = 0; days < 13; days++) {
      clocked.clock.pass(23.5);
      assert.equal((await busy.get('/desk')).status, 200, `after ${days + 1} days`);
    }
    assert.equal((await idle.get('/desk')).status, 303);
    clocked.clock.pass(23.5);
    clocked.clock.pass(8);
    assert.equal((await busy.get('/desk')).status, 303);
  });

  test('ends at once when the account is disabled', async () => {
    const own = await TestDesk.open();
    const browser = await own.signIn('colleague');
    const token = own.as('colleague');
    ok(await token.get('/claims.json'));
    await disable(own, 'colleague');
    assert.equal((await browser.get('/desk')).status, 303);
    refused(await token.get('/claims.json'), 401);
  });

  test('shows what its person may: readers see neither the audit log nor the accounts', async () => {
    const statuses = async (client: Client) =>
      Promise.all(['/audit.json', '/people.json'].map(async (path) => (await client.get(path)).status));
    assert.deepEqual(await statuses(on.as('reader')), [403, 403]);
    assert.deepEqual(await statuses(on.as('editor')), [200, 403]);
    assert.deepEqual(await statuses(on.as('admin')), [200, 200]);
  });
});

describe('a write with a cookie', () => {
  const fields = { statement: 'The bridge is closed.', language: 'en', kind: 'fact' };

  test('is refused where nothing says that it comes from a page of this desk', async () => {
    const browser = await on.signIn('contributor');
    const send = async (headers: Record<string, string>) => (await browser.post('/claims', fields, headers)).status;
    assert.equal(await send({}), 403);
    assert.equal(await send({ 'sec-fetch-site': 'cross-site' }), 403);
    assert.equal(await send({ 'sec-fetch-site': 'same-site' }), 403);
    assert.equal(await send({ origin: 'http://evil.example' }), 403);
    assert.equal(await send({ origin: 'null' }), 403);
    assert.equal(await send({ 'sec-fetch-site': 'cross-site', origin: on.config.baseUrl }), 403);
    assert.equal(await send({ 'sec-fetch-site': 'same-origin' }), 201);
    assert.equal(await send({ origin: on.config.baseUrl }), 201);
  });

  test('is refused at the sign-in form too, so that nobody is signed in by another site', async () => {
    const response = await on
      .browser()
      .submit('/sign-in', { email: emailOf('editor'), password }, { 'sec-fetch-site': 'cross-site' });
    assert.equal(response.status, 403);
    assert.equal(response.headers['set-cookie'], undefined);
  });
});

describe('a bearer token', () => {
  test('acts as its owner, with no page of the desk behind it', async () => {
    const claim = ok(
      await on.as('contributor').post('/claims', { statement: 'A.', language: 'en', kind: 'fact' }),
      201,
    );
    assert.equal(claim.recordedBy, (await on.actor('contributor')).id);
  });

  test('does no more than its scopes, whatever its owner may', async () => {
    const readOnly = on.as('admin', ['read']);
    ok(await readOnly.get('/claims.json'));
    assert.match(refused(await readOnly.post('/claims', {}), 403), /scope/);
    const writeOnly = on.as('admin', ['write']);
    assert.match(refused(await writeOnly.get('/claims.json'), 403), /scope/);
  });

  test('ends when its time has come', async () => {
    const clocked = await TestDesk.open();
    const expiresAt = new Date(Date.parse(clocked.clock.shows()) + 3_600_000).toISOString();
    const headers = { authorization: `Bearer ${await clocked.token('editor', ['read'], expiresAt)}` };
    ok(await clocked.stranger().get('/claims.json', headers));
    clocked.clock.pass(1);
    refused(await clocked.stranger().get('/claims.json', headers), 401);
  });

  test('is valid at once when it is made, and worth nothing at once when it is revoked', async () => {
    const made = ok(await on.as('editor').post('/account/tokens', { name: 'Script', scopes: ['read'] }), 201);
    assert.match(made.secret, /^cd_[\w-]{43}$/);
    const headers = { authorization: `Bearer ${made.secret}` };
    ok(await on.stranger().get('/claims.json', headers));
    ok(await on.as('editor').post(`/account/tokens/${made.id}/revocations`));
    refused(await on.stranger().get('/claims.json', headers), 401);
    assert.equal((await on.as('editor').post(`/account/tokens/${made.id}/revocations`)).status, 409);
  });

  test('is shown once: no later answer holds it or its hash', async () => {
    const made = ok(await on.as('editor').post('/account/tokens', { name: 'Script', scopes: ['read'] }), 201);
    const rows = await findTokens(on.desk.store.read, (await on.actor('editor')).id);
    const { secretHash } = rows.find((row) => row.id === made.id) ?? { secretHash: 'none' };
    for (const path of ['/account.json', `${made.path}.json`, '/audit.json']) {
      const { text } = await on.as('admin').get(path);
      assert.ok(!text.includes(made.secret) && !text.includes(secretHash), path);
    }
  });

  test('of somebody else is not found, but by an admin', async () => {
    const made = ok(await on.as('editor').post('/account/tokens', { name: 'Mine', scopes: ['read'] }), 201);
    refused(await on.as('reviewer').get(`${made.path}.json`), 404);
    refused(await on.as('reviewer').post(`${made.path}/revocations`), 404);
    ok(await on.as('admin').post(`${made.path}/revocations`));
  });

  test('cannot make itself more than it is', async () => {
    const readOnly = on.as('editor', ['read']);
    refused(await readOnly.post('/account/tokens', { name: 'More', scopes: ['read', 'write'] }), 403);
    refused(await readOnly.post('/account/password', { current: password, password: 'another password' }), 403);
  });

  test('makes cookies count for nothing', async () => {
    const browser = await on.signIn('editor');
    const headers = { authorization: 'Bearer cd_nobody-knows-this-token-at-all', accept: 'application/json' };
    refused(await browser.get('/claims', headers), 401);
    const malformed = await browser.get('/desk', { authorization: 'Bearer' });
    assert.equal(malformed.status, 401);
  });

  test('is refused in every other form', async () => {
    const secret = await on.token('editor');
    for (const authorization of [
      `Basic ${secret}`,
      secret,
      `Bearer ${secret}x`,
      `Bearer ${secret.toUpperCase()}`,
      `Bearer x${secret}`,
    ]) {
      refused(await on.stranger().get('/claims.json', { authorization }), 401);
    }
    refused(await on.stranger().get(`/claims.json?token=${secret}`), 401);
  });

  test('of a service account does an editor’s work, and is made by an admin alone', async () => {
    ok(await on.as('robot').post('/claims', { statement: 'A.', language: 'en', kind: 'fact' }), 201);
    const actor = await on.actor('editor');
    const robot = await on.actor('robot');
    const [token] = await findTokens(on.desk.store.read, robot.id);
    await assert.rejects(revokeToken(on.desk, { actor }, token?.id ?? 0));
  });
});

describe('guessing passwords', () => {
  test('ends with the eleventh failure, for the right password too, and for that account alone', async () => {
    const own = await TestDesk.open();
    const attempt = (who: string, guess: string) =>
      own.browser().submit('/sign-in', { email: emailOf(who), password: guess });
    for (let failure = 1; failure <= 10; failure++) {
      assert.equal((await attempt('editor', 'a wrong password')).status, 422, `failure ${failure}`);
    }
    const eleventh = await attempt('editor', password);
    assert.equal(eleventh.status, 429);
    assert.ok(Number(eleventh.headers['retry-after']) > 0);
    assert.match(eleventh.text, /<h1>/);
    assert.equal((await attempt('EDITOR', password)).status, 429);
    assert.equal((await attempt('reviewer', password)).status, 303);
  });

  test('side by side does not slip through', async () => {
    const own = await TestDesk.open();
    const attempts = Array.from({ length: 16 }, () =>
      own.browser().submit('/sign-in', { email: emailOf('editor'), password: 'a wrong password' }),
    );
    const statuses = (await Promise.all(attempts)).map((response) => response.status);
    assert.equal(statuses.filter((status) => status === 422).length, 10);
    assert.equal(statuses.filter((status) => status === 429).length, 6);
  });

  test('of many accounts from one address ends with the thirty-first failure', async () => {
    const own = await TestDesk.open();
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 31; attempt++) {
      const email = `nobody-${attempt}@desk.example`;
      statuses.push((await own.browser().submit('/sign-in', { email, password: 'a wrong password' })).status);
    }
    assert.deepEqual(new Set(statuses.slice(0, 30)), new Set([422]));
    assert.equal(statuses[30], 429);
  });

  test('forgets the failures of who signs in', async () => {
    const own = await TestDesk.open();
    const attempt = async (guess: string) =>
      (await own.browser().submit('/sign-in', { email: emailOf('editor'), password: guess })).status;
    for (let round = 0; round < 3; round++) {
      for (let failure = 0; failure < 6; failure++) assert.equal(await attempt('a wrong password'), 422);
      assert.equal(await attempt(password), 303);
    }
  });
});

describe('a new account', () => {
  const invite = async (email: string) =>
    ok(await on.as('admin').post('/people', { name: 'New One', email, role: 'editor', kind: 'person' }), 201);

  test('is invited by an admin, by a link that sets a password and works once', async () => {
    const invited = await invite('new-one@desk.example');
    assert.match(invited.invitation, /^http:\/\/localhost:3000\/invitations\/[\w-]{43}$/);
    const path = new URL(invited.invitation).pathname;
    assert.equal((await on.browser().get(path)).status, 200);
    const short = await on.browser().submit(path, { password: 'too short' });
    assert.equal(short.status, 422);
    const set = await on.browser().submit(path, { password: 'a fine new sentence' });
    assert.equal(set.status, 303);
    assert.equal((await on.browser().submit(path, { password: 'another new sentence' })).status, 404);
    await on.signIn('new-one', 'a fine new sentence');
  });

  test('cannot have an address that somebody has, in whatever case', async () => {
    const body = { name: 'Twin', email: 'EDITOR@desk.example', role: 'reader' };
    refused(await on.as('admin').post('/people', body), 422);
  });

  test('is not made by an editor', async () => {
    refused(await on.as('editor').post('/people', { name: 'X', email: 'x@desk.example', role: 'admin' }), 403);
  });

  test('cannot be the last admin to go', async () => {
    const { id } = await on.actor('admin');
    refused(await on.as('admin').post(`/people/${id}`, { revision: 1, role: 'editor' }), 422);
    refused(await on.as('admin').post(`/people/${id}`, { revision: 1, disabled: true }), 422);
  });

  test('changes its password knowing the old one, which ends its other sessions', async () => {
    const [one, other] = [await on.signIn('second'), await on.signIn('second')];
    const change = { current: 'not the password', password: 'quite another sentence' };
    assert.equal((await one.submit('/account/password', change)).status, 422);
    assert.equal((await one.submit('/account/password', { ...change, current: password })).status, 303);
    assert.equal((await one.get('/desk')).status, 200);
    assert.equal((await other.get('/desk')).status, 303);
    await on.signIn('second', 'quite another sentence');
  });
});
