import type { z } from 'zod';
import { canonical } from '../domain/canonical.ts';
import type { Claim } from '../domain/claim.ts';
import { refuseTooLarge, settleState } from '../domain/claim-state.ts';
import { Conflict, Forbidden, NotFound } from '../domain/errors.ts';
import { readText } from '../domain/records.ts';
import { type ActionName, decide, type Situation } from '../domain/workflow.ts';
import { closeProposal, findOpenProposal } from '../store/decisions.ts';
import { findRecord, findRevisionText } from '../store/records.ts';
import { changesSince } from './changes-since.ts';
import { findReferences, type Referenced, type References, referenced, withReferences } from './claim-references.ts';
import type { Act, Desk } from './desk.ts';
import { withNearest } from './nearest.ts';
import { notify } from './notify.ts';
import { proposalDetail } from './proposal-detail.ts';
import { type Change, type Entry, record, refuseRepeat } from './record.ts';
import { type ClaimSituation, readSituationFor } from './situation.ts';

/** Reads what was sent as a schema describes it; the border (form, JSON, seed) supplies it. @throws Invalid */
export type Body = <S extends z.ZodType>(schema: S) => z.output<S>;

/** What a verb makes of a claim. */
export interface ClaimChange extends Change {
  after: Claim;
  /** Leaves sources and documents named as they were in the text before: a sign-off signs what its signer saw. */
  asSeen?: boolean;
}

export interface ClaimAct<S extends z.ZodType> {
  id: number;
  schema: S;
  /** The row of the workflow's table. */
  action: ActionName;
  /** Another row, where it depends on what was sent or on how the claim stands; `action` is then the least that is asked. */
  actionFor?: (claim: Claim, input: z.output<S>) => ActionName;
  /** What the rule must know beside how the claim stands. */
  about?: (claim: Claim) => Partial<Situation>;
  /** What has to be done before the transaction begins, such as keeping a file. */
  prepare?: (input: z.output<S>) => Promise<void>;
  change(entry: Entry, at: ClaimSituation & { next: Claim['stage'] }, input: z.output<S>): Promise<ClaimChange>;
}

/**
 * Every change of one claim. Checks, in the order of the outside contract: 404, 403 role, 422 shape, 409 revision,
 * 409 stage, 403 separation of duties, and then, in the verb's `change`, 409 hash and 422 policy. The first three need
 * no lock and are done before the transaction; everything is decided again inside it.
 */
export async function changeClaim<S extends z.ZodType<{ revision?: number | undefined }>>(
  desk: Desk,
  act: Act,
  body: Body,
  plan: ClaimAct<S>,
): Promise<Claim> {
  const input = await admit(desk, act, body, plan);
  await plan.prepare?.(input);
  return withNearest(() => record(desk, act, (entry) => changeWithin(entry, plan, input)));
}

/**
 * What of an act on a claim is checked before the lock: 404, 403 role, 422 shape. Gives the body.
 * @throws AlreadyDone, NotFound, Forbidden, Invalid
 */
export async function admit<S extends z.ZodType>(
  { store, clock }: Desk,
  { actor, request, seen: known }: Act,
  body: Body,
  { id, action, about, schema }: Pick<ClaimAct<S>, 'id' | 'action' | 'about' | 'schema'>,
): Promise<z.output<S>> {
  const seen = known?.id === id ? known : await findRecord(store.lookUps, 'claim', id);
  if (!seen) throw new NotFound(`There is no claim ${id}.`);
  if (request) await refuseRepeat(store.lookUps, actor, request);
  const probe = await readSituationFor(action, store.lookUps, actor, seen, clock().toISOString());
  refuse(action, { ...probe.situation, ...about?.(seen) }, ['role', 'service']);
  return body(schema);
}

/**
 * A change of one claim within an open transaction: what is decided under the lock, and the writing. What it throws, it
 * throws before it has written anything.
 * @throws NotFound, Forbidden, Conflict, Invalid
 */
export async function changeWithin<S extends z.ZodType<{ revision?: number | undefined }>>(
  entry: Entry,
  plan: ClaimAct<S>,
  input: z.output<S>,
): Promise<Claim> {
  const at = await allow(entry, plan, input);
  const { after, asSeen, ...change } = await plan.change(entry, at, input);
  return saveClaim(entry, at.claim, after, change, asSeen);
}

