import type { Claim } from '../domain/claim.ts';
import { type Decision, decide } from '../domain/workflow.ts';
import type { Source } from '../store/records.ts';
import type { Actor } from './desk.ts';
import { originsFor } from './origins.ts';
import { type ClaimSituation, readSituation } from './situation.ts';

/** Whether somebody may sign off the open proposal of a claim as it stands, else why not. `now` is RFC 3339 UTC. */
export async function maySignOff(from: Source, actor: Actor, claim: Claim, now: string): Promise<Decision> {
  const { situation } = await signingSituation(from, actor, claim, now);
  return decide('sign_off', situation);
}

/** The situation of somebody before a claim, with what the proposal would rest on without the evidence that they added. */
export async function signingSituation(from: Source, actor: Actor, claim: Claim, now: string): Promise<ClaimSituation> {
  const at = await readSituation(from, actor, claim, now);
  const addedEvidence = claim.evidence.some((item) => item.addedBy === actor.id && !item.withdrawn);
  if (!at.proposal || !addedEvidence) return at;
  const { found, needed } = await originsFor(from, claim, at.proposal.verdict, actor.id);
  return { ...at, situation: { ...at.situation, originsWithoutTheirs: found, originsNeeded: needed } };
}
