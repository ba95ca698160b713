import { maySee } from '../domain/blind.ts';
import type { Claim } from '../domain/claim.ts';
import type { Situation } from '../domain/workflow.ts';
import {
  findOpenProposal,
  findOpenProposals,
  findRestaters,
  findRestatersOf,
  findSignedProposal,
  type Proposal,
} from '../store/decisions.ts';
import type { Source } from '../store/records.ts';
import type { Actor } from './desk.ts';
import { originsFor } from './origins.ts';

/** A claim with what decides which actions are open to somebody. */
export interface ClaimSituation {
  claim: Claim;
  /** The open proposal; where the claim is settled, the one that was signed. */
  proposal: Proposal | null;
  situation: Situation;
}

/** Gathers, for one person and one claim, what the workflow's table asks about. `now` is RFC 3339 UTC. */
export async function readSituation(from: Source, actor: Actor, claim: Claim, now: string): Promise<ClaimSituation> {
  const proposal =
    claim.stage === 'in_review' ? await findOpenProposal(from, claim.id) : await settledProposal(from, claim);
  return situationOf(from, actor, claim, now, { proposal, restaters: await findRestaters(from, claim.id) });
}

/** The same of many claims in review, for a list: what is asked of the database does not grow with them. */
export async function readReviewSituations(
  from: Source,
  actor: Actor,
  claims: Claim[],
  now: string,
): Promise<ClaimSituation[]> {
  const ids = claims.map((claim) => claim.id);
  const proposals = await findOpenProposals(from, ids);
  const restaters = await findRestatersOf(from, ids);
  return Promise.all(
    claims.map((claim) =>
      situationOf(from, actor, claim, now, {
        proposal: proposals.get(claim.id) ?? null,
        restaters: restaters.get(claim.id) ?? [],
      }),
    ),
  );
}

async function situationOf(
  from: Source,
  actor: Actor,
  claim: Claim,
  now: string,
  { proposal, restaters }: { proposal: Proposal | null; restaters: number[] },
): Promise<ClaimSituation> {
  return {
    claim,
    proposal,
    situation: {
      actor: { id: actor.id, role: actor.role, kind: actor.kind },
      stage: claim.stage,
      standing: claim.standing,
      assigneeId: claim.assignee,
      proposerId: proposal?.proposerId,
      changedBySinceSignOff: restaters,
      signedBefore: claim.lastSigned !== undefined,
      retractedSinceSigned: claim.standing === 'retracted',
      pastStaleAfter: claim.staleAfter !== undefined && claim.staleAfter <= now,
      ...(proposal ? await originsOfOthers(from, actor, claim, proposal) : {}),
    },
  };
}

// Who added evidence may sign, if the policy's minimum is met without their items. Of a proposal that they may not see
// how many that is would tell what it says; their own verdict is asked instead, when they give it (sign-off.ts).
async function originsOfOthers(from: Source, actor: Actor, claim: Claim, proposal: Proposal) {
  if (!maySee(actor.id, proposal)) return {};
  if (!claim.evidence.some((item) => item.addedBy === actor.id && !item.withdrawn)) return {};
  const { needed, found } = await originsFor(from, claim, proposal.verdict, actor.id);
  return { originsNeeded: needed, originsWithoutTheirs: found };
}

async function settledProposal(from: Source, claim: Claim): Promise<Proposal | null> {
  return claim.stage === 'settled' ? findSignedProposal(from, claim.id) : null;
}
