import type { RecordType } from '../domain/words.ts';
import { findHead } from '../store/audit.ts';
import type { Reader } from '../store/store.ts';
import type { Desk } from './desk.ts';
import { verifyBlobs } from './verify/blobs.ts';
import { verifyChain } from './verify/chain.ts';
import { verifyDecisions } from './verify/decisions.ts';
import { Fault } from './verify/report.ts';
import { verifyRevisions } from './verify/revisions.ts';
import { RowVerifier } from './verify/rows.ts';
import { verifyDocumentTexts } from './verify/texts.ts';

export interface Verification {
  events: number;
  revisions: number;
  records: number;
  /** The end of the chain; kept elsewhere, it shows later that the chain was not written anew. */
  head: { seq: number; hash: string } | null;
  /** What was redacted, as the log tells. */
  redacted: string[];
  /** The first thing that is not as it was written, or null. */
  fault: { place: string; message: string } | null;
}

/**
 * Proves the desk unaltered, on one snapshot: recomputes the chain of events, holds every revision against its event and
 * its text against its hash, the rows of every record against its latest text in every column but `searchText`, decisions
 * and notes against the hashes in the log, and document texts against theirs. Says the first fault, and changes nothing.
 */
export async function verifyAudit({ store, blobs }: Desk): Promise<Verification> {
  const found: Verification = { events: 0, revisions: 0, records: 0, head: null, redacted: [], fault: null };
  try {
    await store.snapshot((tx) => verifySnapshot(tx, blobs, found));
  } catch (error) {
    found.fault = asFault(error);
  }
  return found;
}

async function verifySnapshot(tx: Reader, blobs: Desk['blobs'], found: Verification): Promise<void> {
  const attested = await verifyChain(tx);
  found.events = await tx.event.count();
  found.head = await findHead(tx);
  found.redacted = [...attested.redacted];
  const rows = new RowVerifier(tx);
  found.revisions = await verifyRevisions(tx, attested, ({ recordType, recordId }, text) =>
    rows.add(recordType as RecordType, recordId, text),
  );
  found.records = await rows.finish();
  await verifyDecisions(tx, attested);
  await verifyDocumentTexts(tx, attested);
  await verifyBlobs(blobs, rows.blobs, attested.redacted);
}

// A value of another type than its column's makes the reading itself fail; that is a finding, not a breakdown.
function asFault(error: unknown): { place: string; message: string } {
  if (error instanceof Fault) return { place: error.place, message: error.message };
  const { meta, code } = error as { meta?: { modelName?: string }; code?: string };
  if (meta?.modelName && code?.startsWith('P20')) {
    return { place: meta.modelName, message: 'a row holds a value that cannot be read' };
  }
  throw error;
}
