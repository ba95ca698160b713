import { randomUUID } from 'node:crypto';
import type { Claim } from '../../domain/claim.ts';
import {
  type ActionName,
  type OfferedAction,
  offeredActions,
  type Situation,
  workflow,
} from '../../domain/workflow.ts';

/** Something that the person may do now: a link to its form, a form of one button, or a greyed button with the reason. */
export interface Button {
  label: string;
  kind: 'link' | 'post' | 'refused';
  /** Where the link leads or the form is posted. */
  href: string;
  /** Hidden fields of a form of one button. */
  fields: { name: string; value: string | number }[];
  look: 'primary' | 'danger' | 'plain';
  /** Why it is greyed. */
  sentence: string | null;
}

/** The buttons of a claim, in two rows: what moves the claim on, and what adds to it. */
export interface Buttons {
  moving: Button[];
  adding: Button[];
}

const adding = new Set<ActionName>(['edit', 'add_appearance', 'add_evidence', 'add_figure', 'add_link', 'continue']);
const taking = new Set<ActionName>(['retract', 'drop']);
// Actions that need nothing typed are posted at once.
const sentAtOnce: Partial<Record<ActionName, Record<string, string>>> = {
  take: { assignee: 'me' },
  release: {},
  withdraw: {},
};

/** The buttons for the person and the claim of a situation; the first that moves the claim on is the primary one. */
export function buttonsOf(claim: Claim, situation: Situation): Buttons {
  const offered = offeredActions(situation);
  const primary = offered.find(({ action, ok }) => ok && !adding.has(action) && advances(action, claim))?.action;
  const buttons = offered.map((action) => [action.action, button(claim, action, action.action === primary)] as const);
  return {
    moving: buttons.filter(([action]) => !adding.has(action)).map(([, made]) => made),
    adding: buttons.filter(([action]) => adding.has(action)).map(([, made]) => made),
  };
}

/** Whether an action leads to the next stage of the work. */
function advances(action: ActionName, { stage }: Claim): boolean {
  if (action === 'take') return stage === 'triage';
  return action === 'propose' || action === 'sign_off' || action === 'confirm_again' || action === 'restore';
}

function button(claim: Claim, { action, label, resource, ok, sentence }: OfferedAction, isPrimary: boolean): Button {
  const sent = sentAtOnce[action];
  const resourcePath = `${claim.path}/${resource}`;
  const hidden = { ...sent, revision: claim.revision, requestId: randomUUID() };
  return {
    label,
    kind: ok ? (sent ? 'post' : 'link') : 'refused',
    href: sent ? resourcePath : formPath(claim, action),
    fields: sent && ok ? Object.entries(hidden).map(([name, value]) => ({ name, value })) : [],
    look: isPrimary ? 'primary' : taking.has(action) ? 'danger' : 'plain',
    sentence: sentence ?? null,
  };
}

/** Where an action's form stands. */
export function formPath(claim: Pick<Claim, 'path'>, action: ActionName): string {
  return action === 'edit' ? `${claim.path}/edit` : `${claim.path}/${workflow[action].resource}/new`;
}
