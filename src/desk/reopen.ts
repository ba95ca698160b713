import type { Claim } from '../domain/claim.ts';
import { retracted } from '../domain/claim-state.ts';
import { actionInputs } from '../domain/inputs/claim-input.ts';
import { type Body, type ClaimAct, changeClaim } from './change-claim.ts';
import type { Act, Desk } from './desk.ts';

/** Takes a settled claim up again. Its sign-off stands until a newer one. */
export function reopen(desk: Desk, act: Act, id: number, body: Body): Promise<Claim> {
  return changeClaim(desk, act, body, reopening(id));
}

/** What reopening is, alone or of several claims in one act; `detail` says in the log what it was part of. */
export function reopening(id: number, detail: Record<string, unknown> = {}): ClaimAct<(typeof actionInputs)['reopen']> {
  return {
    id,
    schema: actionInputs.reopen,
    action: 'reopen',
    change: async (_entry, { claim, next }, { note }) => ({
      action: 'claim.reopened',
      detail,
      note,
      after: { ...claim, stage: next },
    }),
  };
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
