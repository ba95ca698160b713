import assert from 'node:assert/strict';
import { rename, utimes } from 'node:fs/promises';
import path from 'node:path';
import { before, describe, test } from 'node:test';
import supertest from 'supertest';
import { recordDocument } from '../../src/desk/record-document.ts';
import { verifyAudit } from '../../src/desk/verify-audit.ts';
import type { Claim } from '../../src/domain/claim.ts';
import { parseGiven } from '../../src/domain/inputs/parse-given.ts';
import { removeUnnamedBlobs } from '../../src/jobs/unnamed-blobs.ts';
import { foundedAt } from '../../src/store/named-blobs.ts';
import { blobFolder } from '../support/blobs.ts';
import { Builder } from '../support/builder.ts';
import { clockFrom } from '../support/clock.ts';
import { ok, TestDesk } from '../support/desk.ts';

const hour = 60 * 60 * 1000;
let on: TestDesk;
let build: Builder;
let founded: number;

before(async () => {
  on = await TestDesk.open('staffed', { clock: clockFrom('2026-06-01T09:00:00.000Z') });
  build = new Builder(on);
  founded = Date.parse((await on.desk.store.snapshot(foundedAt)) ?? '');
});

const text = () => `A note, ${Math.random()}.`;
const tidy = () => removeUnnamedBlobs(on.desk);
const has = (hash: string) => on.desk.blobs.has(hash);

/** Makes a blob look as if it had last been kept so long ago. */
async function age(hash: string, milliseconds = 25 * hour): Promise<void> {
  const then = new Date(on.clock().getTime() - milliseconds);
  await utimes(path.join(blobFolder, hash.slice(0, 2), hash), then, then);
}

async function blob(bytes = text()): Promise<string> {
  const { sha256 } = await on.desk.blobs.put(Buffer.from(bytes));
  await age(sha256);
  return sha256;
}

async function upload(where: string, fields: Record<string, string> = {}) {
  const sent = supertest(on.server)
    .post(where)
    .set({ accept: 'application/json', authorization: `Bearer ${await on.token('contributor')}` });
  return sent.field(fields).attach('file', Buffer.from(text()), { filename: 'note.txt', contentType: 'text/plain' });
}

describe('bytes that nothing names', () => {
  test('go after a day, and not before', async () => {
    const [old, young] = [await blob(), await blob()];
    await age(young, 23 * hour);
    assert.equal(await tidy(), 1);
    assert.deepEqual([await has(old), await has(young)], [false, true]);
  });

  test('stay where they are older than the desk: another one kept them', async () => {
    const hash = await blob();
    await age(hash, on.clock().getTime() - founded + hour);
    assert.equal(await tidy(), 0);
    assert.ok(await has(hash));
  });

  test('stay while evidence, also withdrawn, a draft, a document or any revision names them, and all is proven', async () => {
    const claim = await build.claim();
    const { evidence } = ok(
      await upload(`${claim.path}/evidence`, { stance: 'context', note: 'Found.' }),
      201,
    ) as Claim;
    const item = evidence[0] as Claim['evidence'][number];
    const withdrawal = { reason: 'Not the bridge.' };
    ok(await on.as('contributor').post(`${claim.path}/evidence/${item.id}/withdrawals`, withdrawal));
    const draft = ok(await upload('/documents/drafts'), 201);
    const taken = ok(await upload('/documents/drafts'), 201);
    const document = ok(
      await on.as('contributor').post('/documents', { title: 'A note', language: 'en', draft: taken.id }),
      201,
    );
    const named = [item.sha256 as string, draft.original.sha256, document.original.sha256];
    for (const hash of named) await age(hash);
    const unnamed = await blob();
    assert.equal(await tidy(), 1);
    assert.equal(await has(unnamed), false);
    for (const hash of named) assert.ok(await has(hash));
    assert.equal((await verifyAudit(on.desk)).fault, null);
  });

  test('of a draft that nobody recorded go with it', async () => {
    const draft = ok(await upload('/documents/drafts'), 201);
    await age(draft.original.sha256);
    await on.desk.store.write((tx) => tx.workDraft.deleteMany({ where: { id: draft.id } }));
    assert.equal(await tidy(), 1);
  });

  test('of an upload whose record is refused go in the end', async () => {
    const claim = await build.claim('dropped');
    const refused = await upload(`${claim.path}/evidence`, { stance: 'context', note: 'Late.' });
    assert.equal(refused.status, 409);
    const kept: string[] = [];
    for await (const hash of on.desk.blobs.untouched({
      after: new Date(Date.now() - hour),
      before: new Date(Date.now() + hour),
    }))
      kept.push(hash);
    for (const hash of kept) await age(hash);
    assert.ok((await tidy()) >= 1);
    assert.equal((await verifyAudit(on.desk)).fault, null);
  });
});

describe('the same bytes that come in while they are tidied away', () => {
  test('stay, whenever in between that is', async () => {
    const bytes = Buffer.from(text());
    const hash = await blob(bytes.toString());
    const cutoff = new Date(on.clock().getTime() - 24 * hour);
    for (let round = 0; round < 50; round++) {
      await age(hash);
      const [, removed] = await Promise.all([on.desk.blobs.put(bytes), on.desk.blobs.removeUntouched(hash, cutoff)]);
      assert.ok(await has(hash), `round ${round}, removed: ${removed}`);
      assert.deepEqual(Buffer.from((await on.desk.blobs.get(hash)) ?? []), bytes);
    }
  });

  test('stay where somebody renewed them in time; whoever is too late is told', async () => {
    const cutoff = new Date(on.clock().getTime() - 24 * hour);
    for (let round = 0; round < 50; round++) {
      const hash = await blob();
      const [renewed, removed] = await Promise.all([
        on.desk.blobs.renew(hash),
        on.desk.blobs.removeUntouched(hash, cutoff),
      ]);
      assert.equal(renewed, !removed);
      assert.equal(await has(hash), renewed);
    }
  });

  test('can be read at every moment while it is decided', async () => {
    const hash = await blob();
    await rename(path.join(blobFolder, hash.slice(0, 2), hash), path.join(blobFolder, 'incoming', `leaving-${hash}`));
    assert.ok(await has(hash));
    assert.ok(await on.desk.blobs.get(hash));
    // A crash just then: the next round begins anew with it.
    assert.equal(await tidy(), 1);
    assert.equal(await has(hash), false);
  });

  test('refuse a draft whose bytes are gone, and nothing is recorded', async () => {
    const draft = ok(await upload('/documents/drafts'), 201);
    await on.desk.blobs.remove(draft.original.sha256);
    const body = { title: 'A note', language: 'en', draft: draft.id };
    const act = { actor: await on.actor('contributor') };
    await assert.rejects(
      recordDocument(on.desk, act, (schema) => parseGiven(schema)(body)),
      /not kept any more/,
    );
  });
});
