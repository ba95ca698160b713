import { type Actor, hasRole } from './permissions.ts';
import { mayOnlyOthersSign, type SigningSituation } from './separation.ts';
import type { Role, Stage, Standing } from './words.ts';

export const actions = [
  'take',
  'assign',
  'release',
  'propose',
  'sign_off',
  'send_back',
  'withdraw',
  'confirm_again',
  'provisional',
  'reopen',
  'retract',
  'prioritise',
  'edit',
  'add_appearance',
  'add_evidence',
  'withdraw_evidence',
  'add_figure',
  'add_link',
  'continue',
  'drop',
  'restore',
] as const;
export type ActionName = (typeof actions)[number];

export type Need = 'assignee' | 'verdict' | 'use' | 'rationale' | 'hashes' | 'reason' | 'note' | 'comment';

/** Who may, beyond the role; the `…_or_editor` ones let an editor do what a contributor may do in their own matters only. */
export type Who =
  | 'oneself_or_editor'
  | 'assignee_or_editor'
  | 'author_or_editor'
  | 'proposer'
  | 'not_proposer'
  | 'second_person';

/** What must be so, beyond the stage. */
export type Condition = 'past_stale_after' | 'signed_and_not_retracted';

export interface Rule {
  /** The button. */
  label: string;
  /** The same within a sentence: "Only an editor can …". */
  phrase: string;
  /** The path below `/claims/:id` that it is posted to; empty for the claim itself. */
  resource: string;
  needs: readonly Need[];
  /** Where it leads instead: a reviewer who had not seen the proposal came to another verdict. */
  ifDiffers?: Stage;
  /** From which stage to which, and the lowest role for it; stages that are not named do not offer the action. */
  from: Partial<Record<Stage, readonly [next: Stage, role: Role]>>;
  who?: Who;
  when?: Condition;
}

type From = Rule['from'];

const assigning: From = {
  triage: ['checking', 'contributor'],
  checking: ['checking', 'contributor'],
  in_review: ['in_review', 'contributor'],
};

/** An edit of what is claimed withdraws an open proposal and ends what was settled. */
const editing: From = {
  triage: ['triage', 'contributor'],
  checking: ['checking', 'contributor'],
  in_review: ['checking', 'editor'],
  settled: ['checking', 'editor'],
};

const adding: From = {
  triage: ['triage', 'contributor'],
  checking: ['checking', 'contributor'],
  in_review: ['in_review', 'contributor'],
  settled: ['settled', 'contributor'],
};

/**
 * The workflow of a claim: buttons, checks and refusals are read from here. In the order in which buttons are shown.
 *
 * A dropped claim can be retracted, since its readers outside still get the signed revision until then; it comes back
 * to checking, as from every stage. Figures are what is claimed and follow `edit`; links are not and follow appearances.
 * To continue a claim makes another one and leaves it as it is, so the stage named here is its own.
 */
