import { sha256 } from '../../domain/canonical.ts';
import { claimHash, contentHash } from '../../domain/claim-hashes.ts';
import { readText } from '../../domain/records.ts';
import { recordTypes } from '../../domain/words.ts';
import type { Reader } from '../../store/store.ts';
import {
  allRevisions,
  countRevisions,
  eventsBySeq,
  recordTypesStored,
  type StoredEvent,
  type StoredRevision,
  textsOf,
} from '../../store/verify-reads.ts';
import { type Attested, Fault, requireRedaction } from './report.ts';

/**
 * Holds every revision against its event, re-hashes its text, and recomputes the hashes of claims.
 * @param latest is told each record's latest revision and text, for the rows to be held against
 */
export async function verifyRevisions(
  tx: Reader,
  attested: Attested,
  latest: (revision: StoredRevision, text: string | null) => Promise<void>,
): Promise<number> {
  const known: readonly string[] = recordTypes;
  const strange = (await recordTypesStored(tx)).find((type) => !known.includes(type));
  if (strange) throw new Fault('Revision', `there is a kind of record called "${strange}"`);
  const { revisions, texts } = await countRevisions(tx);
  if (revisions !== attested.revisions)
    throw new Fault('Revision', `${revisions} are stored, the log tells of ${attested.revisions}`);
  if (texts !== revisions) throw new Fault('RevisionText', `${texts} texts are stored for ${revisions} revisions`);
  for (const type of recordTypes) await verifyType(tx, type, attested, latest);
  return revisions;
}

async function verifyType(
  tx: Reader,
  type: string,
  attested: Attested,
  latest: (revision: StoredRevision, text: string | null) => Promise<void>,
) {
  let before: { revision: StoredRevision; text: string | null } | undefined;
  for await (const batch of allRevisions(tx, type)) {
    const events = await eventsBySeq(
      tx,
      batch.map((revision) => revision.eventSeq),
    );
    const texts = await textsOf(tx, batch);
    for (const revision of batch) {
      const sameRecord = before?.revision.recordId === revision.recordId;
      if (before && !sameRecord) await latest(before.revision, before.text);
      const text = texts.get(`${revision.recordId}.${revision.number}`);
      verifyOne(revision, sameRecord ? before?.revision : undefined, events.get(revision.eventSeq), text, attested);
      before = { revision, text: text ?? null };
    }
  }
  if (before) await latest(before.revision, before.text);
}

function verifyOne(
  revision: StoredRevision,
  before: StoredRevision | undefined,
  event: StoredEvent | undefined,
  text: string | null | undefined,
  attested: Attested,
): void {
  const name = `${revision.recordType} ${revision.recordId}.${revision.number}`;
  const place = `Revision ${name}`;
  if (revision.number !== (before?.number ?? 0) + 1)
    throw new Fault(place, 'the numbers of its record have a gap before it');
  verifyAgainstEvent(revision, event, place);
  if (text === undefined) throw new Fault(`RevisionText ${name}`, 'it is missing');
  const textPlace = `RevisionText ${name}`;
  if (text === null) {
    requireRedaction(attested, textPlace);
    return;
  }
  if (sha256(text) !== revision.textHash) throw new Fault(textPlace, 'its text is not the one that the log names');
  const record = JSON.parse(text);
  if (record.id !== revision.recordId || record.revision !== revision.number || record.updatedAt !== revision.at) {
    throw new Fault(place, 'its text belongs to another revision');
  }
  verifyHashes(revision, before, text, place);
}

function verifyAgainstEvent(revision: StoredRevision, event: StoredEvent | undefined, place: string): void {
  if (!event) throw new Fault(place, `its event ${revision.eventSeq} is missing`);
  const detail = JSON.parse(event.detail);
  const same =
    event.subjectType === revision.recordType &&
    event.subjectId === revision.recordId &&
    event.at === revision.at &&
    event.actorId === revision.actorId &&
    detail.revision === revision.number &&
    detail.textHash === revision.textHash &&
    // Events of release 0.1.0 and before name no claimHash.
    (detail.claimHash ?? revision.claimHash) === revision.claimHash;
  if (!same) throw new Fault(place, `it is not what event ${event.seq} says of it`);
}

function verifyHashes(revision: StoredRevision, before: StoredRevision | undefined, text: string, place: string): void {
  if (revision.recordType !== 'claim') {
    if (revision.claimHash === null && revision.contentHash === null && !revision.restated) return;
    throw new Fault(place, 'it has members of a claim');
  }
  const claim = readText('claim', text);
  if (revision.claimHash !== claim.claimHash || claim.claimHash !== claimHash(claim))
    throw new Fault(place, 'its claimHash is another one');
  if (revision.contentHash !== claim.contentHash || claim.contentHash !== contentHash(claim))
    throw new Fault(place, 'its contentHash is another one');
  const restated = revision.claimHash !== before?.claimHash;
  if (revision.restated !== restated)
    throw new Fault(place, 'whether it changed what is claimed is not told as it was');
}
