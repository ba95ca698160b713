import type { Claim } from '../domain/claim.ts';
import { retractedForReaders } from '../domain/claim-state.ts';
import { NotFound } from '../domain/errors.ts';
import { readText } from '../domain/records.ts';
import type { ClaimQuery } from '../store/claim-list.ts';
import { listSignedTexts } from '../store/listed-claims.ts';
import { findRecords, findRevisionText, findTextAsOf, type Source } from '../store/records.ts';
import type { Store } from '../store/store.ts';

/** A claim as its latest revision has it. @throws NotFound */
export async function getClaim(from: Source, id: number): Promise<Claim> {
  const [claim] = await findRecords(from, 'claim', [id]);
  if (!claim) throw new NotFound(`There is no claim ${id}.`);
  return claim;
}

/** A claim as it was at a time (RFC 3339 UTC). @throws NotFound where it was not yet recorded */
export async function getClaimAsOf(from: Source, id: number, asOf: string): Promise<Claim> {
  const text = await findTextAsOf(from, 'claim', id, asOf);
  if (text === null) throw new NotFound(`There was no claim ${id} at that time.`);
  return readText('claim', text);
}

/**
 * What readers of the signed state get of a claim: the signed revision whole; after a retraction the same content as
 * unverified, with the correction; null before the first sign-off.
 */
export async function signedStateOf(from: Source, claim: Claim): Promise<Claim | null> {
  if (!claim.lastSigned) return null;
  const text = await findRevisionText(from, 'claim', claim.id, claim.lastSigned.revision);
  if (text === null) return null;
  return asSigned(text, claim);
}

/** One page of what readers of the signed state get, and the cursor of the next page; one statement. */
export async function listSignedState(
  { read, engine }: Store,
  query: ClaimQuery,
): Promise<{ claims: Claim[]; after: string | null }> {
  const { rows, after } = await listSignedTexts(read, engine, query);
  const claims = rows.map(({ signed, retracted }) =>
    asSigned(signed, retracted === null ? null : readText('claim', retracted)),
  );
  return { claims, after };
}

/** The signed text, and after a retraction what is left of it; `now` is needed then. */
function asSigned(text: string, now: Claim | null): Claim {
  const signed = readText('claim', text);
  return now?.standing === 'retracted' ? retractedForReaders(signed, now) : signed;
}
