import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readdir, writeFile } from 'node:fs/promises';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import supertest from 'supertest';
import { verifyAudit } from '../../src/desk/verify-audit.ts';
import { sha256 } from '../../src/domain/canonical.ts';
import type { Claim } from '../../src/domain/claim.ts';
import { fetchUrl } from '../../src/intake/fetch-document.ts';
import { takeDueSnapshots } from '../../src/jobs/snapshots.ts';
import { blobFolder } from '../support/blobs.ts';
import { Builder } from '../support/builder.ts';
import { ok, refused, TestDesk } from '../support/desk.ts';

let on: TestDesk;
let build: Builder;

before(async () => {
  on = await TestDesk.open();
  build = new Builder(on);
});

interface File {
  name: string;
  bytes: Buffer | string;
  type?: string;
}

const item = { stance: 'supports', note: 'It shows the bridge.' };

/** Sends an item with a file, as a machine does; with a browser's headers where `headers` say so. */
async function upload(who: string, path: string, file: File | null, fields = {}, headers = {}) {
  const sent = supertest(on.server)
    .post(path)
    .set({ accept: 'application/json', authorization: `Bearer ${await on.token(who)}`, ...headers });
  for (const [name, value] of Object.entries({ ...item, ...fields })) sent.field(name, String(value));
  if (file) sent.attach('file', Buffer.from(file.bytes), { filename: file.name, contentType: file.type });
  return sent;
}

const last = (claim: Claim) => claim.evidence.at(-1) as Claim['evidence'][number];

