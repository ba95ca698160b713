import type { Claim } from '../domain/claim.ts';
import { Conflict, Invalid } from '../domain/errors.ts';
import { actionInputs } from '../domain/inputs/claim-input.ts';
import { checkVerdict } from '../domain/verdicts.ts';
import type { Use, Verdict } from '../domain/words.ts';
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
      refuseUnsound(claim, { verdict, use }, entry.at);
      const { provisionalHours } = await entry.policy();
      const until = new Date(Date.parse(entry.at) + provisionalHours * hour).toISOString();
      const provisional = { verdict, use, reason, by: entry.actor.id, at: entry.at, until };
      return { action: 'claim.published_provisionally', after: { ...claim, stage: next, provisional } };
    },
  });
}

function refuseUnsound({ provisional }: Claim, { verdict, use }: { verdict: Verdict; use: Use }, now: string): void {
  const fault = checkVerdict({ verdict, use }).find(({ path }) => path === 'use');
  if (fault) throw new Invalid([fault]);
  if (provisional?.verdict === verdict && provisional.until > now) {
    throw new Conflict(
      `This is published provisionally until ${provisional.until} already; it ends by itself and is not prolonged.`,
    );
  }
}
