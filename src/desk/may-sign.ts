import type { Claim } from '../domain/claim.ts';
import { type Decision, decide } from '../domain/workflow.ts';
import type { Source } from '../store/records.ts';
import type { Actor } from './desk.ts';
import { type ReviewedClaim, readReviewSituations, readSituation } from './situation.ts';

/** Whether somebody may sign off the open proposal of a claim as it stands, else why not. `now` is RFC 3339 UTC. */
export async function maySignOff(from: Source, actor: Actor, claim: Claim, now: string): Promise<Decision> {
  const { situation } = await readSituation(from, actor, claim, now);
  return decide('sign_off', situation);
}

/** The same of many claims in review, in their order. */
export async function maySignOffEach(
  from: Source,
  actor: Actor,
  claims: ReviewedClaim[],
  now: string,
): Promise<Decision[]> {
  const situations = await readReviewSituations(from, actor, claims, now);
  return situations.map((situation) => decide('sign_off', situation));
}
