import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import express from 'express';
import request from 'supertest';
import { readCookie } from '../../src/web/cookies.ts';
import { pathForLog } from '../../src/web/logging.ts';
import { leaveNotice, takeNotice } from '../../src/web/notices.ts';
import { safePath } from '../../src/web/return-path.ts';
import { securityHeaders } from '../../src/web/security.ts';
import { baseUrl, webDesk } from './web-mechanics.ts';

const { app, lines } = webDesk((router) => {
  router.all('/write', (_req, res) => void res.send('written'));
  router.all('/invitations/:token', (_req, res) => void res.send('hello'));
  router.post('/leave', (req, res) => {
    leaveNotice(res, String(req.body.text));
    res.redirect(303, '/take');
  });
  router.get('/take', (req, res) => void res.json(takeNotice(req, res) ?? null));
});

describe('the same-origin check', () => {
  const cases: [what: string, headers: Record<string, string>, status: number][] = [
    ['a page of the desk', { 'Sec-Fetch-Site': 'same-origin' }, 200],
    ['the address bar', { 'Sec-Fetch-Site': 'none' }, 200],
    ['a sister site', { 'Sec-Fetch-Site': 'same-site', Origin: baseUrl }, 403],
    ['another site', { 'Sec-Fetch-Site': 'cross-site', Origin: baseUrl }, 403],
    ['an older browser with our origin', { Origin: baseUrl }, 200],
    ['an older browser with the host that it asked', { Origin: 'http://10.0.0.5:3000', Host: '10.0.0.5:3000' }, 200],
    ['an older browser with another origin', { Origin: 'http://evil.example' }, 403],
    ['an opaque origin', { Origin: 'null' }, 403],
    ['nothing known', {}, 403],
    ['a bearer client', { Authorization: 'Bearer cd_x' }, 200],
    ['basic credentials', { Authorization: 'Basic eDp5' }, 403],
  ];
  for (const [what, headers, status] of cases) {
    it(`${status === 200 ? 'lets' : 'refuses'} a write from ${what}${status === 200 ? ' pass' : ''}`, async () => {
      assert.equal((await request(app).post('/write').set(headers)).status, status);
    });
  }

  it('does not hold up reading', async () => {
    assert.equal((await request(app).get('/write').set('Sec-Fetch-Site', 'cross-site')).status, 200);
  });
});

describe('the headers of an answer', () => {
  it('allow nothing but what is ours', async () => {
    const { headers } = await request(app).get('/write');
    assert.equal(
      headers['content-security-policy'],
      "default-src 'none';style-src 'self';script-src 'self';img-src 'self' data:;connect-src 'self';form-action 'self';frame-ancestors 'none';base-uri 'none'",
    );
    assert.equal(headers['referrer-policy'], 'same-origin');
    assert.equal(headers['strict-transport-security'], undefined);
    assert.equal(headers['x-powered-by'], undefined);
  });

  it('promise https only where the desk is served by it', async () => {
    const secure = express().use(securityHeaders({ baseUrl: 'https://desk.example' }));
    assert.match((await request(secure).get('/')).headers['strict-transport-security'] ?? '', /max-age/);
  });
});

describe('the log', () => {
  it('has one line a request, without query, secrets, cookies or addresses', async () => {
    lines.length = 0;
    const answer = await request(app)
      .get('/invitations/secret-token?email=a@b.example')
      .set('Cookie', 'claimdesk_session=zzz')
      .set('Authorization', 'Bearer cd_abcdefghijkl');
    assert.equal(lines.length, 1);
    const line = JSON.parse(lines[0] as string);
    assert.equal(line.path, '/invitations/***');
    assert.equal(line.method, 'GET');
    assert.equal(line.status, 200);
    assert.equal(typeof line.ms, 'number');
    assert.equal(line.requestId, answer.headers['x-request-id']);
    assert.doesNotMatch(lines[0] as string, /secret|example|zzz|cd_|127\.0/);
  });

  it('masks what looks like an address or a token in a path', () => {
    assert.equal(pathForLog('/people/a%40b.example/x?y'), '/people/***/x');
    assert.equal(pathForLog('/tokens/cd_0123456789abc'), '/tokens/***');
  });
});

describe('a path to return to', () => {
  for (const [given, safe] of [
    ['/claims?q=1#a', '/claims?q=1#a'],
    ['//evil.example', '/desk'],
    ['/\\evil.example', '/desk'],
    ['/\t/evil.example', '/desk'],
    ['https://evil.example', '/desk'],
    ['javascript:alert(1)', '/desk'],
    ['/a/..//evil.example', '/desk'],
    [undefined, '/desk'],
    [['/a'], '/desk'],
  ] as const) {
    it(`of ${JSON.stringify(given)} is ${safe}`, () => assert.equal(safePath(given), safe));
  }
});

describe('a notice', () => {
  it('is shown on the next page and then gone', async () => {
    const left = await request(app)
      .post('/leave')
      .set('Origin', baseUrl)
      .type('form')
      .send({ text: 'Signed off: "ж"' });
    const cookie = String(left.headers['set-cookie']).split(';')[0] as string;
    assert.match(String(left.headers['set-cookie']), /HttpOnly; SameSite=Lax/);
    const taken = await request(app).get('/take').set('Cookie', cookie);
    assert.equal(taken.body, 'Signed off: "ж"');
    assert.match(String(taken.headers['set-cookie']), /Expires=Thu, 01 Jan 1970/);
    assert.equal((await request(app).get('/take')).body, null);
  });
});

describe('reading a cookie', () => {
  it('finds the exact name', () => {
    const req = { headers: { cookie: 'xname=1; name=a=b ; name=c' } } as never;
    assert.equal(readCookie(req, 'name'), 'a=b');
    assert.equal(readCookie(req, 'nam'), undefined);
  });
});
