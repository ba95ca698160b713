import { canonical, hashOf, saltedHash } from '../../domain/canonical.ts';
import { allComments } from '../../store/comments.ts';
import { allIdentities } from '../../store/identities.ts';
import { allPublications } from '../../store/publications.ts';
import type { Reader } from '../../store/store.ts';
import { allNotes, allProposals, allSignOffs } from '../../store/verify-reads.ts';
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
  const proposals = await allProposals(tx);
  for (const proposal of proposals) {
    const place = `Proposal ${proposal.id}`;
    const chainVerdicts = parsed(proposal.chainVerdicts, place);
    if (saltedHash(proposal.salt, { ...proposal, chainVerdicts }) !== hashes.get(proposal.id)) {
      throw new Fault(place, 'it is not the one that the log names');
    }
  }
  requireSameCount('Proposal', proposals.length, hashes.size);
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
  const signOffs = await allSignOffs(tx);
  for (const signOff of signOffs) {
    if (hashOf(signOff) !== hashes.get(signOff.id))
      throw new Fault(`SignOff ${signOff.id}`, 'it is not the one that the log names');
  }
  requireSameCount('SignOff', signOffs.length, hashes.size);
}

async function verifyNotes(tx: Reader, attested: Attested): Promise<void> {
  const notes = await allNotes(tx);
  for (const note of notes) {
    const place = `Note ${note.id}`;
    const told = attested.notes.get(note.eventSeq);
    if (!told || told.noteId !== note.id || told.claimId !== note.claimId)
      throw new Fault(place, 'the log tells of no such note');
    if (note.text === null) requireRedaction(attested, place);
    else if (saltedHash(note.salt, note.text) !== told.noteHash)
      throw new Fault(place, 'its text is not the one that the log names');
  }
  requireSameCount('Note', notes.length, attested.notes.size);
}

async function verifyComments(tx: Reader, attested: Attested): Promise<void> {
  const comments = await allComments(tx);
  for (const comment of comments) {
    const place = `Comment ${comment.id}`;
    if (comment.text === null) requireRedaction(attested, place);
    else if (saltedHash(comment.salt, comment) !== attested.comments.get(comment.id))
      throw new Fault(place, 'it is not the one that the log names');
  }
  requireSameCount('Comment', comments.length, attested.comments.size);
}

async function verifyPublications(tx: Reader, hashes: Attested['publications']): Promise<void> {
  const publications = await allPublications(tx);
  for (const publication of publications) {
    if (hashOf(publication) !== hashes.get(publication.id))
      throw new Fault(`Publication ${publication.id}`, 'it is not the one that the log names');
  }
  requireSameCount('Publication', publications.length, hashes.size);
}

async function verifyIdentities(tx: Reader, attested: Attested): Promise<void> {
  const identities = await allIdentities(tx);
  for (const { readers, ...kept } of identities) {
    const place = `ConfidentialIdentity ${kept.sourceId}`;
    if (kept.identity === null) requireRedaction(attested, place);
    else if (
      identityHash({ ...kept, readers: parsed(readers, place) as number[] }) !== attested.identities.get(kept.sourceId)
    ) {
      throw new Fault(place, 'it is not the one that the log names');
    }
  }
  requireSameCount('ConfidentialIdentity', identities.length, attested.identities.size);
}

function requireSameCount(table: string, stored: number, told: number): void {
  if (stored !== told) throw new Fault(table, `${stored} rows are stored, the log tells of ${told}`);
}
