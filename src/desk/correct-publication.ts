import type { z } from 'zod';
import { saltedHash } from '../domain/canonical.ts';
import type { Claim } from '../domain/claim.ts';
import { Conflict, Forbidden } from '../domain/errors.ts';
import { publicationInputs } from '../domain/inputs/publication-input.ts';
import { may } from '../domain/permissions.ts';
import { causesOf, saidNow } from '../domain/publications.ts';
import { findClaimEvents } from '../store/claim-events.ts';
import { writeNote } from '../store/notes.ts';
import { type Publication, updatePublication } from '../store/publications.ts';
import { getAssignee, isSelf } from './assign.ts';
import type { Body } from './change-claim.ts';
import type { Act, Actor, Desk } from './desk.ts';
import { newItemId, newSalt } from './ids.ts';
import { notify } from './notify.ts';
import { getPublication, publicationDetail, type RecordedPublication, withPath } from './publication.ts';
import { type Entry, record, refuseRepeat } from './record.ts';

/** Which publication of which claim. */
export interface PublicationKey {
  claimId: number;
  id: string;
}

type Agreement = Pick<Publication, 'agreedVerdict' | 'agreedStale' | 'doneAt' | 'doneBy'>;

/** What a verb makes of a publication. */
interface PublicationChange {
  after: Partial<Publication>;
  action: string;
  /** Ids, numbers, times and words of the vocabularies. */
  detail?: Record<string, unknown>;
  note?: string;
}

interface PublicationAct<S extends z.ZodType> {
  schema: S;
  /** The sentence of the refusal, where the role or the person is not the one. */
  refusal?: (actor: Actor, publication: Publication) => string | null;
  change(entry: Entry, at: { publication: Publication; claim: Claim }, input: z.output<S>): Promise<PublicationChange>;
}

/** Gives the correction of an article to somebody, by e-mail address, or `me`. @throws NotFound, Forbidden, Invalid, Conflict */
export function assignCorrection(desk: Desk, act: Act, key: PublicationKey, body: Body): Promise<RecordedPublication> {
  return changePublication(desk, act, key, body, {
    schema: publicationInputs.assign,
    change: async (entry, { publication }, { assignee }) => {
      const self = isSelf(assignee, entry.actor);
      if (!self && !may(entry.actor, 'assign_correction')) {
        throw new Forbidden('Only an editor can assign the correction of an article to somebody else.');
      }
      const assigneeId = self ? entry.actor.id : await getAssignee(entry.tx, assignee);
      notify(entry, { personIds: [assigneeId], kind: 'correction', claimId: publication.claimId });
      return { action: 'claim.correction_assigned', detail: { assigneeId }, after: { assigneeId } };
    },
  });
}

/**
 * Says that an article was brought to agree with what the desk says, or takes that back. It names what the article says now,
 * so that nobody marks as corrected what changed again meanwhile.
 * @throws NotFound, Forbidden, Invalid, Conflict
 */
export function correctPublication(
  desk: Desk,
  act: Act,
  key: PublicationKey,
  body: Body,
): Promise<RecordedPublication> {
  return changePublication(desk, act, key, body, {
    schema: publicationInputs.correct,
    change: (entry, at, input) => (input.undo ? undoCorrection(entry, at) : markCorrected(entry, at, input)),
  });
}

async function markCorrected(
  entry: Entry,
  { publication, claim }: { publication: Publication; claim: Claim },
  seen: z.output<typeof publicationInputs.correct>,
): Promise<PublicationChange> {
  const said = saidNow(claim, entry.at);
  if (causesOf(publication, said).length === 0) {
    throw new Conflict('There is nothing to correct: the article agrees with what the desk says.');
  }
  if (seen.verdict !== said.verdict || (seen.staleAfter ?? null) !== said.staleSince) {
    throw new Conflict(
      `What the desk says changed meanwhile: it is now ${said.verdict}. Look at the article again before you mark it.`,
    );
  }
  const { agreedVerdict, agreedStale, doneAt, doneBy } = publication;
  return {
    action: 'claim.use_corrected',
    // What stood before is told, so that it can be brought back.
    detail: { before: { agreedVerdict, agreedStale, doneAt, doneBy } },
    after: {
      agreedVerdict: said.verdict,
      agreedStale: said.staleSince ?? agreedStale,
      doneAt: entry.at,
      doneBy: entry.actor.id,
    },
  };
}

async function undoCorrection(entry: Entry, { publication }: { publication: Publication }): Promise<PublicationChange> {
  if (publication.doneAt === null) throw new Conflict('This article is not marked as corrected.');
  const events = await findClaimEvents(entry.tx, publication.claimId, ['claim.use_corrected']);
  const marked = events.find(({ at, detail }) => detail.publicationId === publication.id && at === publication.doneAt);
  if (!marked) throw new Conflict('What the article said before is not known any more.');
  const { agreedVerdict, agreedStale = null, doneAt = null, doneBy = null } = marked.detail.before as Agreement;
  return { action: 'claim.correction_undone', after: { agreedVerdict, agreedStale, doneAt, doneBy } };
}

/** Withdraws a mistaken record of an article, with a reason; it stays to be read. @throws NotFound, Forbidden, Invalid, Conflict */
export function withdrawPublication(
  desk: Desk,
  act: Act,
  key: PublicationKey,
  body: Body,
): Promise<RecordedPublication> {
  return changePublication(desk, act, key, body, {
    schema: publicationInputs.withdraw,
    refusal: (actor, { recordedBy }) =>
      recordedBy === actor.id || may(actor, 'withdraw_publication')
        ? null
        : 'Only who recorded the article, or an editor, can withdraw it.',
    change: async (entry, _at, { reason }) => ({
      action: 'claim.use_withdrawn',
      note: reason,
      after: { withdrawnAt: entry.at },
    }),
  });
}

async function changePublication<S extends z.ZodType>(
  desk: Desk,
  act: Act,
  { claimId, id }: PublicationKey,
  body: Body,
  plan: PublicationAct<S>,
): Promise<RecordedPublication> {
  const seen = await getPublication(desk.store.read, claimId, id);
  if (act.request) await refuseRepeat(desk.store.read, act.actor, act.request);
  refuse(act.actor, seen, plan);
  const input = body(plan.schema);
  return record(desk, act, async (entry) => {
    const { path: _path, ...publication } = await getPublication(entry.tx, claimId, id);
    if (publication.withdrawnAt !== null) throw new Conflict('The record of this article was withdrawn.');
    const claim = await entry.get('claim', claimId);
    const change = await plan.change(entry, { publication, claim }, input);
    const after = { ...publication, ...change.after };
    await updatePublication(entry.tx, after);
    await tell(entry, after, change);
    return withPath(after);
  });
}

function refuse<S extends z.ZodType>(actor: Actor, publication: Publication, { refusal }: PublicationAct<S>): void {
  if (!may(actor, 'record_publication')) throw new Forbidden('Your role may not record where a claim was used.');
  const sentence = refusal?.(actor, publication);
  if (sentence) throw new Forbidden(sentence);
}

async function tell(
  entry: Entry,
  publication: Publication,
  { action, detail, note }: PublicationChange,
): Promise<void> {
  const { claimId } = publication;
  const written = note === undefined ? null : { id: newItemId(), text: note, salt: newSalt() };
  const noted = written ? { noteId: written.id, noteHash: saltedHash(written.salt, written.text) } : {};
  const told = { ...publicationDetail(publication), ...detail, ...noted };
  const eventSeq = entry.event({ action, subjectType: 'claim', subjectId: claimId, detail: told });
  if (written) writeNote(entry.tx, { ...written, claimId, eventSeq });
}
