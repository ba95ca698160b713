import { canonical, hashOf, saltedHash } from '../../domain/canonical.ts';
import type { Reader } from '../../store/store.ts';
import {
  allComments,
  allIdentities,
  allNotes,
  allProposals,
  allPublications,
  allSignOffs,
} from '../../store/verify-reads.ts';
import { identityHash } from '../confidential-identity.ts';
import { type Attested, Fault, requireRedaction } from './report.ts';

/** Holds proposals, sign-offs, notes, comments, publications and confidential identities against the hashes that the log has of them. */
export async function verifyDecisions(tx: Reader, attested: Attested): Promise<void> {
  await verifyProposals(tx, attested.proposals);
  await verifySignOffs(tx, attested.signOffs);
  await verifyNotes(tx, attested);
  await verifyComments(tx, attested);
  await verifyPublications(tx, attested.publications);
  await verifyIdentities(tx, attested);
}

async function verifyProposals(tx: Reader, hashes: Attested['proposals']): Promise<void> {
  const stored = await each(allProposals(tx), (proposal) => {
    const place = `Proposal ${proposal.id}`;
    const chainVerdicts = parsed(proposal.chainVerdicts, place);
    if (saltedHash(proposal.salt, { ...proposal, chainVerdicts }) !== hashes.get(proposal.id)) {
      throw new Fault(place, 'it is not the one that the log names');
    }
  });
  requireSameCount('Proposal', stored, hashes.size);
}

function parsed(text: string, place: string): unknown {
  try {
    const value = JSON.parse(text);
    if (canonical(value) === text) return value;
  } catch {
    // Told below, like any other change.
  }
  throw new Fault(place, 'a list in it is not as it was written');
}

async function verifySignOffs(tx: Reader, hashes: Attested['signOffs']): Promise<void> {
  const stored = await each(allSignOffs(tx), (signOff) => {
    if (hashOf(signOff) !== hashes.get(signOff.id))
      throw new Fault(`SignOff ${signOff.id}`, 'it is not the one that the log names');
  });
  requireSameCount('SignOff', stored, hashes.size);
}

async function verifyNotes(tx: Reader, attested: Attested): Promise<void> {
  const stored = await each(allNotes(tx), (note) => {
    const place = `Note ${note.id}`;
    const told = attested.notes.get(note.eventSeq);
    if (!told || told.noteId !== note.id || told.claimId !== note.claimId)
      throw new Fault(place, 'the log tells of no such note');
    if (note.text === null) requireRedaction(attested, place);
    else if (saltedHash(note.salt, note.text) !== told.noteHash)
      throw new Fault(place, 'its text is not the one that the log names');
  });
  requireSameCount('Note', stored, attested.notes.size);
}

async function verifyComments(tx: Reader, attested: Attested): Promise<void> {
  const stored = await each(allComments(tx), (comment) => {
    const place = `Comment ${comment.id}`;
    if (comment.text === null) requireRedaction(attested, place);
    else if (saltedHash(comment.salt, comment) !== attested.comments.get(comment.id))
      throw new Fault(place, 'it is not the one that the log names');
  });
  requireSameCount('Comment', stored, attested.comments.size);
}

async function verifyPublications(tx: Reader, hashes: Attested['publications']): Promise<void> {
  const stored = await each(allPublications(tx), (publication) => {
    if (hashOf(publication) !== hashes.get(publication.id))
      throw new Fault(`Publication ${publication.id}`, 'it is not the one that the log names');
  });
  requireSameCount('Publication', stored, hashes.size);
}

async function verifyIdentities(tx: Reader, attested: Attested): Promise<void> {
  const stored = await each(allIdentities(tx), ({ readers, ...kept }) => {
    const place = `ConfidentialIdentity ${kept.sourceId}`;
    if (kept.identity === null) requireRedaction(attested, place);
    else if (
      identityHash({ ...kept, readers: parsed(readers, place) as number[] }) !== attested.identities.get(kept.sourceId)
    ) {
      throw new Fault(place, 'it is not the one that the log names');
    }
  });
  requireSameCount('ConfidentialIdentity', stored, attested.identities.size);
}

/** Tells of every row. @returns how many there are */
async function each<Row>(batches: AsyncIterable<Row[]>, check: (row: Row) => void): Promise<number> {
  let count = 0;
  for await (const rows of batches) {
    rows.forEach(check);
    count += rows.length;
  }
  return count;
}

function requireSameCount(table: string, stored: number, told: number): void {
  if (stored !== told) throw new Fault(table, `${stored} rows are stored, the log tells of ${told}`);
}
