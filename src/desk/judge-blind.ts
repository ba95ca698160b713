import { sameJudgement } from '../domain/blind.ts';
import type { Claim } from '../domain/claim.ts';
import { Conflict, type Fault, Forbidden, Invalid } from '../domain/errors.ts';
import { mayOnlyOthersSign } from '../domain/separation.ts';
import { checkVerdict, verdictRules } from '../domain/verdicts.ts';
import type { Verdict } from '../domain/words.ts';
import { workflow } from '../domain/workflow.ts';
import { closeProposal, type Proposal } from '../store/decisions.ts';
import type { ClaimChange } from './change-claim.ts';
import { notify } from './notify.ts';
import { originsIn } from './origins.ts';
import { proposalDetail } from './proposal-detail.ts';
import type { Entry } from './record.ts';
import type { ClaimSituation } from './situation.ts';

/** What a reviewer sends with a sign-off, as far as a blind review asks for it. */
export interface Judgement {
  verdict?: Verdict | undefined;
  reason?: string | undefined;
  comment?: string | undefined;
  decisionHash?: string | undefined;
}

/** Whether the proposal of a claim waits for reviewers who have not seen it. */
export function isBlind({ claim, proposal }: Pick<ClaimSituation, 'claim' | 'proposal'>): boolean {
  return claim.stage === 'in_review' && proposal?.blind === true;
}

/**
 * What must be right about one's own verdict before it is held against the proposal: nothing here asks what the proposal
 * says, so no refusal can tell it.
 * @throws Invalid (422), Forbidden where the verdict would rest on evidence of one's own
 */
export async function ownVerdict(
  entry: Entry,
  { claim, situation }: ClaimSituation,
  { verdict, reason, decisionHash }: Judgement,
): Promise<{ verdict: Verdict; reason: string | undefined }> {
  const faults = verdict
    ? reasonFaults(verdict, reason)
    : [fault('verdict', 'Give your own verdict first: this is a blind review.')];
  if (decisionHash !== undefined) {
    faults.push(fault('decisionHash', 'Leave this out: nobody knows the decision who reviews it blind.'));
  }
  if (faults.length > 0 || !verdict) throw new Invalid(faults);
  if (claim.evidence.some((item) => item.addedBy === entry.actor.id && !item.withdrawn)) {
    const { needed, found } = await originsIn(entry, claim, verdict, entry.actor.id);
    const refusal = mayOnlyOthersSign({ ...situation, originsNeeded: needed, originsWithoutTheirs: found });
    if (refusal) throw new Forbidden(refusal.sentence);
  }
  return { verdict, reason };
}

/** @throws Invalid where a verdict of one's own is sent for a proposal that everybody sees */
export function refuseOwnVerdict(judgement: Judgement): void {
  const sent = (['verdict', 'reason', 'comment'] as const).filter((name) => judgement[name] !== undefined);
  if (sent.length === 0) return;
  throw new Invalid(
    sent.map((name) =>
      fault(name, 'Leave this out: you sign what is proposed. It is asked for in a blind review only.'),
    ),
  );
}

function reasonFaults(verdict: Verdict, reason: string | undefined): Fault[] {
  const { defaultUse: use } = verdictRules[verdict];
  return checkVerdict({ verdict, reason, use }).filter(({ path }) => path === 'reason');
}

function fault(path: string, message: string): Fault {
  return { path, message };
}

/** Whether a reviewer came to what is proposed. */
export function agrees(proposal: Proposal, own: { verdict: Verdict; reason: string | undefined }): boolean {
  return sameJudgement(proposal, own);
}

/** The claim back at its proposer's, with both verdicts to be read from now on. @throws Conflict */
export async function differ(
  entry: Entry,
  claim: Claim,
  proposal: Proposal,
  { verdict, reason, comment }: { verdict: Verdict; reason: string | undefined; comment: string | undefined },
): Promise<ClaimChange> {
  const by = entry.actor.id;
  const closing = {
    outcome: 'differed',
    at: entry.at,
    by,
    notBy: by,
    reviewVerdict: verdict,
    reviewReason: reason,
  } as const;
  const closed = await closeProposal(entry.tx, proposal.id, closing);
  if (!closed) throw new Conflict('The proposal is no longer open for you to review.');
  notify(entry, { personIds: [closed.proposerId], kind: 'differed', claimId: claim.id });
  const stage = workflow.sign_off.ifDiffers ?? claim.stage;
  return {
    action: 'claim.differed',
    note: comment,
    detail: { ...proposalDetail(closed), ...(reason ? { reviewReason: reason } : {}) },
    after: { ...claim, stage, assignee: closed.proposerId },
  };
}