// The smallest PNG: one pixel.
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe('a file as evidence', () => {
  test('is kept under its SHA-256 with its kind, size, name and, of an image, its dimensions', async () => {
    const claim = await build.claim();
    const after = ok(await upload('contributor', `${claim.path}/evidence`, { name: 'bridge.png', bytes: png }), 201);
    const { sha256: hash, copy, addedAt } = last(after);
    assert.equal(hash, sha256(png));
    assert.deepEqual(copy, {
      ...{ of: 'file', mediaType: 'image/png', name: 'bridge.png', size: png.length, width: 1, height: 1 },
      takenAt: addedAt,
    });
    assert.deepEqual(Buffer.from((await on.desk.blobs.get(hash as string)) ?? []), png);
  });
  test('is taken from a form in a browser, and one that comes back asks for the file again', async () => {
    const claim = await build.claim();
    const form = await on.as('contributor').get(`${claim.path}/evidence/new`, { accept: 'text/html' });
    assert.match(form.text, /enctype="multipart\/form-data"/);
    assert.match(form.text, /type="file" id="field-file" name="file"/);
    const html = { accept: 'text/html' };
    const bytes = 'A note that was left.';
    const note = { name: 'note.txt', bytes, type: 'text/plain' };
    const faulty = await upload('contributor', `${claim.path}/evidence`, note, { stance: '', note: 'Typed.' }, html);
    assert.equal(faulty.status, 422);
    assert.match(faulty.text, /Choose the file again/);
    assert.match(faulty.text, />\s*Typed\.</);
    const sent = await upload('contributor', `${claim.path}/evidence`, note, { requestId: 'one' }, html);
    assert.equal(sent.status, 303);
    const again = await upload('contributor', `${claim.path}/evidence`, note, { requestId: 'one' }, html);
    assert.equal(again.status, 303);
    const other = { ...note, bytes: 'Another note.' };
    ok(await upload('contributor', `${claim.path}/evidence`, other, { requestId: 'one' }, html), 303);
    const { evidence } = await build.now(claim.id);
    assert.deepEqual(
      evidence.map((one) => one.sha256),
      [sha256(bytes), sha256(other.bytes)],
    );
    const withoutFile = await upload('contributor', `${claim.path}/evidence`, null);
    assert.equal(last(ok(withoutFile, 201)).copy, undefined);
  });

  test('is refused beside an address, empty, without the role, or with a hash of its sender; and nothing is added', async () => {
    const claim = await build.claim();
    const path = `${claim.path}/evidence`;
    const note = { name: 'note.txt', bytes: 'A note.' };
    assert.match(
      refused(await upload('contributor', path, note, { url: 'https://a.example/' }), 422),
      /a file or a web/,
    );
    assert.match(refused(await upload('contributor', path, { ...note, bytes: '' }), 422), /empty/);
    assert.match(refused(await upload('contributor', path, note, { sha256: sha256('A note.') }), 422), /sha256/);
    assert.match(refused(await upload('contributor', path, note, { copy: 'x' }), 422), /copy/);
    refused(await on.as('contributor').post(path, { ...item, copy: { of: 'file' } }), 422);
    refused(await upload('reader', path, note), 403);
    refused(await upload('contributor', '/claims/999999/evidence', note), 404);
    refused(await upload('contributor', `${claim.path}/figures`, note), 422);
    const broken = { 'content-type': 'multipart/form-data; boundary=x' };
    refused(await on.as('contributor').post(path, '--x\r\nbroken', { ...broken, accept: 'application/json' }), 400);
    assert.deepEqual((await build.now(claim.id)).evidence, []);
  });

  test('over 50 MB is refused with the limit named, whether its length is announced or not', async () => {
    const claim = await build.claim();
    const path = `${claim.path}/evidence`;
    const bytes = Buffer.alloc(51 * 1024 * 1024, 'a');
    assert.match(refused(await upload('contributor', path, { name: 'long.txt', bytes }), 413), /50 MB/);
    const headers = { 'content-type': 'multipart/form-data; boundary=x', 'content-length': 60 * 1024 * 1024 };
    const authorization = `Bearer ${await on.token('contributor')}`;
    const { port } = on.server.address() as AddressInfo;
    const sending = request({ port, method: 'POST', path, headers: { ...headers, authorization } });
    sending.flushHeaders();
    const [{ statusCode }] = await once(sending, 'response');
    sending.destroy();
    assert.equal(statusCode, 413);
    assert.deepEqual((await build.now(claim.id)).evidence, []);
  });

  test('over 50 MB brings the form back with what was typed, and leaves nothing behind', async () => {
    const claim = await build.claim();
    const browser = await on.signIn('contributor');
    const bytes = Buffer.alloc(51 * 1024 * 1024, 'a');
    const sent = await browser.upload(`${claim.path}/evidence`, 'long.txt', bytes, { ...item, note: 'Typed.' });
    assert.equal(sent.status, 413);
    assert.match(sent.text, /too large: choose one of at most 50 MB/);
    assert.match(sent.text, />\s*Typed\.</);
    const draft = await browser.upload('/documents/drafts', 'long.txt', bytes);
    assert.equal(draft.status, 413);
    assert.match(draft.text, /too large: choose one of at most 50 MB[\s\S]*type="file"/);
    assert.deepEqual(await readdir(path.join(blobFolder, 'incoming')), []);
  });

  test('that are large images give their dimensions, where these stand at the end of the file too', async () => {
    const claim = await build.claim();
    // A TIFF whose directory (width and height, as LONG) stands behind two megabytes of pixels.
    const entries = [
      [256, 640],
      [257, 480],
    ].map(([tag = 0, value = 0]) => {
      const entry = Buffer.alloc(12);
      entry.writeUInt16LE(tag, 0);
      entry.writeUInt16LE(4, 2);
      entry.writeUInt32LE(1, 4);
      entry.writeUInt32LE(value, 8);
      return entry;
    });
    const pixels = Buffer.alloc(2_000_000);
    const head = Buffer.from('49492a0000000000', 'hex');
    head.writeUInt32LE(head.length + pixels.length, 4);
    const bytes = Buffer.concat([head, pixels, Buffer.from([2, 0]), ...entries, Buffer.alloc(4)]);
    const { copy } = last(ok(await upload('contributor', `${claim.path}/evidence`, { name: 'map.tif', bytes }), 201));
    assert.deepEqual([copy?.mediaType, copy?.width, copy?.height], ['image/tiff', 640, 480]);
  });

  test('of odd bytes is kept all the same: no name that leads elsewhere, no dimensions that are none', async () => {
    const claim = await build.claim();
    const cut = { name: '../../etc/\u202egnp.exe', bytes: png.subarray(0, 20), type: 'image/png' };
    const after = ok(await upload('contributor', `${claim.path}/evidence`, cut), 201);
    const { copy } = last(after);
    assert.deepEqual([copy?.name, copy?.mediaType, copy?.width], ['gnp.exe', 'application/octet-stream', undefined]);
  });
});

