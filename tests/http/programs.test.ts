import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { addEvidence } from '../../src/desk/add-to-claim.ts';
import { publishProvisionally } from '../../src/desk/publish-provisionally.ts';
import { verifyAudit } from '../../src/desk/verify-audit.ts';
import { root } from '../../src/root.ts';
import { blobFolder } from '../support/blobs.ts';
import { Builder } from '../support/builder.ts';
import { closeAtEnd } from '../support/database.ts';
import { TestDesk } from '../support/desk.ts';
import { serve } from '../support/programs.ts';
import { emailOf, password } from '../support/templates.ts';

/** Several processes on one desk: the real program twice, and its jobs. */

describe('two programs that serve one desk', () => {
  let on: TestDesk;
  let one: string;
  let other: string;

  before(async () => {
    on = await TestDesk.open();
    [one, other] = (await Promise.all([serve(on.url), serve(on.url)])) as [string, string];
  });

  const json = { accept: 'application/json' };
  const post = (address: string, fields: object, headers: object = {}) =>
    fetch(address, {
      method: 'POST',
      body: new URLSearchParams({ ...fields }),
      headers: { accept: 'text/html', 'sec-fetch-site': 'same-origin', ...headers },
      redirect: 'manual',
    });

  async function signIn(at: string, who: string): Promise<{ cookie: string }> {
    const answer = await post(`${at}/sign-in`, { email: emailOf(who), password });
    assert.equal(answer.status, 303, await answer.text());
    return {
      cookie: answer.headers
        .getSetCookie()
        .map((cookie) => cookie.split(';')[0])
        .join('; '),
    };
  }

  const statusAt = async (address: string, who: object) => {
    const answer = await fetch(`${address}/claims.json?limit=1`, { headers: { ...json, ...who } });
    await answer.arrayBuffer();
    return answer.status;
  };

  /** How long it takes until somebody is refused, ms; asks on, as a busy client would. */
  async function untilRefused(address: string, who: object): Promise<number> {
    const start = performance.now();
    while ((await statusAt(address, who)) !== 401) {
      assert.ok(performance.now() - start < 10_000, 'it was never refused');
      await sleep(50);
    }
    return performance.now() - start;
  }

  test('know a session that was made at the other, and refuse it within five seconds after it was ended there', async () => {
    const session = await signIn(one, 'reader');
    assert.deepEqual([await statusAt(one, session), await statusAt(other, session)], [200, 200]);
    assert.equal((await post(`${one}/sign-out`, {}, session)).status, 303);
    assert.equal(await statusAt(one, session), 401);
    assert.ok((await untilRefused(other, session)) < 5000);
  });

  test('refuse a revoked token at once where it was revoked and for every change, elsewhere within five seconds', async () => {
    const secret = await on.token('contributor');
    const bearer = { authorization: `Bearer ${secret}` };
    assert.deepEqual([await statusAt(one, bearer), await statusAt(other, bearer)], [200, 200]);
    const token = await on.desk.store.read.accessToken.findFirst({ orderBy: { id: 'desc' } });
    const session = await signIn(one, 'contributor');
    assert.equal((await post(`${one}/account/tokens/${token?.id}/revocations`, {}, session)).status, 303);
    assert.equal(await statusAt(one, bearer), 401);
    const change = await fetch(`${other}/claims`, {
      method: 'POST',
      body: JSON.stringify({ statement: 'Too late.', language: 'en', kind: 'fact' }),
      headers: { ...json, 'content-type': 'application/json', ...bearer },
    });
    assert.equal(change.status, 401, await change.text());
    assert.ok((await untilRefused(other, bearer)) < 5000);
  });

  test('record side by side, lose nothing, and show each what the other recorded', async () => {
    const bearer = { authorization: `Bearer ${await on.token('contributor')}` };
    const record = async (address: string, number: number) => {
      const answer = await fetch(`${address}/claims`, {
        method: 'POST',
        body: JSON.stringify({ statement: `Recorded ${number}.`, language: 'en', kind: 'fact' }),
        headers: { ...json, 'content-type': 'application/json', ...bearer },
      });
      assert.equal(answer.status, 201, await answer.clone().text());
      return answer.headers.get('location') as string;
    };
    const made = await Promise.all(Array.from({ length: 30 }, (_, n) => record(n % 2 ? one : other, n)));
    assert.equal(new Set(made).size, 30);
    for (const address of [one, other]) {
      const answer = await fetch(`${address}/claims.json?limit=200`, { headers: { ...json, ...bearer } });
      const { items } = (await answer.json()) as { items: { path: string }[] };
      const listed = new Set(items.map((item) => item.path));
      assert.deepEqual(
        made.filter((place) => !listed.has(place)),
        [],
      );
    }
    assert.equal((await verifyAudit(on.desk)).fault, null);
  });
});

