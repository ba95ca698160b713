import { canonical } from '../../domain/canonical.ts';
import { type ChainedEvent, type ChainHead, emptyHead, findChainFault } from '../../domain/chain.ts';
import { findHead } from '../../store/audit.ts';
import type { Reader } from '../../store/store.ts';
import { allEvents, type StoredEvent } from '../../store/verify-reads.ts';
import { type Attested, Fault } from './report.ts';

/** Recomputes every hash of the log, holds its end against the head, and gathers what it attests. */
export async function verifyChain(tx: Reader): Promise<Attested> {
  const attested: Attested = {
    proposals: new Map(),
    signOffs: new Map(),
    notes: new Map(),
    comments: new Map(),
    publications: new Map(),
    identities: new Map(),
    revisions: 0,
    redacted: new Set(),
  };
  let last: ChainHead = emptyHead;
  for await (const batch of allEvents(tx)) {
    const events = batch.map(readEvent);
    const fault = findChainFault(last, events);
    if (fault) throw new Fault(`Event ${fault.seq}`, fault.message);
    for (const event of events) attest(attested, event);
    last = events.at(-1) ?? last;
  }
  const head = await findHead(tx);
  if (!head) throw new Fault('AuditHead', 'it is missing');
  if ((await tx.auditHead.count()) !== 1) throw new Fault('AuditHead', 'there is more than one');
  if (head.seq !== last.seq || head.hash !== last.hash || head.at !== last.at) {
    throw new Fault('AuditHead', `it names event ${head.seq}, the log ends with event ${last.seq}`);
  }
  return attested;
}

function readEvent(event: StoredEvent): ChainedEvent {
  const place = `Event ${event.seq}`;
  try {
    const detail = JSON.parse(event.detail);
    if (canonical(detail) !== event.detail) throw new Fault(place, 'its detail is not written canonically');
    return { ...event, detail };
  } catch (error) {
    throw error instanceof Fault ? error : new Fault(place, 'its detail is not JSON');
  }
}

function attest(attested: Attested, { seq, subjectId, detail }: ChainedEvent): void {
  const { revision, proposalId, proposalHash, signOffId, signOffHash, noteId, noteHash, identityHash, redacted } =
    detail as Record<string, string>;
  const { commentId, commentHash, publicationId, publicationHash } = detail as Record<string, string>;
  if (revision !== undefined) attested.revisions += 1;
  if (proposalId && proposalHash) attested.proposals.set(proposalId, proposalHash);
  if (signOffId && signOffHash) attested.signOffs.set(signOffId, signOffHash);
  if (noteId && noteHash) attested.notes.set(seq, { noteId, noteHash, claimId: subjectId });
  if (commentId && commentHash) attested.comments.set(commentId, commentHash);
  if (publicationId && publicationHash) attested.publications.set(publicationId, publicationHash);
  if (identityHash) attested.identities.set(subjectId, identityHash);
  if (redacted) attested.redacted.add(redacted);
}