describe('a copy', () => {
  test('that is HTML or SVG is only ever sent as an attachment, in a sandbox, as bytes', async () => {
    const claim = await build.claim();
    const bytes = '<!doctype html><script>fetch("/claims")</script>';
    for (const [name, type] of [
      ['page.html', 'text/html'],
      ['picture.svg', 'image/svg+xml'],
    ] as const) {
      const after = ok(await upload('contributor', `${claim.path}/evidence`, { name, bytes, type }), 201);
      const answer = await on.as('reader').get(`${pathOf(after)}/copy`);
      assert.equal(answer.status, 200);
      assert.equal(answer.headers['content-type'], 'application/octet-stream');
      assert.equal(answer.headers['content-security-policy'], "sandbox; default-src 'none'");
      assert.equal(answer.headers['x-content-type-options'], 'nosniff');
      assert.match(answer.headers['content-disposition'] ?? '', /^attachment; /);
      assert.equal(answer.body.toString(), bytes);
    }
  });
});

describe('the chain of custody', () => {
  test('says who added the item and when, and to editors who downloaded it and where else it is used', async () => {
    const [claim, other] = [await build.claim(), await build.claim()];
    const file = { name: 'seen.png', bytes: Buffer.concat([png, Buffer.from('custody')]) };
    const after = ok(await upload('contributor', `${claim.path}/evidence`, file), 201);
    ok(await upload('colleague', `${other.path}/evidence`, file), 201);
    ok(await on.as('reader').get(`${pathOf(after)}/copy`));

    const reader = await on.actor('reader');
    const seen = ok(await on.as('editor').get(`${pathOf(after)}.json`));
    assert.deepEqual(seen.alsoIn, [other.id]);
    assert.deepEqual(
      seen.downloads.map((download: { by: number }) => download.by),
      [reader.id],
    );
    assert.equal(seen.copyPath, `${pathOf(after)}/copy`);
    assert.equal(ok(await on.as('reader').get(`${pathOf(after)}.json`)).downloads, undefined);

    const html = { accept: 'text/html' };
    const { text } = await on.as('editor').get(pathOf(after), html);
    const words = text.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
    assert.match(words, /Contributor added evidence to the claim/);
    assert.match(words, new RegExp(`SHA-256 of the file ${sha256(file.bytes)}`));
    assert.match(words, new RegExp(`also stands in claim ${other.id} `));
    assert.match(words, /Downloads .*Reader/);
    assert.doesNotMatch((await on.as('reader').get(pathOf(after), html)).text, /id="downloads"/);
    const page = (await on.as('reader').get(claim.path, html)).text.replace(/<[^>]*>/g, ' ');
    assert.match(page, new RegExp(`The same is used in\\s+claim ${other.id}`));
    refused(await on.as('reader').get(`${other.path}/evidence/${last(after).id}.json`), 404);
  });

  test('is proven by audit verify, which names a copy that was altered or is gone', async () => {
    const alone = await TestDesk.open();
    const claim = await new Builder(alone).claim();
    const bytes = Buffer.from('The bytes that came in.');
    const sent = await supertest(alone.server)
      .post(`${claim.path}/evidence`)
      .set({ accept: 'application/json', authorization: `Bearer ${await alone.token('contributor')}` })
      .field(item)
      .attach('file', bytes, 'note.txt');
    const copy = `${pathOf(ok(sent, 201))}/copy`;
    const hash = sha256(bytes);
    assert.equal((await verifyAudit(alone.desk)).fault, null);

    await writeFile(path.join(blobFolder, hash.slice(0, 2), hash), 'Other bytes.');
    const altered = await verifyAudit(alone.desk);
    assert.deepEqual([altered.fault?.place, altered.fault?.message.includes('not those')], [`Blob ${hash}`, true]);
    assert.match(refused(await alone.as('reader').get(copy), 404), /altered/);

    await alone.desk.blobs.remove(hash);
    const gone = await verifyAudit(alone.desk);
    assert.deepEqual([gone.fault?.place, gone.fault?.message.includes('missing')], [`Blob ${hash}`, true]);
    refused(await alone.as('reader').get(copy), 404);
  });
});

