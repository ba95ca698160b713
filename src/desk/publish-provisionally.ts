import type { Claim } from '../domain/claim.ts';
import { actionInputs } from '../domain/inputs/claim-input.ts';
import { getPolicy } from '../store/policy.ts';
import { type Body, changeClaim } from './change-claim.ts';
import type { Act, Desk } from './desk.ts';

const hour = 60 * 60 * 1000;

/** Shows a verdict as provisional while the checking goes on; it ends by itself (policy), or by a sign-off. */
export function publishProvisionally(desk: Desk, act: Act, id: number, body: Body): Promise<Claim> {
  return changeClaim(desk, act, body, {
    id,
    schema: actionInputs.provisional,
    action: 'provisional',
    change: async (entry, { claim, next }, { verdict, use, reason }) => {
      const { provisionalHours } = await getPolicy(entry.tx);
      const until = new Date(Date.parse(entry.at) + provisionalHours * hour).toISOString();
      const provisional = { verdict, use, reason, by: entry.actor.id, at: entry.at, until };
      return { action: 'claim.published_provisionally', after: { ...claim, stage: next, provisional } };
    },
  });
}
