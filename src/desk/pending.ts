import { hasRole } from '../domain/permissions.ts';
import { endOfDay } from '../domain/times.ts';
import { workflow } from '../domain/workflow.ts';
import { findPending, type Pending, type PendingKind } from '../store/pending.ts';
import { recalledPolicy } from '../store/policy.ts';
import type { Actor, Desk } from './desk.ts';

const nothing: Pending = { count: 0, ids: [] };

/** What waits for somebody now: proposals for their sign-off, verdicts of theirs that are behind, claims due today. */
export async function pendingFor(desk: Desk, actor: Actor): Promise<Record<PendingKind, Pending>> {
  const { read } = desk.store;
  const { timeZone } = await recalledPolicy(desk.store);
  const asking = { me: actor.id, dueBefore: endOfDay(desk.clock().toISOString(), timeZone) };
  const signer = workflow.sign_off.from.in_review?.[1];
  const signs = actor.kind === 'person' && signer !== undefined && hasRole(actor, signer);
  const [waiting, behind, due] = await Promise.all([
    signs ? findPending(read, 'waiting', asking) : nothing,
    findPending(read, 'behind', asking),
    findPending(read, 'due', asking),
  ]);
  return { waiting, behind, due };
}
