import { randomUUID } from 'node:crypto';
import type { Actor, Desk } from '../../desk/desk.ts';
import type { RecordedPublication } from '../../desk/publication.ts';
import type { Claim } from '../../domain/claim.ts';
import { may } from '../../domain/permissions.ts';
import { findClaimEvents } from '../../store/claim-events.ts';
import { findNoteText } from '../../store/notes.ts';
import { findNames } from '../../store/people.ts';
import type { Source } from '../../store/records.ts';
import type { Returned } from '../answer.ts';
import type { Field } from '../fields.ts';
import { type HeldPublication, holdPublications } from '../publication-json.ts';
import { type ShownPublication, shownPublications } from '../shown-publication.ts';
import { type ShownTime, type Wording, wordingOf } from '../wording.ts';
import { assigneeField } from './assignee-field.ts';
import { labelsOf } from './faults.ts';

/** What `views/claims/publication.ejs` shows. */
export interface PublicationPage {
  path: string;
  jsonPath: string;
  publication: ShownPublication;
  recorded: { by: string; at: ShownTime };
  /** Why the record was withdrawn, where it was. */
  withdrawn: { at: ShownTime; reason: string | null } | null;
  /** The forms that this person may send. */
  forms: SmallForm[];
  labels: Record<string, string>;
  faults: Returned['faults'];
  typed: Returned['typed'] | undefined;
}

/** A form of a few fields, on the page of the thing itself. */
interface SmallForm {
  id: string;
  title: string;
  text: string | null;
  action: string;
  requestId: string;
  button: string;
  look: 'primary' | 'danger' | 'plain';
  hidden: { name: string; value: string }[];
  fields: Field[];
}

/** The page of an article that used a claim. */
export async function publicationPage(
  desk: Desk,
  actor: Actor,
  claim: Claim,
  { path, ...publication }: RecordedPublication,
  returned?: Returned,
): Promise<PublicationPage> {
  const { read } = desk.store;
  const wording = await wordingOf(desk);
  const [held] = (await holdPublications(read, [publication], wording.now)) as [HeldPublication];
  const [shown] = (await shownPublications(read, wording, [held])) as [ShownPublication];
  const names = await findNames(read, [publication.recordedBy]);
  const forms = may(actor, 'record_publication') && publication.withdrawnAt === null;
  const made = forms ? await formsOf(read, actor, held, path, wording) : [];
  return {
    path: claim.path,
    jsonPath: `${path}.json`,
    publication: shown,
    recorded: { by: names.get(publication.recordedBy) ?? '', at: wording.time(publication.recordedAt) },
    withdrawn:
      publication.withdrawnAt === null
        ? null
        : { at: wording.time(publication.withdrawnAt), reason: await withdrawalReason(read, publication) },
    forms: made,
    labels: labelsOf(made.flatMap((form) => form.fields)),
    faults: returned?.faults ?? [],
    typed: returned?.typed,
  };
}

async function formsOf(
  read: Source,
  actor: Actor,
  { publication, causes, said }: HeldPublication,
  path: string,
  { words }: Wording,
): Promise<SmallForm[]> {
  const blank = { text: null, requestId: randomUUID(), look: 'plain' as const, hidden: [], fields: [] };
  const verdict = words.verdicts[said.verdict].toLocaleLowerCase(words.locale);
  const correct: SmallForm = {
    ...blank,
    id: 'correct',
    title: 'When it is corrected',
    text: `The desk says “${verdict}”${said.staleSince ? ', and that the verdict is past its shelf life' : ''}. Mark the article when it says so too.`,
    action: `${path}/corrections`,
    button: 'Mark as corrected',
    look: 'primary',
    hidden: [
      { name: 'verdict', value: said.verdict },
      ...(said.staleSince ? [{ name: 'staleAfter', value: said.staleSince }] : []),
    ],
  };
  const undo: SmallForm = {
    ...blank,
    id: 'undo',
    title: 'Marked by mistake',
    action: `${path}/corrections`,
    button: 'Take the mark back',
    hidden: [{ name: 'undo', value: 'true' }],
  };
  const assign: SmallForm = {
    ...blank,
    id: 'assign',
    title: 'Who corrects it',
    action: `${path}/assignments`,
    button: 'Assign',
    fields: [await assigneeField(read, actor, may(actor, 'assign_correction'))],
  };
  const withdraw: SmallForm = {
    ...blank,
    id: 'withdraw',
    title: 'Recorded by mistake',
    text: 'The record stays to be read, and is not asked to be corrected any more.',
    action: `${path}/withdrawals`,
    button: 'Withdraw the record',
    look: 'danger',
    fields: [{ name: 'reason', label: 'Why it is withdrawn', type: 'textarea', rows: 3 }],
  };
  const mayWithdraw = publication.recordedBy === actor.id || may(actor, 'withdraw_publication');
  return [
    ...(causes.length > 0 ? [correct] : []),
    ...(publication.doneAt === null ? [] : [undo]),
    assign,
    ...(mayWithdraw ? [withdraw] : []),
  ];
}

async function withdrawalReason(
  read: Source,
  { id, claimId }: Pick<RecordedPublication, 'id' | 'claimId'>,
): Promise<string | null> {
  const events = await findClaimEvents(read, claimId, ['claim.use_withdrawn']);
  const event = events.find(({ detail }) => detail.publicationId === id);
  return event ? findNoteText(read, event.seq) : null;
}
