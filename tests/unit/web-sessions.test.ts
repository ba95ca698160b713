import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import express from 'express';
import request from 'supertest';
import { bearerToken, isBearer } from '../../src/web/bearer.ts';
import { createSessions, hashSecret, newSecret, type StoredSession } from '../../src/web/sessions.ts';

const minute = 60_000;
const rows = new Map<string, StoredSession>();
let clock = 0;
let touches = 0;

const store = {
  async create(session: StoredSession) {
    rows.set(session.id, session);
  },
  async find(tokenHash: string) {
    return [...rows.values()].find((row) => row.tokenHash === tokenHash) ?? null;
  },
  async touch(id: string, lastSeenAt: string) {
    touches++;
    const row = rows.get(id);
    if (row) row.lastSeenAt = lastSeenAt;
  },
  async revoke(id: string) {
    rows.delete(id);
  },
};

function app(baseUrl: string) {
  const sessions = createSessions({ store, baseUrl, now: () => clock });
  return express()
    .get('/in', async (req, res) => {
      await sessions.startSession(req, res, 7);
      res.end();
    })
    .get('/who', async (req, res) => void res.json((await sessions.readSession(req))?.personId ?? null))
    .get('/out', async (req, res) => {
      await sessions.endSession(req, res);
      res.end();
    });
}

const plain = app('http://desk.example');
const signIn = async (cookie = '') =>
  String((await request(plain).get('/in').set('Cookie', cookie)).headers['set-cookie']).split(';')[0] as string;
const who = async (cookie: string, headers = {}) =>
  (await request(plain).get('/who').set('Cookie', cookie).set(headers)).body;

describe('a session', () => {
  beforeEach(() => {
    rows.clear();
    clock = Date.parse('2026-01-01T00:00:00Z');
    touches = 0;
  });

  it('is known again by its cookie, of which only the hash is kept', async () => {
    const cookie = await signIn();
    assert.equal(await who(cookie), 7);
    const token = cookie.split('=')[1] as string;
    assert.equal(token.length, 43);
    const [row] = [...rows.values()];
    assert.equal(row?.tokenHash, hashSecret(token));
    assert.ok(!JSON.stringify(row).includes(token));
    assert.equal(row?.expiresAt, '2026-01-15T00:00:00.000Z');
  });

  it('has a cookie that scripts, other sites and plain http cannot get', async () => {
    const http = String((await request(plain).get('/in')).headers['set-cookie']);
    assert.match(http, /^claimdesk_session=[\w-]{43}; Max-Age=1209600; Path=\/; Expires=.*; HttpOnly; SameSite=Lax$/);
    const https = String((await request(app('https://desk.example')).get('/in')).headers['set-cookie']);
    assert.match(https, /^__Host-claimdesk_session=.*; HttpOnly; Secure; SameSite=Lax$/);
  });

  it('ends after 24 hours without a request', async () => {
    const cookie = await signIn();
    clock += 24 * 60 * minute - 1;
    assert.equal(await who(cookie), 7);
    clock += 24 * 60 * minute;
    assert.equal(await who(cookie), null);
    assert.equal(rows.size, 0);
  });

  it('ends after 14 days, however busy', async () => {
    const cookie = await signIn();
    for (let hours = 0; hours < 14 * 24 - 1; hours += 12) {
      clock += 12 * 60 * minute;
      if (hours < 13 * 24) assert.equal(await who(cookie), 7);
    }
    assert.equal(await who(cookie), null);
  });

  it('is touched at most once a minute', async () => {
    const cookie = await signIn();
    for (let i = 0; i < 6; i++) {
      clock += 20_000;
      await who(cookie);
    }
    assert.equal(touches, 2);
  });

  it('ends at sign-out and is replaced at the next sign-in', async () => {
    const first = await signIn();
    const second = await signIn(first);
    assert.equal(await who(first), null);
    assert.equal(await who(second), 7);
    await request(plain).get('/out').set('Cookie', second);
    assert.equal(await who(second), null);
  });

  it('counts for nothing in a bearer request, and malformed cookies are nobody', async () => {
    const cookie = await signIn();
    assert.equal(await who(cookie, { Authorization: 'Bearer x' }), null);
    assert.equal(await who('claimdesk_session=%00'), null);
  });
});

describe('a bearer token', () => {
  const req = (authorization?: string) => ({ headers: { authorization } }) as never;

  it('is read from the Authorization header only where it is one of ours', () => {
    const token = newSecret('cd_');
    assert.equal(bearerToken(req(`Bearer ${token}`)), token);
    assert.equal(bearerToken(req('Bearer abc')), undefined);
    assert.equal(bearerToken(req(`Basic ${token}`)), undefined);
    assert.equal(isBearer(req('bearer abc')), true);
    assert.equal(isBearer(req('Basic abc')), false);
    assert.equal(isBearer(req()), false);
  });
});
