import type { Readable } from 'node:stream';

/**
 * Raw bytes as they came in, each kept once under its SHA-256 (64 lower-case hex digits). What is no such name is simply
 * not there. Folders are one way to keep them (`folder-blobs.ts`), S3-compatible storage may be another.
 */
export interface BlobStore {
  /** Keeps the bytes; once it resolves they outlive a crash. The same bytes again change nothing. */
  put(bytes: Uint8Array): Promise<KeptBlob>;
  /**
   * Takes bytes in as they come, a little in memory at a time, and hashes them; they are kept once `keep` is called.
   * @throws what `source` throws; nothing is left then
   */
  receive(source: AsyncIterable<Uint8Array>): Promise<Arriving>;
  /** @throws DamagedBlob where what is kept is not what its name says */
  get(sha256: string): Promise<Uint8Array | null>;
  /** For sending on without holding it in memory. @throws DamagedBlob before a byte of it is given */
  open(sha256: string): Promise<{ stream: Readable; size: number } | null>;
  has(sha256: string): Promise<boolean>;
  /** For a redaction; false where there was none. */
  remove(sha256: string): Promise<boolean>;
  /** Every hash that is kept, in no promised order. */
  all(): AsyncIterable<string>;
  /** Says that a blob is about to be named, so that it counts as new; false where there is none. */
  renew(sha256: string): Promise<boolean>;
  /** The hashes of what was last kept or renewed within this time. */
  untouched(times: { after: Date; before: Date }): AsyncIterable<string>;
  /** Removes a blob unless somebody keeps or renews it, at the same moment even; false where that is so. */
  removeUntouched(sha256: string, before: Date): Promise<boolean>;
}

export interface KeptBlob {
  sha256: string;
  /** In bytes. */
  size: number;
}

/** Bytes that came in whole and are not kept yet. Call `keep` or `discard`; `discard` after `keep` does nothing. */
export interface Arriving extends KeptBlob {
  /** The file of this machine that holds them until then. */
  readonly file: string;
  /** Once it resolves they outlive a crash. */
  keep(): Promise<KeptBlob>;
  discard(): Promise<void>;
}

/** The bytes under this name have another hash: the disk or somebody changed them. */
export class DamagedBlob extends Error {
  readonly sha256: string;
  constructor(sha256: string) {
    super(`The blob ${sha256} is damaged: its bytes have another hash.`);
    this.sha256 = sha256;
  }
}
