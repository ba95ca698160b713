import type { Claim } from '../../domain/claim.ts';
import { type ActionName, workflow } from '../../domain/workflow.ts';

/** How the form of a resource below a claim is framed; its fields stand in action-fields.ts. */
export interface ActionFrame {
  /** The row of the workflow's table, by how the claim stands. */
  action: (claim: Claim) => ActionName;
  /** What it does, for those who do it seldom. */
  lead?: string;
  /** Whether it is bound to the revision that its author saw: edits and stage actions are, additions are not. */
  bound: boolean;
  danger?: boolean;
}

const always = (action: ActionName) => () => action;

/** The forms by the resource that they are sent to. */
export const actionFrames: Record<string, ActionFrame> = {
  appearances: {
    action: always('add_appearance'),
    lead: 'The same statement elsewhere is another appearance, not another claim.',
    bound: false,
  },
  evidence: {
    action: always('add_evidence'),
    lead: 'A signed verdict stands when evidence is added; the claim is then queued to be looked at again.',
    bound: false,
  },
  figures: {
    action: always('add_figure'),
    lead: 'Figures are part of what is claimed. A proposal that waits ends, and a settled claim goes back to checking.',
    bound: false,
  },
  links: { action: always('add_link'), bound: false },
  continuations: {
    action: always('continue'),
    lead: 'Another claim is recorded, with the new value, the same kind, place, topics, chains and sources, and a link to this one. This one stays as it is, and is not asked to be looked at again. Passages, dates of chains and evidence are not copied.',
    bound: true,
  },
  assignments: { action: always('assign'), bound: true },
  releases: { action: always('release'), lead: 'The claim goes back to triage, assigned to nobody.', bound: true },
  drops: {
    action: always('drop'),
    lead: 'As a duplicate it hands its appearances and chains to the claim that it repeats.',
    bound: true,
    danger: true,
  },
  restorations: { action: always('restore'), lead: 'The claim goes back to triage.', bound: true },
  reopenings: {
    action: always('reopen'),
    lead: 'The claim goes back to checking. What was signed off stands until a newer sign-off.',
    bound: true,
  },
  proposals: { action: always('propose'), lead: 'A second person has to sign it off.', bound: true },
  withdrawals: { action: always('withdraw'), lead: 'The claim goes back to checking.', bound: true },
  returns: { action: always('send_back'), lead: 'The claim goes back to checking, to its proposer.', bound: true },
  'sign-offs': {
    action: (claim) => (claim.stage === 'settled' ? 'confirm_again' : 'sign_off'),
    lead: 'You sign what stands here: the claim, its evidence and the decision. If any of it changes before you send, nothing is signed.',
    bound: true,
  },
  retractions: {
    action: always('retract'),
    lead: 'Readers outside get "unverified" at once, with your reason. The claim goes back to checking.',
    bound: true,
    danger: true,
  },
  provisionals: {
    action: always('provisional'),
    lead: 'Not a verdict: it is shown as provisional and ends by itself, or with a sign-off.',
    bound: true,
  },
  priorities: {
    action: always('prioritise'),
    lead: 'It decides the order of the queues, and changes nothing of what is claimed: a proposal that waits and a signed verdict stand.',
    bound: true,
  },
  'evidence-withdrawals': {
    action: always('withdraw_evidence'),
    lead: 'The item stays in the record, struck through, with your reason. It counts no more.',
    bound: false,
    danger: true,
  },
};

/** What a sign-off does where the proposal is not shown before it. */
export const blindLead =
  'This is a blind review: you judge first, from the claim and its evidence. Where you come to what is proposed, the claim is settled; else it goes back to checking and both verdicts are shown.';

/** The title and the button of a form. */
export function labelOf(action: ActionName): string {
  return workflow[action].label;
}
