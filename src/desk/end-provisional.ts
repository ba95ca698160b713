import type { Claim } from '../domain/claim.ts';
import { saveClaim } from './change-claim.ts';
import { type Desk, system } from './desk.ts';
import { record } from './record.ts';

/**
 * Takes a provisional verdict that has ended away, in the system's name. Where it has not ended, or another process was
 * first, nothing is written.
 * @returns whether it was taken away by this call
 */
export async function endProvisional(desk: Desk, id: number): Promise<boolean> {
  let ended = false;
  await record(desk, { actor: system }, async (entry): Promise<Claim> => {
    // The work may be done again.
    ended = false;
    const claim = await entry.get('claim', id);
    if (!claim.provisional || claim.provisional.until > entry.at) return claim;
    ended = true;
    // Sources and documents stay named as they were: somebody may be reading the claim in order to sign it.
    return saveClaim(entry, claim, { ...claim, provisional: undefined }, { action: 'claim.provisional_ended' }, true);
  });
  return ended;
}
