import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import supertest from 'supertest';
import { sha256 } from '../../src/domain/canonical.ts';
import type { Claim } from '../../src/domain/claim.ts';
import { Builder } from '../support/builder.ts';
import { ok, TestDesk } from '../support/desk.ts';

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
  const request = supertest(on.server)
    .post(path)
    .set({ accept: 'application/json', authorization: `Bearer ${await on.token(who)}`, ...headers });
  for (const [name, value] of Object.entries({ ...item, ...fields })) request.field(name, String(value));
  if (file) request.attach('file', Buffer.from(file.bytes), { filename: file.name, contentType: file.type });
  return request;
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

/** The path of the claim's last item. */
function pathOf(claim: Claim): string {
  return `${claim.path}/evidence/${last(claim).id}`;
}
