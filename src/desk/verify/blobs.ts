import type { RecordTexts } from '../../domain/records.ts';
import type { RecordType } from '../../domain/words.ts';
import { type BlobStore, DamagedBlob } from '../../intake/blobs.ts';
import { Fault } from './report.ts';

/** The hashes of the kept bytes that a record's text names: uploads and copies of evidence, a document's original. */
export function blobsOf(type: RecordType, text: RecordTexts[RecordType]): string[] {
  if (type === 'claim') {
    return (text as RecordTexts['claim']).evidence.flatMap(({ copy, sha256 }) =>
      copy && sha256 ? [sha256, ...(copy.fetchSha256 ? [copy.fetchSha256] : [])] : [],
    );
  }
  const original = type === 'document' ? (text as RecordTexts['document']).original : undefined;
  return original ? [original.sha256] : [];
}

/** Re-hashes every kept file that a record names. */
export async function verifyBlobs(
  blobs: BlobStore,
  named: Iterable<string>,
  redacted: ReadonlySet<string>,
): Promise<void> {
  for (const hash of named) {
    const place = `Blob ${hash}`;
    const opened = await blobs.open(hash).catch((error) => {
      throw error instanceof DamagedBlob ? new Fault(place, 'its bytes are not those that were kept') : error;
    });
    opened?.stream.destroy();
    if (opened === null && !redacted.has(place)) throw new Fault(place, 'a record names it, and it is missing');
  }
}
