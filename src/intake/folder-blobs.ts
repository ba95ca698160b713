import { createHash, randomUUID } from 'node:crypto';
import { link, mkdir, open, opendir, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { type Arriving, type BlobStore, DamagedBlob, type KeptBlob } from './blobs.ts';

const name = /^[0-9a-f]{64}$/;
const shelf = /^[0-9a-f]{2}$/;
// What is being removed waits under this name until it is known that nobody renewed it meanwhile.
const leaving = /^leaving-([0-9a-f]{64})$/;

/**
 * Blobs as files below `folder`, in sub-folders by their first two digits. A file is written and synced under
 * `incoming/` first and then renamed, so that a crash leaves no half blob under a blob's name. When a blob was last kept
 * or renewed is its file's time.
 */
export function folderBlobs(folder: string): BlobStore {
  const incoming = path.join(folder, 'incoming');
  const placeOf = (hash: string) => path.join(folder, hash.slice(0, 2), hash);
  const leavingPlaceOf = (hash: string) => path.join(incoming, `leaving-${hash}`);
  const known = (hash: string) => name.test(hash);

  async function receive(source: AsyncIterable<Uint8Array>): Promise<Arriving> {
    await mkdir(incoming, { recursive: true });
    const file = path.join(incoming, randomUUID());
    try {
      const { sha256, size } = await writeAll(file, source);
      const keep = () => keepFile({ sha256, size }, file);
      return { sha256, size, file, keep, discard: () => rm(file, { force: true }) };
    } catch (error) {
      await rm(file, { force: true });
      throw error;
    }
  }

  async function keepFile(blob: KeptBlob, file: string): Promise<KeptBlob> {
    const place = placeOf(blob.sha256);
    await mkdir(path.dirname(place), { recursive: true });
    // The same bytes may lie there already, or damaged ones; these are whole, and as new as a blob that is about to be
    // named must be.
    await utimes(file, new Date(), new Date());
    await rename(file, place);
    // A name outlives a crash only once its folder is synced, and so does the folder's own name.
    await syncFolder(path.dirname(place));
    await syncFolder(folder);
    return blob;
  }

  /** The file that holds a blob: in its place, or, for the moment in which it is decided, on its way out. */
  async function find(hash: string) {
    if (!known(hash)) return null;
    return (
      (await orNull(open(placeOf(hash)))) ?? (await orNull(open(leavingPlaceOf(hash)))) ?? orNull(open(placeOf(hash)))
    );
  }

  async function openWhole(hash: string) {
    const file = await find(hash);
    if (!file) return null;
    try {
      const digest = createHash('sha256');
      for await (const part of file.createReadStream({ autoClose: false, start: 0 })) digest.update(part);
      if (digest.digest('hex') !== hash) throw new DamagedBlob(hash);
      return { size: (await file.stat()).size, stream: file.createReadStream({ start: 0 }) };
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  async function putBack(hash: string): Promise<void> {
    await mkdir(path.dirname(placeOf(hash)), { recursive: true });
    await link(leavingPlaceOf(hash), placeOf(hash)).catch((error: NodeJS.ErrnoException) => {
      // Somebody kept the same bytes anew meanwhile, or another process was faster.
      if (error.code !== 'EEXIST' && error.code !== 'ENOENT') throw error;
    });
    await rm(leavingPlaceOf(hash), { force: true });
  }

  /** What a crash left half removed is a blob like others again. */
  async function finishLeaving(): Promise<void> {
    for (const entry of (await orNull(readdir(incoming))) ?? []) {
      const [, hash] = leaving.exec(entry) ?? [];
      if (hash) await putBack(hash);
    }
  }

  return {
    async put(bytes) {
      return (await receive(partsOf(bytes))).keep();
    },
    receive,
    async get(hash) {
      const opened = await openWhole(hash);
      return opened && buffer(opened.stream);
    },
    open: openWhole,
    async has(hash) {
      const file = await find(hash);
      await file?.close();
      return file !== null;
    },
    async remove(hash) {
      return known(hash) && (await orNull(rm(placeOf(hash)).then(() => true))) === true;
    },
    async *all() {
      for await (const { hash } of files(folder)) yield hash;
    },
    async renew(hash) {
      const now = new Date();
      return known(hash) && (await orNull(utimes(placeOf(hash), now, now).then(() => true))) === true;
    },
    async *untouched({ after, before }) {
      await finishLeaving();
      for await (const { hash, place } of files(folder)) {
        const touched = (await orNull(stat(place)))?.mtimeMs;
        if (touched !== undefined && touched > after.getTime() && touched < before.getTime()) yield hash;
      }
    },
    async removeUntouched(hash, before) {
      if (!known(hash)) return false;
      const isOld = async (place: string) => ((await orNull(stat(place)))?.mtimeMs ?? Infinity) < before.getTime();
      if (!(await isOld(placeOf(hash)))) return false;
      // Out of its place in one step: whoever renews it from now on finds none and keeps it anew; whoever renewed it
      // before has left a new time on the file, and it goes back.
      await mkdir(incoming, { recursive: true });
      if ((await orNull(rename(placeOf(hash), leavingPlaceOf(hash)).then(() => true))) === null) return false;
      if (await isOld(leavingPlaceOf(hash))) {
        await rm(leavingPlaceOf(hash), { force: true });
        return true;
      }
      await putBack(hash);
      return false;
    },
  };
}

/**
 * Removes what crashes and broken uploads left behind in `incoming/`: files that nobody has written to since `before`.
 * @returns how many they were
 */
export async function clearUnfinished(folder: string, before: Date): Promise<number> {
  const incoming = path.join(folder, 'incoming');
  let cleared = 0;
  for (const entry of (await orNull(readdir(incoming))) ?? []) {
    if (leaving.test(entry)) continue;
    const file = path.join(incoming, entry);
    const written = await orNull(stat(file));
    if (!written || written.mtimeMs >= before.getTime()) continue;
    await rm(file, { force: true });
    cleared++;
  }
  return cleared;
}

async function* files(folder: string): AsyncIterable<{ hash: string; place: string }> {
  const shelves = (await orNull(readdir(folder))) ?? [];
  for (const entry of shelves.filter((each) => shelf.test(each)).sort()) {
    for await (const file of await opendir(path.join(folder, entry))) {
      if (name.test(file.name)) yield { hash: file.name, place: path.join(folder, entry, file.name) };
    }
  }
}

async function writeAll(place: string, source: AsyncIterable<Uint8Array>): Promise<KeptBlob> {
  const digest = createHash('sha256');
  let size = 0;
  const file = await open(place, 'wx');
  try {
    for await (const part of source) {
      digest.update(part);
      size += part.byteLength;
      await file.writeFile(part);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { sha256: digest.digest('hex'), size };
}

async function* partsOf(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}

async function syncFolder(folder: string): Promise<void> {
  // Windows opens no folders; there the rename is all that can be had.
  if (process.platform === 'win32') return;
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function orNull<T>(work: Promise<T>): Promise<T | null> {
  return work.catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
}
