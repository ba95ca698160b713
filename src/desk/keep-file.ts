import type { EvidenceItem } from '../domain/claim.ts';
import { Invalid } from '../domain/errors.ts';
import type { EvidenceInput } from '../domain/inputs/claim-input.ts';
import type { GivenFile } from '../intake/describe-file.ts';

export type { GivenFile };

/** What an item says of the file that was kept for it; `takenAt` is the time of the item. */
export type KeptFile = { sha256: string; copy: Omit<NonNullable<EvidenceItem['copy']>, 'takenAt'> };

/** Keeps the bytes of a file under their hash, before anything names them. @throws Invalid */
export async function keepFile({ url, documentId }: EvidenceInput, file: GivenFile): Promise<KeptFile> {
  const beside = url === undefined ? (documentId === undefined ? null : 'a document') : 'a web address';
  if (beside) {
    const message = `An item is either a file or ${beside}. Add two items, so that each is kept and can be withdrawn alone.`;
    throw new Invalid([{ path: 'file', message }]);
  }
  const { received } = file;
  if (received.size === 0) throw new Invalid([{ path: 'file', message: 'This file is empty.' }]);
  const { describeFile } = await import('../intake/describe-file.ts');
  const description = await describeFile(file);
  const { sha256, size } = await received.keep();
  return { sha256, copy: { of: 'file', size, ...description } };
}
