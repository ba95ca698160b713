import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import { isBlind } from '../../desk/judge-blind.ts';
import { getClaim } from '../../desk/read-claims.ts';
import { seenProposal } from '../../desk/seen-proposals.ts';
import { decisionOf } from '../../desk/sign-off.ts';
import { type ClaimSituation, readSituation } from '../../desk/situation.ts';
import type { Claim } from '../../domain/claim.ts';
import { decisionHash } from '../../domain/claim-hashes.ts';
import { Conflict, NotFound } from '../../domain/errors.ts';
import { directionOf } from '../../domain/languages.ts';
import { type ActionName, decide, type Situation } from '../../domain/workflow.ts';
import { parseId } from '../../web/parse.ts';
import { answer, type Returned } from '../answer.ts';
import type { Field } from '../fields.ts';
import { actorOf, type Deps } from '../request.ts';
import { wordingOf } from '../wording.ts';
import { type ActionFields, actionFields } from './action-fields.ts';
import { actionFrames, blindLead, labelOf } from './action-table.ts';
import { type FormFault, faultsAtFields, labelsOf } from './faults.ts';
import type { FormTree } from './form-body.ts';
import { getRevision } from './history.ts';
import type { Choices } from './list-filters.ts';
import { atTheirChains } from './proposal-fields.ts';
import { refuseAction } from './refuse-action.ts';
import { type Review, reviewOf } from './review.ts';
import { type Stale, staleNotice } from './stale.ts';

/** What `views/claims/action.ejs` shows. */
export interface ActionForm {
  title: string;
  lead: string | null;
  statement: { text: string; language: string; direction: 'ltr' | 'rtl' };
  claimId: number;
  /** Where the form is sent, and where cancelling leads. */
  action: string;
  cancelHref: string;
  look: 'primary' | 'danger';
  /** Whether it has a field for a file. */
  takesFile: boolean;
  requestId: string;
  hidden: { name: string; value: string | number }[];
  fields: Field[];
  further: Field[];
  /** Whether something of it was typed, is at fault or comes from the address; what a form begins with is no reason. */
  furtherOpen: boolean;
  choices: Choices[];
  labels: Record<string, string>;
  faults: FormFault[];
  typed: Returned['typed'] | undefined;
  /** What is signed, or the item that is withdrawn. */
  review: Review | null;
  stale: Stale | null;
}

const needsReview = new Set(['sign-offs', 'returns', 'evidence-withdrawals', 'proposals']);

/**
 * `GET /claims/:id/<resource>/new`, and the form that came back.
 * @throws NotFound, Conflict, Forbidden as the action itself would
 */
export async function showActionForm(
  deps: Deps,
  req: Request,
  res: Response,
  name: string,
  returned?: Returned,
  conflict?: Conflict,
): Promise<void> {
  const { read } = deps.desk.store;
  const claim = await getClaim(read, parseId(req.params.id));
  const at = await readSituation(read, actorOf(req), claim, deps.desk.clock().toISOString());
  const situation = { ...at.situation, ...authorOf(claim, req.params.eid) };
  const action = openAction(name, claim, situation);
  if (returned && conflict)
    await refuseLate(deps.desk, action, situation, conflict, Number(returned.typed.revision), claim);
  else if (!returned) refuseAction(action, situation);
  const page = () => formOf(deps, req, { name, action, at: { ...at, situation }, returned, conflict });
  await answer(req, res, { json: page, view: 'claims/action', page });
}

/** @throws NotFound where the address names an item that the claim does not have */
function authorOf({ evidence }: Claim, itemId: unknown): Partial<Situation> {
  if (itemId === undefined) return {};
  const item = evidence.find((one) => one.id === itemId);
  if (!item) throw new NotFound('This claim has no such evidence.');
  if (item.withdrawn) throw new Conflict('This item was already withdrawn.');
  return { authorId: item.addedBy };
}

/** The action that a form is for; somebody who may not assign others can still take the claim. */
function openAction(name: string, claim: Claim, situation: Situation): ActionName {
  const action = actionFrames[name]?.action(claim);
  if (!action) throw new NotFound('There is nothing at this address.');
  return action === 'assign' && !decide('assign', situation).ok ? 'take' : action;
}

interface Shown {
  name: string;
  action: ActionName;
  at: ClaimSituation;
  returned: Returned | undefined;
  conflict: Conflict | undefined;
}

