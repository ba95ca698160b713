import { hashOf } from '../domain/canonical.ts';
import type { Claim } from '../domain/claim.ts';
import { decisionHash } from '../domain/claim-hashes.ts';
import { signedOff } from '../domain/claim-state.ts';
import { Conflict, Forbidden } from '../domain/errors.ts';
import { actionInputs } from '../domain/inputs/claim-input.ts';
import { refuseUnsoundStaleAfter, staleAfterOf } from '../domain/shelf-life.ts';
import { isGuardRefusal } from '../store/database-errors.ts';
import { closeProposal, type Proposal, type SignOff, writeSignOff } from '../store/decisions.ts';
import { type Body, changeClaim } from './change-claim.ts';
import type { Act, Desk } from './desk.ts';
import { newItemId } from './ids.ts';
import { agrees, differ, isBlind, ownVerdict, refuseOwnVerdict } from './judge-blind.ts';
import { refuseTooFewOrigins } from './origins.ts';
import { proposalDetail } from './proposal-detail.ts';
import type { Entry } from './record.ts';

/**
 * A second person's agreement to the open proposal, or to the last one where a settled claim is past its shelf life; in a
 * blind review their own verdict, which agrees or sends the claim back. It is bound to the hashes that they saw. Separation
 * of duties is decided by the rule, by the conditional update of the proposal, and by the database's own guard.
 */
export function signOff(desk: Desk, act: Act, id: number, body: Body): Promise<Claim> {
  return changeClaim(desk, act, body, {
    id,
    schema: actionInputs.sign_off,
    action: 'sign_off',
    actionFor: (claim) => (claim.stage === 'settled' ? 'confirm_again' : 'sign_off'),
    change: async (entry, at, seen) => {
      const { claim, proposal } = at;
      if (!proposal) throw new Conflict('There is no proposal to sign off.');
      const own = isBlind(at) ? await ownVerdict(entry, at, seen) : refuseOwnVerdict(seen);
      const decision = decisionOf(proposal);
      const decided = decisionHash(claim.contentHash, decision);
      refuseOtherHash(claim, decided, seen);
      await refuseTooFewOrigins(entry, claim, (own ?? proposal).verdict);
      if (seen.staleAfter) refuseUnsoundStaleAfter(seen.staleAfter, entry.at);
      if (own && !agrees(proposal, own)) return differ(entry, claim, proposal, { ...own, comment: seen.comment });
      const closed = claim.stage === 'settled' ? proposal : await close(entry, proposal);
      const signed = await write(entry, claim, proposal, decided);
      const after = signedOff(claim, {
        decision,
        decisionHash: decided,
        proposedBy: proposal.proposerId,
        signedBy: entry.actor.id,
        at: entry.at,
        staleAfter: seen.staleAfter ?? staleAfterOf(claim, await entry.policy(), entry.at),
      });
      return {
        action: claim.stage === 'settled' ? 'claim.confirmed_again' : 'claim.signed_off',
        asSeen: true,
        detail: { ...proposalDetail(closed), signOffId: signed.id, signOffHash: hashOf(signed) },
        after,
      };
    },
  }).catch((error) => {
    throw isGuardRefusal(error)
      ? new Forbidden('The database refused this sign-off: a second person must give it.')
      : error;
  });
}

/** What the proposer decided, as it is signed. */
export function decisionOf({ verdict, reason, use, rationale, recheckAt, chainVerdicts }: Proposal) {
  return {
    verdict,
    reason: reason ?? undefined,
    use,
    rationale,
    recheckAt: recheckAt ?? undefined,
    chainVerdicts,
  };
}

function refuseOtherHash(
  claim: Claim,
  decided: string,
  seen: { contentHash: string; decisionHash?: string | undefined },
): void {
  if (seen.contentHash !== claim.contentHash) {
    throw new Conflict(
      'The content is not the one that you saw: the claim or its evidence changed. Read it again before you sign.',
      {
        revision: claim.revision,
      },
    );
  }
  if (seen.decisionHash !== undefined && seen.decisionHash !== decided) {
    throw new Conflict('The decision is not the one that you saw. Read the proposal again before you sign.', {
      revision: claim.revision,
    });
  }
}

async function close(entry: Entry, proposal: Proposal): Promise<Proposal> {
  const by = entry.actor.id;
  const closed = await closeProposal(entry.tx, proposal.id, { outcome: 'signed', at: entry.at, by, notBy: by });
  if (!closed) throw new Conflict('The proposal is no longer open for you to sign.');
  return closed;
}

async function write(entry: Entry, claim: Claim, proposal: Proposal, decided: string): Promise<SignOff> {
  const signed: SignOff = {
    id: newItemId(),
    claimId: claim.id,
    revision: claim.revision + 1,
    proposalId: proposal.id,
    proposerId: proposal.proposerId,
    signerId: entry.actor.id,
    at: entry.at,
    claimHash: claim.claimHash,
    contentHash: claim.contentHash,
    decisionHash: decided,
  };
  writeSignOff(entry.tx, signed);
  return signed;
}
