import type { Readable } from 'node:stream';
import type { Claim, EvidenceItem } from '../domain/claim.ts';
import { NotFound } from '../domain/errors.ts';
import { DamagedBlob } from '../intake/blobs.ts';
import type { Act, Desk } from './desk.ts';
import { noteAccess } from './note-access.ts';

/** A kept copy, whole and with the hash that the record names. */
export interface ReadCopy {
  stream: Readable;
  /** In bytes. */
  size: number;
  mediaType: string;
  /** As it was uploaded; of a web page there is none. */
  name: string | undefined;
  sha256: string;
}

/** Where the copy that an item names is downloaded; the access log speaks of it by this path. */
export function copyPath({ path }: Pick<Claim, 'path'>, { id }: Pick<EvidenceItem, 'id'>): string {
  return `${path}/evidence/${id}/copy`;
}

/** The copy that an item of evidence names; each download goes into the access log. @throws NotFound */
export async function readCopy(desk: Desk, { actor }: Act, claim: Claim, item: EvidenceItem): Promise<ReadCopy> {
  const { copy, sha256 } = item;
  if (!copy || !sha256) throw new NotFound('The desk keeps no copy for this item.');
  const opened = await desk.blobs.open(sha256).catch((error: unknown) => {
    if (!(error instanceof DamagedBlob)) throw error;
    throw new NotFound('The copy was altered after it was kept, so it is not given out. Tell an admin of the desk.');
  });
  if (!opened) throw new NotFound('The copy is no longer there. Tell an admin of the desk.');
  await noteAccess(desk, { personId: actor.id, kind: 'downloaded', path: copyPath(claim, item) });
  return { ...opened, mediaType: copy.mediaType, name: copy.name, sha256 };
}
