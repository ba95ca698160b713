import { hashOf } from '../domain/canonical.ts';
import type { Claim } from '../domain/claim.ts';
import { Forbidden, Invalid, NotFound } from '../domain/errors.ts';
import { publicationInput } from '../domain/inputs/publication-input.ts';
import { may } from '../domain/permissions.ts';
import { readText } from '../domain/records.ts';
import { findPublication, type Publication, writePublication } from '../store/publications.ts';
import { findRevisionText, type Source } from '../store/records.ts';
import type { Body } from './change-claim.ts';
import type { Act, Desk } from './desk.ts';
import { newItemId } from './ids.ts';
import { getClaim } from './read-claims.ts';
import { type Entry, record, refuseRepeat } from './record.ts';

/** A publication with its address. */
export type RecordedPublication = Publication & { path: string };

/**
 * Records that an article used a claim: the signed revision, which is what readers outside had, or the one that is named.
 * A claim that was never signed can be recorded too, with its latest revision.
 * @throws NotFound, Forbidden, Invalid
 */
export async function recordPublication(desk: Desk, act: Act, id: number, body: Body): Promise<RecordedPublication> {
  await getClaim(desk.store.read, id);
  if (act.request) await refuseRepeat(desk.store.read, act.actor, act.request);
  if (!may(act.actor, 'record_publication')) throw new Forbidden('Your role may not record where a claim was used.');
  const { url, title, publishedAt, revision } = body(publicationInput);
  return record(desk, act, async (entry) => {
    const claim = await entry.get('claim', id);
    const used = await usedRevision(entry, claim, revision ?? claim.lastSigned?.revision ?? claim.revision);
    const publication: Publication = {
      id: newItemId(),
      claimId: id,
      url,
      title,
      publishedAt: publishedAt ?? null,
      revision: used.revision,
      verdict: used.verdict,
      recordedBy: entry.actor.id,
      recordedAt: entry.at,
      assigneeId: null,
      agreedVerdict: used.verdict,
      agreedStale: null,
      doneAt: null,
      doneBy: null,
      withdrawnAt: null,
    };
    await writePublication(entry.tx, publication);
    const detail = publicationDetail(publication);
    entry.event({ action: 'claim.used', subjectType: 'claim', subjectId: id, detail });
    return withPath(publication);
  });
}

async function usedRevision(entry: Entry, claim: Claim, number: number): Promise<Claim> {
  if (number === claim.revision) return claim;
  const text = number > claim.revision ? null : await findRevisionText(entry.tx, 'claim', claim.id, number);
  if (text !== null) return readText('claim', text);
  throw new Invalid([{ path: 'revision', message: `Claim ${claim.id} has no revision ${number} that can be read.` }]);
}

/** A publication of a claim. @throws NotFound */
export async function getPublication(from: Source, claimId: number, id: string): Promise<RecordedPublication> {
  const found = await findPublication(from, id);
  if (!found || found.claimId !== claimId) throw new NotFound('This claim has no such publication.');
  return withPath(found);
}

export function withPath(publication: Publication): RecordedPublication {
  return { ...publication, path: `/claims/${publication.claimId}/publications/${publication.id}` };
}

/** What an event says of a publication: which, and the hash of all of its row. */
export function publicationDetail(publication: Publication): { publicationId: string; publicationHash: string } {
  return { publicationId: publication.id, publicationHash: hashOf(publication) };
}
