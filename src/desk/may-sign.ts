import type { Claim } from '../domain/claim.ts';
import { type Decision, decide } from '../domain/workflow.ts';
import type { Source } from '../store/records.ts';
import type { Actor } from './desk.ts';
import { originsFor } from './origins.ts';
import { readSituation } from './situation.ts';

/** Whether somebody may sign off the open proposal of a claim as it stands, else why not. `now` is RFC 3339 UTC. */
export async function maySignOff(from: Source, actor: Actor, claim: Claim, now: string): Promise<Decision> {
  const { situation, proposal } = await readSituation(from, actor, claim, now);
  const addedEvidence = claim.evidence.some((item) => item.addedBy === actor.id && !item.withdrawn);
  if (!proposal || !addedEvidence) return decide('sign_off', situation);
  const { found, needed } = await originsFor(from, claim, proposal.verdict, actor.id);
  return decide('sign_off', { ...situation, originsWithoutTheirs: found, originsNeeded: needed });
}