export const workflow: Readonly<Record<ActionName, Rule>> = {
  take: { label: 'Take', phrase: 'take the claim', resource: 'assignments', needs: [], from: assigning },
  assign: {
    label: 'Assign',
    phrase: 'assign the claim to somebody else',
    resource: 'assignments',
    needs: ['assignee'],
    from: assigning,
    who: 'oneself_or_editor',
  },
  release: {
    label: 'Release',
    phrase: 'release the claim',
    resource: 'releases',
    needs: [],
    from: { checking: ['triage', 'contributor'] },
    who: 'assignee_or_editor',
  },
  propose: {
    label: 'Propose a verdict',
    phrase: 'propose a verdict',
    resource: 'proposals',
    needs: ['verdict', 'use', 'rationale'],
    from: { checking: ['in_review', 'editor'] },
  },
  sign_off: {
    label: 'Sign off',
    phrase: 'sign off the verdict',
    resource: 'sign-offs',
    needs: ['hashes'],
    from: { in_review: ['settled', 'editor'] },
    ifDiffers: 'checking',
    who: 'second_person',
  },
  send_back: {
    label: 'Send back',
    phrase: 'send the proposal back',
    resource: 'returns',
    needs: ['comment'],
    from: { in_review: ['checking', 'editor'] },
    who: 'not_proposer',
  },
  withdraw: {
    label: 'Withdraw the proposal',
    phrase: 'withdraw the proposal',
    resource: 'withdrawals',
    needs: [],
    from: { in_review: ['checking', 'contributor'] },
    who: 'proposer',
  },
  confirm_again: {
    label: 'Confirm again',
    phrase: 'confirm the verdict again',
    resource: 'sign-offs',
    needs: ['hashes'],
    from: { settled: ['settled', 'editor'] },
    who: 'second_person',
    when: 'past_stale_after',
  },
  provisional: {
    label: 'Publish provisionally',
    phrase: 'publish provisionally',
    resource: 'provisionals',
    needs: ['verdict', 'use', 'reason'],
    from: { checking: ['checking', 'editor'], in_review: ['in_review', 'editor'] },
  },
  reopen: {
    label: 'Reopen',
    phrase: 'reopen the claim',
    resource: 'reopenings',
    needs: ['note'],
    from: { settled: ['checking', 'editor'] },
  },
  retract: {
    label: 'Retract the verdict',
    phrase: 'retract the verdict',
    resource: 'retractions',
    needs: ['reason'],
    from: {
      triage: ['checking', 'editor'],
      checking: ['checking', 'editor'],
      in_review: ['checking', 'editor'],
      settled: ['checking', 'editor'],
      dropped: ['checking', 'editor'],
    },
    when: 'signed_and_not_retracted',
  },
  prioritise: {
    label: 'Set urgency',
    phrase: 'set the urgency',
    resource: 'priorities',
    needs: [],
    from: {
      triage: ['triage', 'contributor'],
      checking: ['checking', 'contributor'],
      in_review: ['in_review', 'editor'],
      settled: ['settled', 'editor'],
    },
  },
  edit: { label: 'Edit', phrase: 'edit what is claimed', resource: '', needs: [], from: editing },
  add_appearance: {
    label: 'Add an appearance',
    phrase: 'add an appearance',
    resource: 'appearances',
    needs: [],
    from: adding,
  },
  add_evidence: { label: 'Add evidence', phrase: 'add evidence', resource: 'evidence', needs: [], from: adding },
  withdraw_evidence: {
    label: 'Withdraw this item',
    phrase: 'withdraw this item of evidence',
    resource: 'evidence/:eid/withdrawals',
    needs: ['reason'],
    from: adding,
    who: 'author_or_editor',
  },
  add_figure: { label: 'Add a figure', phrase: 'change the figures', resource: 'figures', needs: [], from: editing },
  add_link: { label: 'Add a link', phrase: 'link the claim to another', resource: 'links', needs: [], from: adding },
  continue: {
    label: 'Continue with a new value',
    phrase: 'continue the claim with a new value',
    resource: 'continuations',
    needs: [],
    from: adding,
  },
  drop: {
    label: 'Drop',
    phrase: 'drop the claim',
    resource: 'drops',
    needs: ['reason'],
    from: { triage: ['dropped', 'editor'], checking: ['dropped', 'editor'] },
  },
  restore: {
    label: 'Restore',
    phrase: 'restore the claim',
    resource: 'restorations',
    needs: ['note'],
    from: { dropped: ['triage', 'editor'] },
  },
};

/** The stages in which a claim's proposal is told beside it: where it is made, and came back to, and where it waits. */
export const stagesWithProposal: readonly Stage[] = Object.entries(workflow.propose.from).flatMap(([from, to]) => [
  from as Stage,
  ...(to ? [to[0]] : []),
]);

/** What decides about an action on a claim; ids are ids of people. */
export interface Situation extends SigningSituation {
  actor: Actor;
  stage: Stage;
  standing: Standing;
  assigneeId?: number | undefined;
  /** Of the item of evidence that is to be withdrawn. */
  authorId?: number | undefined;
  signedBefore: boolean;
  retractedSinceSigned: boolean;
  pastStaleAfter: boolean;
  /** That `assign` names the actor. */
  assignsSelf?: boolean | undefined;
}

export type Decision =
  | { ok: true; next: Stage }
  | { ok: false; why: 'role' | 'stage' | 'separation' | 'service'; sentence: string };

