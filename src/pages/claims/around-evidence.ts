import { type Moment, momentsOf } from '../../desk/read-time-codes.ts';
import type { Claim } from '../../domain/claim.ts';
import type { Document } from '../../domain/records.ts';
import { findRecords, type Source } from '../../store/records.ts';
import { findSameEvidence } from '../../store/same-evidence.ts';
import { type SnapshotRow, snapshotsOf } from '../../store/snapshots.ts';

/** What stands around a claim's evidence and not in the claim's text. */
export interface AroundEvidence {
  /** The documents in which items stand, by id. */
  documents: ReadonlyMap<number, Document>;
  /** How the copies of web addresses stand, by the item's id. */
  snapshots: ReadonlyMap<string, SnapshotRow>;
  /** Other claims by the hash or web address that one of their items shares. */
  elsewhere: ReadonlyMap<string, number[]>;
  /** When the passages of items in a transcript are said, by the item's id. */
  moments: ReadonlyMap<string, Moment>;
}

/** The documents in which a claim or its evidence stands, by id. */
export async function findDocumentsOf(
  read: Source,
  { appearances, evidence }: Pick<Claim, 'appearances' | 'evidence'>,
): Promise<Map<number, Document>> {
  const ids = [...appearances, ...evidence].flatMap((item) => item.documentId ?? []);
  return new Map((await findRecords(read, 'document', ids)).map((document) => [document.id, document]));
}

/** @param asked the documents in which items stand, where they have been asked for */
export async function findAroundEvidence(
  read: Source,
  { id, evidence }: Pick<Claim, 'id' | 'evidence'>,
  asked: Promise<ReadonlyMap<number, Document>> = findDocumentsOf(read, { appearances: [], evidence }),
): Promise<AroundEvidence> {
  const [documents, snapshots, elsewhere, moments] = await Promise.all([
    asked,
    snapshotsOf(read, id),
    findSameEvidence(read, id, evidence),
    asked.then((documents) => momentsOf(read, evidence, documents)),
  ]);
  return { documents, snapshots, elsewhere, moments };
}
