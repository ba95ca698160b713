import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { createClaims, type NewClaim } from '../../src/desk/change-claim.ts';
import { findReferences } from '../../src/desk/claim-references.ts';
import { editClaim } from '../../src/desk/edit-claim.ts';
import { exportClaims } from '../../src/desk/export-claims.ts';
import { newItemId } from '../../src/desk/ids.ts';
import { record } from '../../src/desk/record.ts';
import { retract } from '../../src/desk/reopen.ts';
import type { Claim } from '../../src/domain/claim.ts';
import { undecided } from '../../src/domain/claim-state.ts';
import { unescaped } from '../../src/store/engines/postgresql-lines.ts';
import { claimLines } from '../../src/store/export.ts';
import { Builder } from '../support/builder.ts';
import { runRaw } from '../support/catalogue.ts';
import { heldOpen } from '../support/database.ts';
import { ok, TestDesk } from '../support/desk.ts';

type State = 'working' | 'signed';

/** The export as its bytes, and how many chunks it came in. */
async function exported(on: TestDesk, state: State = 'working', asOf?: string) {
  const { point, lines } = await exportClaims(on.desk, { state, asOf });
  const chunks: Buffer[] = [];
  for await (const chunk of lines) chunks.push(chunk);
  return { point, text: Buffer.concat(chunks).toString(), chunks: chunks.length };
}

/** What the export says by its definition: of each claim the text of the latest revision that the point knows. */
async function expected(on: TestDesk, untilSeq: number): Promise<string> {
  const { read } = on.desk.store;
  const revisions = await read.revision.findMany({
    where: { recordType: 'claim', eventSeq: { lte: untilSeq } },
    orderBy: [{ recordId: 'asc' }, { number: 'asc' }],
  });
  const latest = new Map(revisions.map(({ recordId, number }) => [recordId, number]));
  let lines = '';
  for (const [recordId, number] of latest) {
    const { text } = (await read.revisionText.findFirst({ where: { recordType: 'claim', recordId, number } })) ?? {};
    if (text) lines += `${text}\n`;
  }
  return lines;
}

/** Records claims at once; `bytes` of note make each long. */
async function recordMany(on: TestDesk, count: number, { bytes = 0, statement = (n: number) => `Bridge ${n}.` } = {}) {
  const actor = await on.actor('contributor');
  await record(on.desk, { actor }, async (entry) => {
    const first = await entry.nextId('claim');
    const evidence = (notes: number): Claim['evidence'] =>
      Array.from({ length: notes }, () => ({
        id: newItemId(),
        stance: 'context',
        note: 'міст '.repeat(1000),
        visibility: 'desk',
        addedBy: actor.id,
        addedAt: entry.at,
      }));
    const claims = Array.from({ length: count }, (_, index): NewClaim => {
      const id = first + index;
      return {
        schema: 'claimdesk/claim/v1',
        id,
        path: `/claims/${id}`,
        ...undecided,
        statement: statement(id),
        language: 'en',
        kind: 'fact',
        topics: [],
        attribution: [],
        appearances: [],
        evidence: evidence(Math.ceil(bytes / 9000)),
        figures: [],
        links: [],
        corrections: [],
        recordedAt: entry.at,
        recordedBy: actor.id,
      };
    });
    await createClaims(entry, claims, await findReferences(entry.tx, claims), 'claim.recorded');
    return { path: '/claims' };
  });
}

