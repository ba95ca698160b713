import type { Claim, EvidenceItem } from '../domain/claim.ts';
import { Conflict, Forbidden } from '../domain/errors.ts';
import { nothing } from '../domain/inputs/nothing.ts';
import { may } from '../domain/permissions.ts';
import { writeSnapshot } from '../store/snapshots.ts';
import type { Body } from './change-claim.ts';
import type { Act, Desk } from './desk.ts';

/** Whether a copy of the item's address could be taken and none is kept yet. */
export function lacksCopy({ url, sha256, withdrawn }: EvidenceItem): boolean {
  return url !== undefined && sha256 === undefined && withdrawn === undefined;
}

/**
 * Asks again for the copy of an address, from the first attempt on; the record itself does not change.
 * @throws Forbidden, Invalid, Conflict
 */
export async function retryCopy(
  desk: Desk,
  { actor }: Act,
  { claim, item }: { claim: Claim; item: EvidenceItem },
  body: Body,
): Promise<Claim> {
  if (!may(actor, 'record_claim')) throw new Forbidden('Your role may not ask for copies.');
  body(nothing);
  const { url } = item;
  if (url === undefined || !lacksCopy(item)) throw new Conflict('There is no copy to be taken for this item.');
  const nextAt = desk.clock().toISOString();
  const asked = { evidenceId: item.id, claimId: claim.id, url, nextAt };
  await desk.store.write((tx) => writeSnapshot(tx, { ...asked, state: 'pending', attempts: 0, failure: null }));
  return claim;
}
