import { withPath } from '../desk/publication.ts';
import type { Claim } from '../domain/claim.ts';
import { type CorrectionCause, causesOf, type SaidNow, saidNow } from '../domain/publications.ts';
import { findSignedRevisions, type Publication } from '../store/publications.ts';
import { findRecords, type Source } from '../store/records.ts';

/** A publication with what it is held against: its claim, and what the desk says now. */
export interface HeldPublication {
  publication: Publication;
  claim: Claim;
  said: SaidNow;
  causes: CorrectionCause[];
  /** Whether the revision that was used was written by a sign-off. */
  signed: boolean;
}

/** Publications, each held against its claim as it stands at `now` (RFC 3339 UTC); nothing is stored of it. */
export async function holdPublications(
  read: Source,
  publications: Publication[],
  now: string,
): Promise<HeldPublication[]> {
  if (publications.length === 0) return [];
  const ids = [...new Set(publications.map(({ claimId }) => claimId))];
  const claims = new Map((await findRecords(read, 'claim', ids)).map((claim) => [claim.id, claim]));
  const signed = await findSignedRevisions(read, publications);
  return publications.flatMap((publication) => {
    const claim = claims.get(publication.claimId);
    if (!claim) return [];
    const said = saidNow(claim, now);
    const key = `${publication.claimId}.${publication.revision}`;
    return [{ publication, claim, said, causes: causesOf(publication, said), signed: signed.has(key) }];
  });
}

/** A publication as it is served; members that say nothing are left out. */
export function publicationJson({ publication, said, causes, signed }: HeldPublication) {
  const { assigneeId, ...row } = withPath(publication);
  const stated = Object.entries({ ...row, assignee: assigneeId }).filter(([, value]) => value !== null);
  return {
    ...Object.fromEntries(stated),
    signed,
    toCorrect: causes.length > 0,
    causes,
    now: { verdict: said.verdict, ...(said.staleSince ? { staleAfter: said.staleSince } : {}) },
  };
}
