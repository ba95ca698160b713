import type { Claim } from '../domain/claim.ts';
import { retractedForReaders } from '../domain/claim-state.ts';
import { NotFound } from '../domain/errors.ts';
import { readText } from '../domain/records.ts';
import { findRecords, findRevisionText, findTextAsOf, type Source } from '../store/records.ts';

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
  const signed = readText('claim', text);
  return claim.standing === 'retracted' ? retractedForReaders(signed, claim) : signed;
}
