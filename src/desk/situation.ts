import { maySee } from '../domain/blind.ts';
import type { Claim } from '../domain/claim.ts';
import { type ListedClaim, listedClaim } from '../domain/listed-claim.ts';
import { type ActionName, asksForDuties, type Situation } from '../domain/workflow.ts';
import {
  findOpenProposal,
  findRestaters,
  findRestatersOf,
  findSignedProposal,
  findWaitingProposals,
  type Proposal,
} from '../store/decisions.ts';
import { getPolicy } from '../store/policy.ts';
import { findRecords, type Source } from '../store/records.ts';
import type { Actor } from './desk.ts';
import { type Origins, originsFor } from './origins.ts';

/** A claim with what decides which actions are open to somebody. */
export interface ClaimSituation {
  claim: Claim;
  /** The open proposal; where the claim is settled, the one that was signed. */
  proposal: Proposal | null;
  situation: Situation;
}

/** Gathers, for one person and one claim, what the workflow's table asks about. `now` is RFC 3339 UTC. */
export async function readSituation(from: Source, actor: Actor, claim: Claim, now: string): Promise<ClaimSituation> {
  const [proposal, restaters] = await Promise.all([
    claim.stage === 'in_review' ? findOpenProposal(from, claim.id) : settledProposal(from, claim),
    findRestaters(from, claim.id),
  ]);
  const origins = await originsOfOthers(from, actor, claim, proposal);
  return { claim, proposal, situation: situationOf(actor, listedClaim(claim), now, { proposal, restaters, origins }) };
}

/** The same as far as an action asks for it: of one that does not ask who proposed or restated, neither is read. */
export async function readSituationFor(
  action: ActionName,
  from: Source,
  actor: Actor,
  claim: Claim,
  now: string,
): Promise<ClaimSituation> {
  if (asksForDuties(action)) return readSituation(from, actor, claim, now);
  const around = { proposal: null, restaters: [], origins: null };
  return { claim, proposal: null, situation: situationOf(actor, listedClaim(claim), now, around) };
}

/** What a row of a list tells of a claim that decides which actions are open. */
export type ReviewedClaim = Pick<
  ListedClaim,
  'id' | 'stage' | 'standing' | 'assigneeId' | 'lastVerdict' | 'staleAfter'
>;

/**
 * The situations of many claims in review, for a list. What is asked of the database grows only with those of them to whose
 * evidence the actor added: of each its text is read, and the sources that its evidence rests on.
 */
export async function readReviewSituations(
  from: Source,
  actor: Actor,
  claims: ReviewedClaim[],
  now: string,
): Promise<Situation[]> {
  const ids = claims.map((claim) => claim.id);
  const [waiting, restaters] = await Promise.all([
    findWaitingProposals(from, ids, actor.id),
    findRestatersOf(from, ids),
  ]);
  const theirs = [...waiting.values()].filter((one) => one.hasOwnEvidence && maySee(actor.id, one.proposal));
  const texts = await findRecords(
    from,
    'claim',
    theirs.map(({ proposal }) => proposal.claimId),
  );
  const policy = texts.length > 0 ? await getPolicy(from) : undefined;
  const origins = new Map<number, Origins>();
  for (const claim of texts) {
    const verdict = waiting.get(claim.id)?.proposal.verdict;
    if (verdict) origins.set(claim.id, await originsFor(from, claim, verdict, actor.id, { policy }));
  }
  return claims.map((claim) =>
    situationOf(actor, claim, now, {
      proposal: waiting.get(claim.id)?.proposal ?? null,
      restaters: restaters.get(claim.id) ?? [],
      origins: origins.get(claim.id) ?? null,
    }),
  );
}

interface Around {
  proposal: Proposal | null;
  restaters: number[];
  /** What the proposed verdict needs, and what the evidence has without the actor's items; null where that is not asked. */
  origins: Origins | null;
}

function situationOf(actor: Actor, claim: ReviewedClaim, now: string, around: Around): Situation {
  const { proposal, restaters, origins } = around;
  return {
    actor: { id: actor.id, role: actor.role, kind: actor.kind },
    stage: claim.stage,
    standing: claim.standing,
    assigneeId: claim.assigneeId ?? undefined,
    proposerId: proposal?.proposerId,
    changedBySinceSignOff: restaters,
    signedBefore: claim.lastVerdict !== null,
    retractedSinceSigned: claim.standing === 'retracted',
    pastStaleAfter: claim.staleAfter !== null && claim.staleAfter <= now,
    ...(origins ? { originsNeeded: origins.needed, originsWithoutTheirs: origins.found } : {}),
  };
}

// Who added evidence may sign, if the policy's minimum is met without their items. Of a proposal that they may not see
// how many that is would tell what it says; their own verdict is asked instead, when they give it (sign-off.ts).
async function originsOfOthers(from: Source, actor: Actor, claim: Claim, proposal: Proposal | null) {
  if (!proposal || !maySee(actor.id, proposal)) return null;
  if (!claim.evidence.some((item) => item.addedBy === actor.id && !item.withdrawn)) return null;
  return originsFor(from, claim, proposal.verdict, actor.id);
}

async function settledProposal(from: Source, claim: Claim): Promise<Proposal | null> {
  return claim.stage === 'settled' ? findSignedProposal(from, claim.id) : null;
}
