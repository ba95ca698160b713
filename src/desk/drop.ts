import type { Claim } from '../domain/claim.ts';
import { Invalid } from '../domain/errors.ts';
import { actionInputs } from '../domain/inputs/claim-input.ts';
import { type Body, changeClaim, saveClaim } from './change-claim.ts';
import { refuseUnknownClaim } from './claim-items.ts';
import type { Act, Desk } from './desk.ts';
import { newItemId } from './ids.ts';
import type { Entry } from './record.ts';

/** Drops a claim. As a duplicate it hands its appearances and chains to the claim that it repeats. */
export function drop(desk: Desk, act: Act, id: number, body: Body): Promise<Claim> {
  return changeClaim(desk, act, body, {
    id,
    schema: actionInputs.drop,
    action: 'drop',
    change: async (entry, { claim, next }, { reason, duplicateOf, note }) => {
      if (duplicateOf !== undefined) await handOver(entry, claim, duplicateOf);
      const moved = duplicateOf === undefined ? {} : { appearances: [], attribution: [] };
      return {
        action: 'claim.dropped',
        detail: { duplicateOf },
        note,
        after: { ...claim, ...moved, stage: next, dropped: { reason, duplicateOf } },
      };
    },
  });
}

async function handOver(entry: Entry, claim: Claim, duplicateOf: number): Promise<void> {
  await refuseUnknownClaim(entry, claim, duplicateOf, 'duplicateOf');
  const other = await entry.get('claim', duplicateOf);
  if (other.stage !== 'triage' && other.stage !== 'checking') {
    // Chains are part of what is claimed: handing them over would silently undo a proposal or a sign-off.
    throw new Invalid([
      {
        path: 'duplicateOf',
        message: `Claim ${duplicateOf} must be in triage or in checking to take over the chains; reopen it first.`,
      },
    ]);
  }
  const ids = new Map(claim.appearances.map((appearance) => [appearance.id, newItemId()]));
  const chains = Math.max(0, ...other.attribution.map((step) => step.chain));
  const appearances = claim.appearances.map((appearance) => ({
    ...appearance,
    id: ids.get(appearance.id) ?? newItemId(),
  }));
  const attribution = claim.attribution.map((step) => ({
    ...step,
    id: newItemId(),
    chain: step.chain + chains,
    appearance: step.appearance && ids.get(step.appearance),
  }));
  await saveClaim(
    entry,
    other,
    {
      ...other,
      appearances: [...other.appearances, ...appearances],
      attribution: [...other.attribution, ...attribution],
    },
    { action: 'claim.took_over', detail: { duplicateId: claim.id } },
  );
}

/** Takes a dropped claim up again, into triage. */
export function restore(desk: Desk, act: Act, id: number, body: Body): Promise<Claim> {
  return changeClaim(desk, act, body, {
    id,
    schema: actionInputs.restore,
    action: 'restore',
    change: async (_entry, { claim, next }, { note }) => ({
      action: 'claim.restored',
      note,
      after: { ...claim, stage: next, dropped: undefined, assignee: undefined },
    }),
  });
}
