import { randomUUID } from 'node:crypto';
import { access, mkdir, open, opendir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { sha256 } from '../domain/canonical.ts';

/**
 * Raw bytes as they came in, each kept once under its SHA-256 (64 lower-case hex digits). What is no such name is simply
 * not there. Folders are one way to keep them, S3-compatible storage may be another.
 */
export interface BlobStore {
  /** Keeps the bytes; once it resolves they outlive a crash. The same bytes again change nothing. */
  put(bytes: Uint8Array): Promise<KeptBlob>;
  /** @throws DamagedBlob where what is kept is not what its name says */
  get(sha256: string): Promise<Uint8Array | null>;
  /** For sending on without holding it in memory; the hash is not checked. */
  open(sha256: string): Promise<{ stream: Readable; size: number } | null>;
  has(sha256: string): Promise<boolean>;
  /** For a redaction, the only act that ever removes a blob; false where there was none. */
  remove(sha256: string): Promise<boolean>;
  /** Every hash that is kept, in no promised order. */
  all(): AsyncIterable<string>;
}

export interface KeptBlob {
  sha256: string;
  /** In bytes. */
  size: number;
}

/** The bytes under this name have another hash: the disk or somebody changed them. */
export class DamagedBlob extends Error {
  readonly sha256: string;
  constructor(sha256: string) {
    super(`The blob ${sha256} is damaged: its bytes have another hash.`);
    this.sha256 = sha256;
  }
}

const name = /^[0-9a-f]{64}$/;
const shelf = /^[0-9a-f]{2}$/;

/**
 * Blobs as files below `folder`, in sub-folders by their first two digits. A file is written and synced under
 * `incoming/` first and then renamed, so that a crash leaves no half blob under a blob's name.
 */
export function folderBlobs(folder: string): BlobStore {
  const placeOf = (hash: string) => path.join(folder, hash.slice(0, 2), hash);
  const known = (hash: string) => name.test(hash);

  async function get(hash: string): Promise<Uint8Array | null> {
    const bytes = known(hash) ? await orNull(readFile(placeOf(hash))) : null;
    if (bytes && sha256(bytes) !== hash) throw new DamagedBlob(hash);
    return bytes;
  }

  /** Whether it is there and whole; a damaged one is written anew. */
  async function isWhole(hash: string): Promise<boolean> {
    return get(hash).then(
      (bytes) => bytes !== null,
      (error) => {
        if (error instanceof DamagedBlob) return false;
        throw error;
      },
    );
  }

  return {
    async put(bytes) {
      const kept = { sha256: sha256(bytes), size: bytes.byteLength };
      const place = placeOf(kept.sha256);
      if (!(await isWhole(kept.sha256))) await writeWhole(folder, place, bytes);
      // A name outlives a crash only once its folder is synced, and so does the folder's own name. Not only after
      // writing: another process may have renamed the file a moment ago.
      await syncFolder(path.dirname(place));
      await syncFolder(folder);
      return kept;
    },
    get,
    async open(hash) {
      const file = known(hash) ? await orNull(open(placeOf(hash))) : null;
      return file && { size: (await file.stat()).size, stream: file.createReadStream() };
    },
    async has(hash) {
      return known(hash) && (await orNull(access(placeOf(hash)).then(() => true))) === true;
    },
    async remove(hash) {
      return known(hash) && (await orNull(rm(placeOf(hash)).then(() => true))) === true;
    },
    async *all() {
      const shelves = (await orNull(readdir(folder))) ?? [];
      for (const entry of shelves.filter((entry) => shelf.test(entry)).sort()) {
        for await (const file of await opendir(path.join(folder, entry))) if (known(file.name)) yield file.name;
      }
    },
  };
}

/**
 * Removes what crashes left behind in `incoming/`: files that nobody has written to since `before`.
 * @returns how many they were
 */
export async function clearUnfinished(folder: string, before: Date): Promise<number> {
  const incoming = path.join(folder, 'incoming');
  let cleared = 0;
  for (const entry of (await orNull(readdir(incoming))) ?? []) {
    const file = path.join(incoming, entry);
    const written = await orNull(stat(file));
    if (!written || written.mtimeMs >= before.getTime()) continue;
    await rm(file, { force: true });
    cleared++;
  }
  return cleared;
}

async function writeWhole(folder: string, place: string, bytes: Uint8Array): Promise<void> {
  const incoming = path.join(folder, 'incoming');
  await mkdir(incoming, { recursive: true });
  await mkdir(path.dirname(place), { recursive: true });
  const unfinished = path.join(incoming, randomUUID());
  try {
    const file = await open(unfinished, 'wx');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, place);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
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
