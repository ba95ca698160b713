import { Conflict, Forbidden, Invalid, NotFound } from '../domain/errors.ts';
import { reopeningInput } from '../domain/inputs/related-input.ts';
import type { Stage } from '../domain/words.ts';
import { decide, workflow } from '../domain/workflow.ts';
import { findClaimEvents } from '../store/claim-events.ts';
import type { Source } from '../store/records.ts';
import { type Body, changeWithin } from './change-claim.ts';
import type { Act, Desk } from './desk.ts';
import { newItemId } from './ids.ts';
import { getClaim } from './read-claims.ts';
import { type Entry, record, refuseRepeat } from './record.ts';
import { reopening } from './reopen.ts';
import { readSituation } from './situation.ts';

/** What came of reopening several claims in one act, claim by claim. */
export interface Reopening {
  id: string;
  path: string;
  /** The claim because of which they were reopened. */
  claimId: number;
  at: string;
  by: number;
  reopened: { claimId: number; revision: number }[];
  refused: Refusal[];
}

/** A claim that was not reopened: the revision that was seen, and how it stood instead. */
export interface Refusal {
  claimId: number;
  seen: number;
  revision: number;
  stage: Stage;
}

const action = 'claim.reopened_others';

/**
 * Reopens several claims because of one, each by the same rule, with its own revision and event, in one transaction. One
 * that changed meanwhile is left alone and told of, so that it does not hold up the others; see docs/decisions/0016.
 * @throws NotFound, Forbidden, Invalid; Conflict where none could be reopened
 */
export async function reopenSeveral(desk: Desk, act: Act, id: number, body: Body): Promise<Reopening> {
  const claim = await getClaim(desk.store.read, id);
  if (act.request) await refuseRepeat(desk.store.read, act.actor, act.request);
  const { situation } = await readSituation(desk.store.read, act.actor, claim, desk.clock().toISOString());
  const decision = decide('reopen', situation);
  if (!decision.ok && decision.why === 'role') throw new Forbidden(decision.sentence);
  const { note, claims } = body(reopeningInput);
  refuseOddOnes(
    id,
    claims.map((one) => one.id),
  );

  return record(desk, act, async (entry) => {
    const made = { id: newItemId(), claimId: id, at: entry.at, by: entry.actor.id };
    const reopened: Reopening['reopened'] = [];
    const refused: Refusal[] = [];
    for (const [index, { id: claimId, revision }] of claims.entries()) {
      const plan = reopening(claimId, { becauseOf: id, reopeningId: made.id });
      const after = await changeWithin(entry, plan, { revision, note }).catch((error) => {
        if (error instanceof NotFound) throw new Invalid([{ path: `claims.${index}.id`, message: error.message }]);
        if (error instanceof Conflict) return null;
        throw error;
      });
      if (after) reopened.push({ claimId, revision: after.revision });
      else refused.push(await refusalOf(entry, claimId, revision));
    }
    if (reopened.length === 0) throw new Conflict(noneSentence(refused));
    const detail = { reopeningId: made.id, reopened, refused };
    entry.event({ action, subjectType: 'claim', subjectId: id, detail });
    return { ...made, path: pathOf(id, made.id), reopened, refused };
  });
}

function refuseOddOnes(id: number, claimIds: number[]): void {
  const faults = claimIds.flatMap((claimId, index) => {
    const path = `claims.${index}.id`;
    if (claimId === id) return [{ path, message: 'This is the claim itself: reopen the others from here.' }];
    return claimIds.indexOf(claimId) < index ? [{ path, message: `Claim ${claimId} is given twice.` }] : [];
  });
  if (faults.length > 0) throw new Invalid(faults);
}

async function refusalOf(entry: Entry, claimId: number, seen: number): Promise<Refusal> {
  const { revision, stage } = await entry.get('claim', claimId);
  return { claimId, seen, revision, stage };
}

/** Why a claim was not reopened, in a sentence. */
export function refusalSentence({ claimId, seen, revision, stage }: Refusal): string {
  if (workflow.reopen.from[stage] === undefined) return `Claim ${claimId} is no longer settled.`;
  return `Claim ${claimId} changed meanwhile: you saw revision ${seen}, it was at revision ${revision}.`;
}

function noneSentence(refused: Refusal[]): string {
  return `None of the claims was reopened. ${refused.map(refusalSentence).join(' ')} Look at them again.`;
}

function pathOf(claimId: number, id: string): string {
  return `/claims/${claimId}/related/reopenings/${id}`;
}

/** An act that reopened several claims, as the log tells of it. @throws NotFound */
export async function getReopening(from: Source, claimId: number, id: string): Promise<Reopening> {
  const events = await findClaimEvents(from, claimId, [action]);
  const event = events.find(({ detail }) => detail.reopeningId === id);
  if (!event) throw new NotFound('There is nothing at this address.');
  const { reopened, refused = [] } = event.detail as unknown as Partial<Reopening>;
  return {
    id,
    path: pathOf(claimId, id),
    claimId,
    at: event.at,
    by: event.actorId,
    reopened: reopened ?? [],
    refused,
  };
}