/** Whether an act on a claim is open to whoever acts, decided under the lock. @throws NotFound, Forbidden, Conflict */
export async function allow<S extends z.ZodType<{ revision?: number | undefined }>>(
  entry: Entry,
  plan: Pick<ClaimAct<S>, 'id' | 'action' | 'actionFor' | 'about'>,
  input: z.output<S>,
): Promise<ClaimSituation & { next: Claim['stage'] }> {
  const claim = await entry.get('claim', plan.id);
  const action = plan.actionFor?.(claim, input) ?? plan.action;
  const current = await readSituationFor(action, entry.tx, entry.actor, claim, entry.at);
  const situation = { ...current.situation, ...plan.about?.(claim) };
  refuse(action, situation, ['role', 'service']);
  await refuseOtherRevision(entry, claim, input.revision);
  return { ...current, next: refuse(action, situation) };
}

function refuse(action: ActionName, situation: Situation, only?: string[]): Claim['stage'] {
  const decision = decide(action, situation);
  if (decision.ok) return decision.next;
  if (only && !only.includes(decision.why)) return situation.stage;
  throw decision.why === 'stage' ? new Conflict(decision.sentence) : new Forbidden(decision.sentence);
}

async function refuseOtherRevision(entry: Entry, claim: Claim, seen: number | undefined): Promise<void> {
  if (seen === undefined || seen === claim.revision) return;
  const text = seen < claim.revision ? await findRevisionText(entry.tx, 'claim', claim.id, seen) : null;
  throw new Conflict(
    `This claim changed while you were working on it: you saw revision ${seen}, it is now at revision ${claim.revision}. Compare and keep what you need.`,
    { revision: claim.revision, changes: text ? await changesSince(entry.tx, readText('claim', text), claim) : [] },
  );
}

/** Writes a claim's next revision with everything that follows from the change. */
export async function saveClaim(
  entry: Entry,
  before: Claim,
  changed: Claim,
  change: Change,
  asSeen = false,
): Promise<Claim> {
  const { claim, searchText } = await withReferences(entry.tx, changed, entry.references);
  const stageSince = changed.stage === before.stage ? before.stageSince : entry.at;
  const after = settleState({ ...(asSeen ? changed : claim), stageSince }, entry.at);
  // Before anything is written.
  refuseTooLarge(canonical(after));
  const overtaken = await overtakeProposal(entry, before, after);
  tellIfBehind(entry, before, after);
  return entry.save('claim', before, after, {
    ...change,
    restated: after.claimHash !== before.claimHash,
    detail: { ...change.detail, ...(overtaken ? proposalDetail(overtaken) : {}) },
    columns: { searchText },
  });
}

/** A verdict that no longer says what its claim says is told to whoever works on it and to who proposed it. */
function tellIfBehind(entry: Entry, before: Claim, after: Claim): void {
  const fell = before.standing !== after.standing && (after.standing === 'behind' || after.standing === 'changed');
  if (!fell) return;
  notify(entry, { personIds: [after.assignee, before.signOff?.proposedBy], kind: 'behind', claimId: after.id });
}

/** A proposal ends by itself when its claim leaves the review in another way than by the proposal. */
async function overtakeProposal(entry: Entry, before: Claim, after: Claim) {
  if (before.stage !== 'in_review' || after.stage === 'in_review') return null;
  const open = await findOpenProposal(entry.tx, before.id);
  return open && closeProposal(entry.tx, open.id, { outcome: 'overtaken', at: entry.at, by: entry.actor.id });
}

/** What a new claim must be made of; the rest follows. */
export type NewClaim = Omit<Claim, 'revision' | 'updatedAt' | 'claimHash' | 'contentHash' | 'standing' | 'verdict'>;

/** Writes a claim's first revision; `detail` says in the log what it came from. */
export async function createClaim(
  entry: Entry,
  content: NewClaim,
  detail: Record<string, unknown> = {},
): Promise<Claim> {
  const { claim, searchText } = firstRevision(entry, content, await findReferences(entry.tx, [content]));
  return entry.create('claim', claim, { action: 'claim.recorded', detail, restated: true, columns: { searchText } });
}

/**
 * Writes the first revisions of many claims, in few statements.
 * @param contents taken one by one; what they throw must end the transaction
 * @param references the sources and documents that they name
 * @param action the word in the audit log
 */
export async function createClaims(
  entry: Entry,
  contents: Iterable<NewClaim>,
  references: References,
  action: string,
): Promise<void> {
  const added = function* () {
    for (const content of contents) {
      const { claim, searchText } = firstRevision(entry, content, references);
      yield { content: claim, change: { action, restated: true, columns: { searchText } } };
    }
  };
  await entry.createMany('claim', added());
}

function firstRevision(entry: Entry, content: NewClaim, references: References): Referenced {
  const first = { ...content, revision: 1, updatedAt: entry.at, stageSince: entry.at } as Claim;
  const { claim, searchText } = referenced(first, references);
  return { claim: settleState(claim, entry.at), searchText };
}