describe('the copy of a web address', () => {
  let site: Server;
  let address: string;
  let status = 200;

  before(async () => {
    site = createServer((_req, res) => {
      res.writeHead(status, { 'content-type': 'text/html; charset=utf-8' });
      res.end('<!doctype html><title>Town</title><p>The bridge is closed.</p>');
    });
    site.listen(0, '127.0.0.1');
    await once(site, 'listening');
    address = `http://127.0.0.1:${(site.address() as AddressInfo).port}/news`;
  });
  after(() => site.close());

  const fetcher = (url: string) => fetchUrl(url, { now: on.desk.clock, allow: ['127.0.0.1'] });
  const round = () => takeDueSnapshots(on.desk, fetcher);
  const added = async (claim: Claim): Promise<Claim> =>
    ok(await on.as('contributor').post(`${claim.path}/evidence`, { ...item, url: address }), 201);
  const page = async (path: string, who = 'contributor') =>
    (await on.as(who).get(path, { accept: 'text/html' })).text.replace(/\s+/g, ' ');

  test('is taken by a job and shown with its hash; it is HTML, and never served as such', async () => {
    const before = await added(await build.claim());
    const { id, sha256: none } = last(before);
    assert.equal(none, undefined);
    assert.equal(ok(await on.as('reader').get(`${pathOf(before)}.json`)).snapshot.state, 'pending');
    assert.match(await page(before.path), /A copy of the page is being taken/);

    assert.equal(await round(), 1);
    const seen = ok(await on.as('reader').get(`${pathOf(before)}.json`));
    assert.equal(seen.id, id);
    assert.deepEqual([seen.snapshot.state, seen.copy.of, seen.copy.mediaType], ['taken', 'url', 'text/html']);
    assert.match(await page(before.path), /Copy kept: text\/html/);
    const { status: answered, finalUrl, fetchedAt, requestHeaders, responseHeaders } = seen.fetched;
    assert.deepEqual([answered, finalUrl, fetchedAt], [200, address, seen.copy.takenAt]);
    assert.match(requestHeaders['user-agent'], /Claimdesk/);
    assert.equal(responseHeaders['content-type'], 'text/html; charset=utf-8');
    assert.match(
      await page(pathOf(before)),
      /Answered: content-type<\/dt><dd class="fact-text">text\/html; charset=utf-8/,
    );
    const copy = await on.as('reader').get(seen.copyPath);
    assert.equal(copy.headers['content-type'], 'application/octet-stream');
    assert.equal(sha256(copy.body), seen.sha256);
    assert.equal((await verifyAudit(on.desk)).fault, null);
    refused(await on.as('contributor').post(`${pathOf(before)}/copies`), 409);
  });

  test('that fails never refuses the evidence: it is tried again, told as failed, and asked for again by a person', async () => {
    status = 503;
    const claim = await added(await build.claim());
    for (let attempt = 1; attempt <= 5; attempt++) {
      assert.equal(await round(), 1, `attempt ${attempt}`);
      assert.equal(await round(), 0, 'not again at once');
      on.clock.pass(3);
    }
    assert.equal(await round(), 0);
    const { snapshot } = ok(await on.as('reader').get(`${pathOf(claim)}.json`));
    assert.deepEqual([snapshot.state, snapshot.attempts], ['failed', 5]);
    assert.ok(snapshot.failure.length > 10);
    assert.equal((await build.now(claim.id)).revision, claim.revision);

    const retry = `action="${pathOf(claim)}/copies"`;
    assert.match(await page(claim.path), /No copy could be taken, after 5 attempts/);
    assert.ok((await page(claim.path)).includes(retry));
    assert.equal((await page(claim.path, 'reader')).includes(retry), false);
    refused(await on.as('reader').post(`${pathOf(claim)}/copies`), 403);
    status = 200;
    const browser = await on.signIn('contributor');
    const asked = await browser.submit(`${pathOf(claim)}/copies`);
    assert.deepEqual([asked.status, asked.headers.location], [303, pathOf(claim)]);
    assert.equal(await round(), 1);
    assert.equal(last(await build.now(claim.id)).copy?.of, 'url');
  });
});