describe('an export', () => {
  let on: TestDesk;
  let build: Builder;

  before(async () => {
    on = await TestDesk.open();
    build = new Builder(on);
  });

  test('of one point gives the same bytes whatever is done later, over many ranges of claims', async () => {
    await recordMany(on, 150);
    const early = await exported(on);
    assert.ok(early.chunks > 1, 'the claims fit into one range');
    assert.equal(early.text, await expected(on, early.point.seq));
    const at = on.clock.shows();
    for (const id of [1, 2, 70, 150]) await build.act('editor', editClaim, { id }, { statement: `Rewritten ${id}.` });
    await build.act('editor', editClaim, { id: 70 }, { statement: 'Rewritten again.' });
    await recordMany(on, 3);
    assert.equal((await exported(on, 'working', at)).text, early.text);
    const late = await exported(on);
    assert.equal(late.text, await expected(on, late.point.seq));
    assert.match(late.text, /Rewritten again\./);
    assert.equal(late.text.trimEnd().split('\n').length, 153);
    for (let seq = early.point.seq; seq <= late.point.seq; seq++) {
      let text = '';
      for await (const lines of claimLines(on.desk.store, seq)) text += lines;
      assert.equal(text, await expected(on, seq), `the export of event ${seq}`);
    }
  });

  test('takes no part in what is changed while it runs', async () => {
    const { point, lines } = await exportClaims(on.desk, { state: 'working' });
    let text = '';
    for await (const chunk of lines) {
      if (text === '') {
        await build.act('editor', editClaim, { id: 150 }, { statement: 'Changed while an export ran.' });
        await recordMany(on, 2);
      }
      text += chunk;
    }
    assert.equal(text, await expected(on, point.seq));
    assert.doesNotMatch(text, /while an export ran/);
  });

  test('keeps every sign of a text as it is', async () => {
    const signs = ['\\', '\\\\', '"\\"', '\\n', 'a\nb\tc', '\\.', '\u0001', 'їжак', 'جسر', '🏗', '\u2028', '\\N'];
    await recordMany(on, signs.length, { statement: (n) => `Sign ${signs[n % signs.length]} of ${n}` });
    const { text, point } = await exported(on);
    assert.equal(text, await expected(on, point.seq));
    for (const sign of signs) {
      const found = text.split('\n').some((line) => line && JSON.parse(line).statement.includes(`Sign ${sign} of`));
      assert.ok(found, `no line holds ${JSON.stringify(sign)}`);
    }
  });

  test('leaves out a claim whose text was redacted', async () => {
    const redact = (id: number) =>
      on.desk.store.write((tx) =>
        tx.revisionText.updateMany({ where: { recordType: 'claim', recordId: id }, data: { text: null } }),
      );
    const claim = await build.claim('settled');
    await redact(5);
    await redact(claim.id);
    const { text, point } = await exported(on);
    assert.equal(text, await expected(on, point.seq));
    assert.doesNotMatch(text, /"path":"\/claims\/5"/);
    assert.equal((await exported(on, 'signed')).text, '');
  });

  test('of the signed state has what was signed at its point, and a retraction from when it was made', async () => {
    const signed = await build.claim('settled');
    const other = await build.claim('settled');
    await build.evidence(signed);
    const first = await exported(on, 'signed');
    const lines = (text: string): Claim[] =>
      text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));
    assert.deepEqual(
      lines(first.text).map(({ id, revision, standing }) => [id, revision, standing]),
      [signed, other].map(({ id, revision }) => [id, revision, 'current']),
    );
    const at = on.clock.shows();
    await build.act('editor', retract, other, { reason: 'It was another bridge.' });
    const [, now] = lines((await exported(on, 'signed')).text);
    assert.deepEqual(
      [now?.standing, now?.verdict, now?.corrections?.at(-1)?.reason],
      ['retracted', 'unverified', 'It was another bridge.'],
    );
    assert.equal((await exported(on, 'signed', at)).text, first.text);
  });
});

describe('what COPY wrote', () => {
  test('is read back with its backslashes, wherever they stand', () => {
    for (const text of ['', 'a', '\\', '\\\\', 'a\\b', '\\a\\\\', '\\\\\\n"', 'ї\\ж', `${'x'.repeat(70_000)}\\y`]) {
      assert.equal(unescaped(Buffer.from(text.replaceAll('\\', '\\\\'))).toString(), text);
    }
  });
});

