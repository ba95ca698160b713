import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type BlobStore, folderBlobs } from '../../src/intake/blobs.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'claimdesk-blobs-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

/** The blobs of this test file: real files in a folder that goes when the process ends. */
export function testBlobs(): BlobStore {
  return folderBlobs(folder);
}
