import type { Claim } from '../domain/claim.ts';
import { actionInputs } from '../domain/inputs/claim-input.ts';
import { type Body, changeClaim } from './change-claim.ts';
import type { Act, Desk } from './desk.ts';

/**
 * Says how urgent a claim is and when it is due. Neither is claimed, so nothing that was proposed or signed is voided;
 * null takes the due time away.
 */
export function prioritise(desk: Desk, act: Act, id: number, body: Body): Promise<Claim> {
  return changeClaim(desk, act, body, {
    id,
    schema: actionInputs.prioritise,
    action: 'prioritise',
    change: async (_entry, { claim, next }, { revision: _revision, ...set }) => {
      const after = { ...claim, ...set, stage: next };
      return { action: 'claim.prioritised', detail: { urgency: after.urgency, dueAt: after.dueAt }, after };
    },
  });
}