describe('a reader of an export', () => {
  let on: TestDesk;
  let whole: string;

  before(async () => {
    on = await TestDesk.open();
    // More than sockets and streams hold on the way.
    for (let part = 0; part < 8; part++) await recordMany(on, 20, { bytes: 150_000 });
    whole = (await exported(on)).text;
    assert.ok(whole.length > 10_000_000);
  });

  /** Asks for everything, and stops to read after the first bytes. */
  async function stalled(): Promise<{ socket: Socket; received: Buffer[] }> {
    const token = await on.token('reader');
    const socket = connect((on.server.address() as AddressInfo).port, '127.0.0.1');
    const received: Buffer[] = [];
    socket.on('data', (chunk) => received.push(chunk));
    socket.write(
      `GET /export/claims.jsonl HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer ${token}\r\n\r\n`,
    );
    await once(socket, 'data');
    socket.pause();
    await sleep(300);
    return { socket, received };
  }

  test('who stalls holds no transaction open, keeps nobody from working, and gets all in the end', async () => {
    const { socket, received } = await stalled();
    for (let look = 0; look < 5; look++, await sleep(30)) assert.equal(await heldOpen(on.url), 0);
    const { items } = ok(await on.as('reader').get('/claims.json?limit=5'));
    assert.equal(items.length, 5);
    ok(
      await on.as('contributor').post('/claims', { statement: 'Recorded meanwhile.', language: 'en', kind: 'fact' }),
      201,
    );
    const ended = once(socket, 'end');
    socket.resume();
    await ended;
    const answer = Buffer.concat(received).toString();
    assert.match(answer, /^HTTP\/1\.1 200 OK/);
    assert.equal(bodyOf(Buffer.concat(received)), whole);
  });

  test('is cut off where the database fails in the middle, and the log says why', async () => {
    const { socket } = await stalled();
    const rename = (from: string, to: string) => runRaw(on.url, `ALTER TABLE "${from}" RENAME TO "${to}"`);
    await rename('RevisionText', 'Elsewhere');
    const closed = once(socket, 'close');
    socket.resume();
    await closed;
    await rename('Elsewhere', 'RevisionText');
    const errors = on.log.filter((line) => JSON.parse(line).level >= 50);
    assert.equal(errors.length, 1);
    assert.match(errors.splice(0)[0] ?? '', /RevisionText/);
    on.log.splice(0);
  });

  test('who goes away leaves nothing behind', async () => {
    const readers = await Promise.all(Array.from({ length: 12 }, stalled));
    for (const { socket } of readers) socket.destroy();
    await eventually(async () => (await connections()) === 0 && (await heldOpen(on.url)) === 0);
    ok(await on.as('reader').get('/claims.json?limit=5'));
    assert.equal((await exported(on)).text.startsWith(whole), true);
    assert.equal(on.log.filter((line) => JSON.parse(line).level >= 50).length, 0);
    // It waits for whoever still holds a connection.
    await Promise.race([on.close(), sleep(3000).then(() => assert.fail('the desk could not be closed'))]);
  });

  function connections(): Promise<number> {
    return new Promise((resolve, reject) => {
      on.server.getConnections((error, count) => (error ? reject(error) : resolve(count)));
    });
  }
});

async function eventually(holds: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 5000; !(await holds()); await sleep(20))
    assert.ok(Date.now() < end, 'it never came so');
}

/** The body of an answer in chunks (RFC 9112, section 7.1). */
function bodyOf(answer: Buffer): string {
  const parts: Buffer[] = [];
  for (let at = answer.indexOf('\r\n\r\n') + 4; ; ) {
    const lineEnd = answer.indexOf('\r\n', at);
    const size = Number.parseInt(answer.toString('latin1', at, lineEnd), 16);
    if (size === 0) return Buffer.concat(parts).toString();
    parts.push(answer.subarray(lineEnd + 2, lineEnd + 2 + size));
    at = lineEnd + 2 + size + 2;
  }
}
