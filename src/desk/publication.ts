import { z } from 'zod';
import { hashOf } from '../domain/canonical.ts';
import { Forbidden } from '../domain/errors.ts';
import { edtfDate, line, optional, webAddress } from '../domain/inputs/text.ts';
import { may } from '../domain/permissions.ts';
import { type Publication, writePublication } from '../store/publications.ts';
import type { Body } from './change-claim.ts';
import type { Act, Desk } from './desk.ts';
import { newItemId } from './ids.ts';
import { getClaim } from './read-claims.ts';
import { record } from './record.ts';

export const publicationInput = z.strictObject({ url: webAddress, title: line(500), publishedAt: optional(edtfDate) });

/** Records that an article used a claim as it is signed now. @throws NotFound, Forbidden, Invalid */
export async function recordPublication(
  desk: Desk,
  act: Act,
  id: number,
  body: Body,
): Promise<Publication & { path: string }> {
  await getClaim(desk.store.read, id);
  if (!may(act.actor, 'record_publication')) throw new Forbidden('Your role may not record where a claim was used.');
  const input = body(publicationInput);
  return record(desk, act, async (entry) => {
    const claim = await entry.get('claim', id);
    const publication: Publication = {
      id: newItemId(),
      claimId: id,
      url: input.url,
      title: input.title,
      publishedAt: input.publishedAt ?? null,
      revision: claim.revision,
      verdict: claim.verdict,
      recordedBy: entry.actor.id,
      recordedAt: entry.at,
      assigneeId: null,
      agreedVerdict: claim.verdict,
      agreedStale: null,
      doneAt: null,
      doneBy: null,
      withdrawnAt: null,
    };
    await writePublication(entry.tx, publication);
    const detail = publicationDetail(publication);
    entry.event({ action: 'claim.used', subjectType: 'claim', subjectId: id, detail });
    return { ...publication, path: `${claim.path}/publications/${publication.id}` };
  });
}

/** What an event says of a publication: which, and the hash of all of its row. */
export function publicationDetail(publication: Publication): { publicationId: string; publicationHash: string } {
  return { publicationId: publication.id, publicationHash: hashOf(publication) };
}
