import assert from 'node:assert/strict';
import http, { type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { before, describe, test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { TestDesk } from '../support/desk.ts';

/** What is compressed for those who accept it, and what is left as it is. */

let on: TestDesk;
let token: string;

before(async () => {
  on = await TestDesk.open('example');
  token = await on.token('editor', ['read']);
  if (!on.server.listening) await new Promise<void>((done) => on.server.listen(0, '127.0.0.1', done));
});

interface Answer {
  status: number;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

/** An answer as it comes over the wire. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  const { port } = on.server.address() as AddressInfo;
  const all = { authorization: `Bearer ${token}`, accept: 'text/html', ...headers };
  return new Promise((resolve, reject) => {
    const request = http.request({ port, path, method, headers: all, agent: false }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }),
      );
    });
    request.on('error', reject);
    request.end();
  });
}

const accepting = { 'accept-encoding': 'gzip' };

describe('an answer is compressed', () => {
  for (const path of [
    '/claims.json',
    '/claims/1.json',
    '/styles/desk.css',
    '/scripts/desk.js',
    '/schema/claim.v1.json',
  ]) {
    test(`by gzip or Brotli, whichever is accepted, and not where neither is: ${path}`, async () => {
      const plain = await ask(path);
      assert.equal(plain.headers['content-encoding'], undefined);
      assert.match(plain.headers.vary ?? '', /Accept-Encoding/);
      const zipped = await ask(path, accepting);
      assert.equal(zipped.headers['content-encoding'], 'gzip');
      assert.ok(zipped.body.length < plain.body.length / 2);
      assert.deepEqual(gunzipSync(zipped.body), plain.body);
      const brotli = await ask(path, { 'accept-encoding': 'gzip, br' });
      assert.equal(brotli.headers['content-encoding'], 'br');
      assert.deepEqual(brotliDecompressSync(brotli.body), plain.body);
      assert.equal(zipped.headers.etag, plain.headers.etag);
      // HEAD says the same of it, but for the length, which is not known without the work.
      const head = await ask(path, accepting, 'HEAD');
      assert.equal(head.headers['content-length'], undefined);
      assert.equal((await ask(path, {}, 'HEAD')).headers['content-length'], String(plain.body.length));
    });
  }

  test('where it is a page', async () => {
    const { headers, body } = await ask('/claims', accepting);
    assert.equal(headers['content-encoding'], 'gzip');
    assert.match(gunzipSync(body).toString(), /<\/html>/);
  });
});

describe('an answer is left as it is', () => {
  test('where it is short', async () => {
    assert.equal((await ask('/healthz', accepting)).headers['content-encoding'], undefined);
  });

  test('where it is an export', async () => {
    const { headers, body } = await ask('/export/claims.jsonl', accepting);
    assert.equal(headers['content-encoding'], undefined);
    assert.equal(body.toString().trim().split('\n').length, 31);
  });

  test('where only its head is asked for, or it has not changed', async () => {
    const head = await ask('/claims.json', accepting, 'HEAD');
    assert.deepEqual([head.status, head.headers['content-encoding'], head.body.length], [200, undefined, 0]);
    const { headers } = await ask('/claims.json', accepting);
    const again = await ask('/claims.json', { ...accepting, 'if-none-match': headers.etag ?? '' });
    assert.deepEqual([again.status, again.headers['content-encoding'], again.body.length], [304, undefined, 0]);
  });

  test('where it is part of a file', async () => {
    const whole = await ask('/styles/desk.css');
    const part = await ask('/styles/desk.css', { ...accepting, range: 'bytes=100-1999' });
    assert.deepEqual([part.status, part.headers['content-encoding']], [206, undefined]);
    assert.deepEqual(part.body, whole.body.subarray(100, 2000));
  });
});