describe('a copy and a sign-off', () => {
  test('a copy that is still to come is told before a proposal and a sign-off, and after it is no new evidence', async () => {
    const site = createServer((_req, res) => res.end('The bridge is closed.'));
    site.listen(0, '127.0.0.1');
    await once(site, 'listening');
    const url = `http://127.0.0.1:${(site.address() as AddressInfo).port}/`;
    const page = async (path: string) => (await on.as('reviewer').get(path, { accept: 'text/html' })).text;

    const claim = await build.claim('checking');
    ok(await on.as('contributor').post(`${claim.path}/evidence`, { ...item, url }), 201);
    assert.match(await page(`${claim.path}/proposals/new`), /A copy of a web address is still being taken/);
    const { revision } = await build.now(claim.id);
    const decision = { verdict: 'unverified', reason: 'single_source', use: 'attribute', rationale: 'One page alone.' };
    ok(await on.as('editor').post(`${claim.path}/proposals`, { revision, ...decision }));
    const form = await page(`${claim.path}/sign-offs/new`);
    assert.match(form, new RegExp(`still being taken[\\s\\S]*href="${claim.path}/sign-offs/new"`));
    const seen = await build.now(claim.id);
    ok(
      await on
        .as('reviewer')
        .post(`${claim.path}/sign-offs`, { revision: seen.revision, contentHash: seen.contentHash }),
    );

    await takeDueSnapshots(on.desk, (asked) => fetchUrl(asked, { now: on.desk.clock, allow: ['127.0.0.1'] }));
    site.close();
    const after = await build.now(claim.id);
    assert.deepEqual([after.standing, after.signOff?.contentHash], ['behind', seen.contentHash]);
    assert.match(await page(claim.path), /the copy of one item was taken since sign-off/);
  });
});

/** The path of the claim's last item. */
function pathOf(claim: Claim): string {
  return `${claim.path}/evidence/${last(claim).id}`;
}

describe('a proposal', () => {
  test('that would fall short says so before it is sent, and why two items count once', async () => {
    const ministry = await build.source({ name: 'The ministry of roads', kind: 'organisation' });
    const parentId = ministry.id;
    const spokesman = await build.source({ name: 'A spokesman for roads', kind: 'person', parentId });
    const claim = await build.claim('checking');
    await build.evidence(claim, 'contributor', { source: undefined, sourceId: ministry.id });
    await build.evidence(claim, 'contributor', { source: undefined, sourceId: spokesman.id });
    const { text } = await on.as('editor').get(`${claim.path}/proposals/new`, { accept: 'text/html' });
    assert.match(text, /Falls short: the policy asks for 2 independent origins; the evidence has 1\./);
    assert.match(text, /count once: both go back to The ministry of roads/);
    const { text: page } = await on.as('editor').get(claim.path, { accept: 'text/html' });
    assert.match(page, /count once: both go back to The ministry of roads/);
  });
});
