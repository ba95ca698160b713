import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { BlobStore } from '../../src/intake/blobs.ts';
import { folderBlobs } from '../../src/intake/folder-blobs.ts';

/** Where they stand: what a test alters here, the desk did not write. */
export const blobFolder = mkdtempSync(path.join(os.tmpdir(), 'claimdesk-blobs-'));
process.on('exit', () => rmSync(blobFolder, { recursive: true, force: true }));

/** The blobs of this test file: real files in a folder that goes when the process ends. */
export function testBlobs(): BlobStore {
  return folderBlobs(blobFolder);
}
