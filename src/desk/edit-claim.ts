import type { Claim } from '../domain/claim.ts';
import { claimEdit } from '../domain/inputs/claim-input.ts';
import { endLease } from '../store/leases.ts';
import { type Body, changeClaim } from './change-claim.ts';
import { appearancesFrom, attributionFrom, figuresFrom } from './claim-items.ts';
import type { Act, Desk } from './desk.ts';

/**
 * Edits a claim: what was sent replaces what was there. Where a proposal waits or a sign-off stands, the claim goes back
 * to checking. Saving ends the lease that its author holds.
 * @throws NotFound, Forbidden, Invalid, Conflict
 */
export function editClaim(desk: Desk, act: Act, id: number, body: Body): Promise<Claim> {
  return changeClaim(desk, act, body, {
    id,
    schema: claimEdit,
    action: 'edit',
    change: async (entry, { claim, next }, { revision: _revision, ...input }) => {
      const appearances = input.appearances
        ? await appearancesFrom(entry, input.appearances, claim.appearances)
        : claim.appearances;
      const kept = new Set(appearances.map((appearance) => appearance.id));
      const attribution = input.attribution
        ? await attributionFrom(entry, input.attribution, claim.attribution, appearances)
        : claim.attribution.map((step) =>
            step.appearance && !kept.has(step.appearance) ? { ...step, appearance: undefined } : step,
          );
      const figures = input.figures ? await figuresFrom(entry, input.figures, claim.figures) : claim.figures;
      const topics = [...new Set(input.topics ?? claim.topics)];
      const after = { ...claim, ...input, topics, appearances, attribution, figures, stage: next };
      await endLease(entry.tx, id, entry.actor.id);
      return { action: 'claim.edited', after };
    },
  });
}
