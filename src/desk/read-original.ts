import type { Readable } from 'node:stream';
import { NotFound } from '../domain/errors.ts';
import type { Document } from '../domain/records.ts';
import { DamagedBlob } from '../intake/blobs.ts';
import type { Act, Desk } from './desk.ts';
import { noteAccess } from './note-access.ts';

/** The bytes in which a document came in. */
export interface ReadOriginal {
  stream: Readable;
  /** In bytes. */
  size: number;
  mediaType: string;
  name: string;
  sha256: string;
}

/** Gives the kept bytes of a document out and notes it in the access log. @throws NotFound */
export async function readOriginal(
  desk: Desk,
  { actor }: Act,
  { id, path, original }: Document,
): Promise<ReadOriginal> {
  if (!original) throw new NotFound('This document came in as text; there are no other bytes of it.');
  const { sha256, mediaType, name = `document-${id}${extensions[mediaType] ?? ''}` } = original;
  const opened = await desk.blobs.open(sha256).catch((error: unknown) => {
    if (!(error instanceof DamagedBlob)) throw error;
    throw new NotFound(
      'The original was altered after it was kept, so it is not given out. Tell an admin of the desk.',
    );
  });
  if (!opened) throw new NotFound('The original is no longer there. Tell an admin of the desk.');
  await noteAccess(desk, { personId: actor.id, kind: 'downloaded', path: `${path}/original` });
  return { ...opened, mediaType, name, sha256 };
}

const extensions: Record<string, string> = {
  'text/html': '.html',
  'text/plain': '.txt',
  'text/markdown': '.md',
  'application/pdf': '.pdf',
};
