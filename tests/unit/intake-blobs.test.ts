import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { after, describe, it } from 'node:test';
import { sha256 } from '../../src/domain/canonical.ts';
import type { DamagedBlob } from '../../src/intake/blobs.ts';
import { clearUnfinished, folderBlobs } from '../../src/intake/folder-blobs.ts';

const folder = await mkdtemp(path.join(os.tmpdir(), 'claimdesk-blobs-'));
after(() => rm(folder, { recursive: true, force: true }));

const blobs = folderBlobs(path.join(folder, 'blobs'));
const bytes = Buffer.from('What the reporter saw.');
const hash = sha256(bytes);
const placeOf = (name: string) => path.join(folder, 'blobs', name.slice(0, 2), name);
const listed = async () => {
  const hashes: string[] = [];
  for await (const each of blobs.all()) hashes.push(each);
  return hashes;
};

describe('blobs in a folder', () => {
  it('are none as long as nothing was put', async () => {
    assert.deepEqual(await listed(), []);
    assert.equal(await blobs.get(hash), null);
    assert.equal(await blobs.open(hash), null);
    assert.equal(await blobs.has(hash), false);
  });

  it('are kept under their hash, once', async () => {
    assert.deepEqual(await blobs.put(bytes), { sha256: hash, size: bytes.length });
    assert.deepEqual(await blobs.put(bytes), { sha256: hash, size: bytes.length });
    assert.deepEqual(await blobs.get(hash), bytes);
    assert.equal(await blobs.has(hash), true);
    assert.deepEqual(await listed(), [hash]);
  });

  it('can be sent on as a stream', async () => {
    const opened = await blobs.open(hash);
    assert.equal(opened?.size, bytes.length);
    assert.deepEqual(opened && (await buffer(opened.stream)), bytes);
  });

  it('may be put by many at once', async () => {
    const many = Array.from({ length: 20 }, (_, index) => Buffer.from(`note ${index % 4}`));
    await Promise.all(many.map((each) => blobs.put(each)));
    for (const each of many) assert.deepEqual(await blobs.get(sha256(each)), each);
    assert.equal((await listed()).length, 5);
    assert.deepEqual(await readdir(path.join(folder, 'blobs', 'incoming')), []);
  });

  it('may be empty', async () => {
    const { sha256: empty } = await blobs.put(new Uint8Array());
    assert.equal((await blobs.get(empty))?.length, 0);
    assert.equal(await blobs.remove(empty), true);
  });

  it('are never looked for outside the folder', async () => {
    await writeFile(path.join(folder, 'secret'), 'secret');
    for (const name of ['../secret', '', hash.toUpperCase(), `${hash}/`, `${hash}\0`, '..']) {
      assert.equal(await blobs.get(name), null);
      assert.equal(await blobs.has(name), false);
      assert.equal(await blobs.remove(name), false);
    }
  });

  it('are not given out damaged, and are whole again when the same bytes come in', async () => {
    await writeFile(placeOf(hash), 'What nobody saw.');
    await assert.rejects(
      blobs.get(hash),
      (error: DamagedBlob) => error.sha256 === hash && /damaged/.test(error.message),
    );
    await blobs.put(bytes);
    assert.deepEqual(await blobs.get(hash), bytes);
  });

  it('are gone when they are removed', async () => {
    const { sha256: other } = await blobs.put(Buffer.from('to be redacted'));
    assert.equal(await blobs.remove(other), true);
    assert.equal(await blobs.remove(other), false);
    assert.equal(await blobs.get(other), null);
  });

  it('do not count what a crash left half written, and it can be cleared away', async () => {
    const incoming = path.join(folder, 'blobs', 'incoming');
    await mkdir(incoming, { recursive: true });
    await writeFile(path.join(incoming, 'old'), 'What the rep');
    await utimes(path.join(incoming, 'old'), new Date(0), new Date(0));
    await writeFile(path.join(incoming, 'just-being-written'), 'What');
    const before = await listed();
    assert.equal(await clearUnfinished(path.join(folder, 'blobs'), new Date(Date.now() - 3_600_000)), 1);
    assert.deepEqual(await readdir(incoming), ['just-being-written']);
    assert.deepEqual(await listed(), before);
    assert.equal(await clearUnfinished(path.join(folder, 'nowhere'), new Date()), 0);
  });

  it('are whole or not there at all when the program is killed while it writes them', async () => {
    const killed = path.join(folder, 'killed');
    const source = new URL('../../src/intake/folder-blobs.ts', import.meta.url);
    const code = `
      import { folderBlobs } from '${source}';
      const blobs = folderBlobs(process.argv[1]);
      for (let i = 0; ; i++) {
        const { sha256 } = await blobs.put(Buffer.alloc(4_000_000, 'page ' + i));
        console.log(sha256);
      }`;
    for (const after of [1, 3]) {
      const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code, killed]);
      let told = '';
      for await (const chunk of child.stdout) {
        told += chunk;
        // What is written meanwhile breaks off somewhere.
        if (told.split('\n').length > after) child.kill('SIGKILL');
      }
      const store = folderBlobs(killed);
      for await (const kept of store.all()) assert.ok(await store.get(kept));
      for (const acknowledged of told.split('\n').slice(0, -1)) assert.ok(await store.get(acknowledged));
    }
  });
});