describe('the jobs of several processes at once', () => {
  test('end each provisional verdict once, take each copy once, and chain each day of the access log once', async () => {
    const on = await TestDesk.open();
    const build = new Builder(on);
    const asked: string[] = [];
    const site = createServer((req, res) => {
      asked.push(req.url ?? '');
      setTimeout(() => res.setHeader('content-type', 'text/html').end('<p>The bridge is closed.</p>'), 20);
    });
    site.listen(0, '127.0.0.1');
    await once(site, 'listening');
    closeAtEnd(async () => void site.close());
    const { port } = site.address() as AddressInfo;

    const verdict = { verdict: 'disputed', use: 'attribute', reason: 'Both sides say so.' };
    const claims = [];
    for (let number = 0; number < 6; number++) {
      const claim = await build.claim('checking');
      const url = `http://127.0.0.1:${port}/${number}`;
      await build.act('contributor', addEvidenceAt(url), claim);
      claims.push(await build.act('editor', publishProvisionally, claim, verdict));
    }
    await on.signIn('reader');
    on.clock.pass(24);
    await on.signIn('reader');
    on.clock.pass(48);

    const now = on.clock.shows();
    const processes = await Promise.all(Array.from({ length: 3 }, () => job(on.url, blobFolder, now, '127.0.0.1')));
    const ended = await Promise.all(processes.map((go) => go()));
    assert.equal(
      ended.reduce((sum, one) => sum + one.ended, 0),
      claims.length,
    );
    const { read } = on.desk.store;
    const count = (action: string) => read.event.count({ where: { action } });
    assert.equal(await count('claim.provisional_ended'), claims.length);
    assert.equal(await count('claim.copy_taken'), claims.length);
    assert.deepEqual(
      asked.toSorted(),
      claims.map((_, number) => `/${number}`),
    );
    const digests = await read.event.findMany({ where: { action: 'access.digest' } });
    const days = digests.map(({ detail }) => JSON.parse(detail).day);
    assert.equal(new Set(days).size, days.length);
    assert.ok(days.length >= 2, 'no day was over');
    assert.equal((await verifyAudit(on.desk)).fault, null);
  });

  const addEvidenceAt = (url: string): Parameters<Builder['act']>[1] => {
    const item = { stance: 'context', url, note: 'As they wrote.' };
    return (desk, act, id) => addEvidence(desk, act, id, (schema) => schema.parse(item));
  };

  /** A process that waits until all are there. @returns lets it begin, and gives what it did */
  async function job(...words: string[]): Promise<() => Promise<{ ended: number }>> {
    const program = path.join(root, 'tests', 'support', 'jobs.ts');
    const child = spawn(process.execPath, ['--import', 'tsx', program, ...words], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    assert.equal((await lines.next()).value, 'ready');
    return async () => {
      const exit = once(child, 'exit');
      child.stdin.write('go\n');
      const { value } = await lines.next();
      assert.equal((await exit)[0], 0);
      return JSON.parse(value);
    };
  }
});