/** Whether the actor may, and to which stage it leads. Asks for the role first, then the stage, then the separation of duties. */
export function decide(action: ActionName, situation: Situation): Decision {
  const rule = workflow[action];
  const { actor, stage } = situation;
  const transition = rule.from[stage];

  const role = transition?.[1] ?? lowestRole(rule);
  if (!hasRole(actor, role)) return refuse('role', `Only ${named[role]} can ${rule.phrase}.`);
  const foreign = foreignMatter(rule, situation);
  if (foreign) return refuse('role', foreign);

  if (!transition) return refuse('stage', `Nobody can ${rule.phrase} while the claim is ${stageWords[stage]}.`);
  const unmet = unmetCondition(rule, situation);
  if (unmet) return refuse('stage', unmet);

  if (rule.who === 'proposer' && situation.proposerId !== actor.id) {
    return refuse('role', 'Only the person who made the proposal can withdraw it; an editor can send it back.');
  }
  if (rule.who === 'not_proposer' && situation.proposerId === actor.id) {
    return refuse('separation', 'This is your own proposal: withdraw it, or let another editor send it back.');
  }
  const separated = rule.who === 'second_person' ? mayOnlyOthersSign(situation) : null;
  if (separated) return { ok: false, ...separated };
  return { ok: true, next: transition[0] };
}

/** Whether it decides about an action, beside the claim itself, who proposed and who changed what is claimed. */
export function asksForDuties(action: ActionName): boolean {
  const { who } = workflow[action];
  return who === 'proposer' || who === 'not_proposer' || who === 'second_person';
}

export interface OfferedAction {
  action: ActionName;
  label: string;
  resource: string;
  ok: boolean;
  /** Why not, where it is shown greyed. */
  sentence?: string;
}

/**
 * The buttons for the actor, in the order of the table: absent where role or stage forbid, greyed with the reason where
 * the separation of duties does. Withdrawing evidence is offered only where the situation names an item's author, and
 * taking only to who has not taken the claim yet.
 */
export function offeredActions(situation: Situation): OfferedAction[] {
  const offered: OfferedAction[] = [];
  for (const action of actions) {
    if (action === 'withdraw_evidence' && situation.authorId === undefined) continue;
    if (action === 'take' && situation.assigneeId === situation.actor.id) continue;
    const decision = decide(action, situation);
    const { label, resource } = workflow[action];
    if (decision.ok) offered.push({ action, label, resource, ok: true });
    else if (decision.why === 'separation' || decision.why === 'service') {
      offered.push({ action, label, resource, ok: false, sentence: decision.sentence });
    }
  }
  return offered;
}

function foreignMatter(rule: Rule, { actor, assigneeId, authorId, assignsSelf }: Situation): string | null {
  if (hasRole(actor, 'editor')) return null;
  if (rule.who === 'oneself_or_editor' && !assignsSelf) return `Only an editor can ${rule.phrase}.`;
  if (rule.who === 'assignee_or_editor' && assigneeId !== actor.id) {
    return `Only its assignee or an editor can ${rule.phrase}.`;
  }
  if (rule.who === 'author_or_editor' && authorId !== actor.id) {
    return `Only its author or an editor can ${rule.phrase}.`;
  }
  return null;
}

function unmetCondition(rule: Rule, situation: Situation): string | null {
  if (rule.when === 'past_stale_after' && !situation.pastStaleAfter) {
    return 'The verdict is still within its shelf life. To change it, reopen the claim.';
  }
  if (rule.when === 'signed_and_not_retracted' && (!situation.signedBefore || situation.retractedSinceSigned)) {
    return 'There is no signed verdict to retract.';
  }
  return null;
}

function lowestRole(rule: Rule): Role {
  return Object.values(rule.from).some(([, role]) => role === 'contributor') ? 'contributor' : 'editor';
}

function refuse(why: 'role' | 'stage' | 'separation', sentence: string): Decision {
  return { ok: false, why, sentence };
}

const named: Record<Role, string> = {
  reader: 'a reader',
  contributor: 'a contributor',
  editor: 'an editor',
  admin: 'an admin',
};

const stageWords: Record<Stage, string> = {
  triage: 'in triage',
  checking: 'being checked',
  in_review: 'in review',
  settled: 'settled',
  dropped: 'dropped',
};
