import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { Response } from 'supertest';
import { Builder } from '../support/builder.ts';
import { ok, TestDesk } from '../support/desk.ts';

let on: TestDesk;
let build: Builder;

before(async () => {
  on = await TestDesk.open();
  build = new Builder(on);
});

const tagOf = (response: Response): string => response.headers.etag ?? assert.fail('no ETag');
const again = (path: string, tag: string) => on.as('reader').get(path, { 'if-none-match': tag });

describe('who asks again for JSON that they have', () => {
  test('gets nothing but that it is the same, until it is not', async () => {
    const claim = await build.claim('triage', { evidence: 1 });
    for (const path of [`${claim.path}.json`, '/claims.json', `${claim.path}/history.json`, '/documents.json']) {
      const first = await on.as('reader').get(path);
      ok(first);
      const second = await again(path, tagOf(first));
      assert.deepEqual([second.status, second.text, tagOf(second)], [304, '', tagOf(first)], path);
    }
    const paths = [`${claim.path}.json`, '/claims.json', `${claim.path}/history.json`];
    const tags = await Promise.all(paths.map(async (path) => tagOf(await on.as('reader').get(path))));
    await build.evidence(claim);
    for (const [index, path] of paths.entries()) {
      const changed = await again(path, tags[index] ?? '');
      ok(changed);
      assert.notEqual(tagOf(changed), tags[index]);
    }
  });

  test('gets it again when a verdict in it goes stale, which no revision tells', async () => {
    const claim = await build.claim('settled');
    const paths = [`${claim.path}.json`, '/claims.json'];
    const tags = await Promise.all(paths.map(async (path) => tagOf(await on.as('reader').get(path))));
    on.clock.pass(24 * 400);
    for (const [index, path] of paths.entries()) {
      const changed = await again(path, tags[index] ?? '');
      ok(changed);
      assert.match(changed.text, /"stale":true/);
    }
  });

  test('gets it again from a database that was restored, and says something else under the same numbers', async () => {
    const [one, other] = [await TestDesk.open(), await TestDesk.open()];
    other.clock.pass(1);
    for (const [desk, statement] of [
      [one, 'The bridge is open.'],
      [other, 'The bridge is closed.'],
    ] as const) {
      ok(await desk.as('editor').post('/claims', { statement, language: 'en', kind: 'fact' }), 201);
    }
    for (const path of ['/claims/1.json', '/claims.json']) {
      const tag = tagOf(await one.as('reader').get(path));
      assert.equal((await other.as('reader').get(path, { 'if-none-match': tag })).status, 200, path);
    }
  });

  test('is told apart by what they see beside a claim: its lease', async () => {
    const claim = await build.claim('checking');
    const tag = tagOf(await on.as('reader').get(`${claim.path}.json`));
    ok(await on.as('editor').post(`${claim.path}/leases`, {}));
    const changed = await again(`${claim.path}.json`, tag);
    assert.equal(ok(changed).lease.by, claim.assignee);
  });

  test('never gets an answer to an act or to a mistake that way', async () => {
    const refused = await on.as('reader').get('/claims.json?limit=0');
    assert.deepEqual([refused.status, refused.headers.etag], [400, undefined]);
    const made = await on
      .as('contributor')
      .post('/claims', { statement: 'A tunnel is open.', language: 'en', kind: 'fact' });
    assert.deepEqual([made.status, made.headers.etag], [201, undefined]);
  });
});