async function formOf(
  { desk }: Deps,
  req: Request,
  { name, action, at, returned, conflict }: Shown,
): Promise<ActionForm> {
  const { claim, situation } = at;
  const frame = actionFrames[name];
  const wording = await wordingOf(desk);
  const typed = returned && (name === 'proposals' ? atTheirChains(returned.typed, claim) : returned.typed);
  const documentId = Number(typed?.documentId ?? req.query.documentId);
  const grounds = { desk, wording, claim, actor: actorOf(req), situation, documentId, blind: isBlind(at) };
  const made: ActionFields = (await actionFields[name]?.(grounds)) ?? { fields: [] };
  const fields = filledByAddress(made.fields, req);
  const further = filledByAddress(made.further ?? [], req);
  const all = [...fields, ...further];
  const faults = faultsAtFields(returned?.faults ?? [], all, typed);
  const resource = name === 'evidence-withdrawals' ? `evidence/${req.params.eid}/withdrawals` : name;
  const { statement, language } = claim;
  return {
    title: labelOf(action),
    lead: (name === 'sign-offs' && isBlind(at) ? blindLead : frame?.lead) ?? null,
    statement: { text: statement, language, direction: directionOf(language) },
    claimId: claim.id,
    action: `${claim.path}/${resource}`,
    cancelHref: claim.path,
    look: frame?.danger ? 'danger' : 'primary',
    takesFile: all.some((field) => field.type === 'file'),
    requestId: randomUUID(),
    hidden: hiddenFields(name, at, conflict ? undefined : returned),
    fields,
    further,
    furtherOpen: further.some(
      (field) => field.name in req.query || faults.some(({ path }) => path === field.name) || isTyped(field, typed),
    ),
    choices: made.choices ?? [],
    labels: labelsOf(all),
    faults,
    typed,
    review: needsReview.has(name) ? await reviewOf(desk, wording, at, name, String(req.params.eid ?? '')) : null,
    stale: conflict ? await staleOf(desk, conflict, Number(returned?.typed.revision), claim) : null,
  };
}

/** Whether something else was typed into a field than what it begins with. */
function isTyped({ name, value }: Field, typed: Returned['typed'] | undefined): boolean {
  const given = name.split('.').reduce<unknown>((tree, step) => (tree as FormTree | undefined)?.[step], typed);
  return given !== undefined && given !== '' && String(given) !== String(value ?? '');
}

/** An address may fill fields in, such as the document from whose page one came. */
function filledByAddress(fields: Field[], { query }: Request): Field[] {
  return fields.map((field) =>
    typeof query[field.name] === 'string' ? { ...field, value: query[field.name] } : field,
  );
}

/** What the sender saw, and by that agrees to. A form that came back still speaks of what stood in it before. */
function hiddenFields(name: string, { claim, proposal, situation }: ClaimSituation, returned: Returned | undefined) {
  const seen = (member: string, now: string | number) => {
    const value = returned?.typed[member];
    return { name: member, value: typeof value === 'string' ? value : now };
  };
  const revision = actionFrames[name]?.bound ? [seen('revision', claim.revision)] : [];
  if (name !== 'sign-offs' || !proposal) return revision;
  const content = [...revision, seen('contentHash', claim.contentHash)];
  const shown = seenProposal(situation.actor.id, proposal);
  return shown.hidden
    ? content
    : [...content, seen('decisionHash', decisionHash(claim.contentHash, decisionOf(shown)))];
}

/** Refuses an action that came too late to be offered any more, and says who did what meanwhile. @throws Conflict */
async function refuseLate(
  desk: Deps['desk'],
  action: ActionName,
  situation: Situation,
  conflict: Conflict,
  seen: number,
  claim: Claim,
): Promise<void> {
  const decision = decide(action, situation);
  if (decision.ok) return;
  const { history } = await staleOf(desk, conflict, seen, claim);
  const told = history.map(
    ({ person, words, at, note }) => `${at.text}: ${person.name} ${words}${note ? ` (${note})` : ''}.`,
  );
  throw new Conflict([decision.sentence, ...told.slice(0, 3)].join(' '));
}

async function staleOf(desk: Deps['desk'], conflict: Conflict, seen: number, claim: Claim): Promise<Stale> {
  const before = await getRevision(desk.store.read, claim.id, seen).catch(() => null);
  return staleNotice(desk, conflict, before, claim);
}
