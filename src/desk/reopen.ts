import type { Claim } from '../domain/claim.ts';
import { retracted } from '../domain/claim-state.ts';
import { actionInputs } from '../domain/inputs/claim-input.ts';
import { type Body, changeClaim } from './change-claim.ts';
import type { Act, Desk } from './desk.ts';

/** Takes a settled claim up again. Its sign-off stands until a newer one. */
export function reopen(desk: Desk, act: Act, id: number, body: Body): Promise<Claim> {
  return changeClaim(desk, act, body, {
    id,
    schema: actionInputs.reopen,
    action: 'reopen',
    change: async (_entry, { claim, next }, { note }) => ({
      action: 'claim.reopened',
      note,
      after: { ...claim, stage: next },
    }),
  });
}

/** Takes a sign-off back: readers of the signed state get `unverified` at once, with the reason. */
export function retract(desk: Desk, act: Act, id: number, body: Body): Promise<Claim> {
  return changeClaim(desk, act, body, {
    id,
    schema: actionInputs.retract,
    action: 'retract',
    change: async (entry, { claim }, { reason }) => ({
      action: 'claim.retracted',
      after: retracted(claim, reason, entry.at),
    }),
  });
}
