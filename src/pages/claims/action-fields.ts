import type { Actor, Desk } from '../../desk/desk.ts';
import type { Claim } from '../../domain/claim.ts';
import { timeToChange } from '../../domain/times.ts';
import {
  credibilities,
  dropReasons,
  linkTypes,
  stances,
  urgencies,
  uses,
  verdicts,
  visibilities,
} from '../../domain/words.ts';
import { decide, type Situation } from '../../domain/workflow.ts';
import { findClaimChoices } from '../../store/choices.ts';
import { type Field, optionsOf } from '../fields.ts';
import type { Wording } from '../wording.ts';
import { assigneeField } from './assignee-field.ts';
import { continuationFields } from './continuation-fields.ts';
import { appearanceFields, documentField, documentOptions, figureFields, positionFields } from './item-fields.ts';
import type { Choices } from './list-filters.ts';
import { proposalFields } from './proposal-fields.ts';
import { signOffFields } from './sign-off-fields.ts';
import { newSourceFields, sourceChoices, sourceFields, sourceIdField } from './source-fields.ts';

/** What the fields of an action depend on. */
export interface ActionGrounds {
  desk: Desk;
  wording: Wording;
  claim: Claim;
  actor: Actor;
  situation: Situation;
  /** The document that was named in the address or typed, to be among those to choose from. */
  documentId: number;
  /** Whether the proposal is judged before it is seen. */
  blind: boolean;
}

/** The fields of a form, those for rare cases, and the lists beside them. */
export interface ActionFields {
  fields: Field[];
  further?: Field[];
  choices?: Choices[];
}

const note = (name: string, label: string, rows = 3): Field => ({ name, label, type: 'textarea', rows });

/** The fields by the resource that they are sent to; resources that are not named here need none. */
export const actionFields: Record<string, (grounds: ActionGrounds) => ActionFields | Promise<ActionFields>> = {
  appearances: async ({ desk, wording, documentId }) =>
    appearanceFields('', wording, await documentOptions(desk.store.read, [documentId])),
  evidence: evidenceFields,
  figures: async ({ desk, wording }) => ({
    ...figureFields('', wording),
    choices: await sourceChoices(desk.store.read),
  }),
  links: linkFields,
  continuations: continuationFields,
  assignments: assignmentFields,
  drops: async ({ desk, wording }) => ({
    fields: [
      { name: 'reason', label: 'Reason', type: 'radios', options: optionsOf(dropReasons, wording.words.dropReasons) },
      {
        name: 'duplicateOf',
        label: 'The claim that this one repeats (number)',
        type: 'number',
        optional: true,
        hint: 'For a duplicate only.',
        attributes: { list: 'claims', autocomplete: 'off' },
      },
      { ...note('note', 'Note'), optional: true },
    ],
    choices: await claimChoices(desk),
  }),
  restorations: () => ({ fields: [note('note', 'Why it is taken up again')] }),
  reopenings: () => ({ fields: [note('note', 'Why it is reopened')] }),
  proposals: ({ desk, wording, claim }) => proposalFields(desk, wording, claim),
  'sign-offs': signOffFields,
  returns: () => ({ fields: [note('comment', 'What has to be done first', 5)] }),
  retractions: () => ({ fields: [note('reason', 'Why it is retracted, as readers outside will read it')] }),
  provisionals: ({ wording: { words } }) => ({
    fields: [
      { name: 'verdict', label: 'Provisional verdict', type: 'radios', options: optionsOf(verdicts, words.verdicts) },
      { name: 'use', label: 'Use', type: 'radios', options: optionsOf(uses, words.uses) },
      note('reason', 'Why it cannot wait'),
    ],
  }),
  priorities: ({ wording: { words, zone }, claim }) => ({
    fields: [
      {
        name: 'urgency',
        label: 'Urgency',
        type: 'radios',
        value: claim.urgency,
        options: optionsOf(urgencies, words.urgencies),
      },
      {
        name: 'dueAt',
        label: 'Due',
        optional: true,
        value: claim.dueAt && timeToChange(claim.dueAt, zone),
        hint: 'A day, or a time such as 2023-03-21 10:00 +01:00. Left empty, the claim is due at no time.',
      },
    ],
  }),
  'evidence-withdrawals': () => ({ fields: [note('reason', 'Why it is withdrawn')] }),
};

async function evidenceFields({ desk, wording, documentId }: ActionGrounds): Promise<ActionFields> {
  const { read } = desk.store;
  const { words } = wording;
  const documents = await documentOptions(read, [documentId]);
  const named = credibilities.map((value) => ({ value, text: `${value}: ${words.credibilities[value]}` }));
  return {
    fields: [
      {
        name: 'stance',
        label: 'It speaks',
        type: 'radios',
        options: stances.map((value) => ({ value, text: stanceWords[value] })),
      },
      ...sourceFields('source', 'Source, who brought it', wording),
      ...sourceFields('origin', 'Origin, whose knowledge it is, if not the source', wording),
      {
        name: 'url',
        label: 'Web address',
        type: 'url',
        optional: true,
        hint: 'The desk keeps a copy of the page; one that cannot be fetched is evidence all the same.',
      },
      {
        name: 'file',
        label: 'or a file',
        type: 'file',
        optional: true,
        hint: 'Of any kind, up to 50 MB. It is kept as it is, under its SHA-256.',
      },
      { ...documentField('', documents), label: 'or a document of the desk', optional: true },
      { name: 'exact', label: 'Passage in the document, letter for letter', type: 'textarea', rows: 3, optional: true },
      note('note', 'Note: what it shows, and what not', 4),
      {
        name: 'credibility',
        label: 'Credibility of the item',
        type: 'select',
        hint: 'Whether it is so, apart from who says it.',
        options: [{ value: '', text: 'Not judged' }, ...named],
      },
      { name: 'authoritative', label: "A body's record of its own act", type: 'checkbox' },
      {
        name: 'visibility',
        label: 'Who may see it',
        type: 'radios',
        value: 'desk',
        options: optionsOf(visibilities, words.visibilities),
      },
    ],
    further: [
      sourceIdField('sourceId', 'Source by number'),
      sourceIdField('originId', 'Origin by number'),
      ...newSourceFields('source'),
      ...positionFields(''),
    ],
    choices: await sourceChoices(read),
  };
}

const stanceWords = { supports: 'For the claim', refutes: 'Against it', context: 'About it, neither for nor against' };

async function linkFields({ desk, wording: { words } }: ActionGrounds): Promise<ActionFields> {
  const options = optionsOf(linkTypes, words.linkTypes).map((option) => ({
    ...option,
    text: `This claim ${option.text} the other`,
  }));
  return {
    fields: [
      { name: 'type', label: 'How they hang together', type: 'radios', options },
      {
        name: 'claimId',
        label: 'The other claim (number)',
        type: 'number',
        attributes: { list: 'claims', autocomplete: 'off' },
      },
      { ...note('note', 'Note'), optional: true },
    ],
    choices: await claimChoices(desk),
  };
}

async function claimChoices({ store }: Desk): Promise<Choices[]> {
  const claims = await findClaimChoices(store.read);
  return [{ id: 'claims', options: claims.map(({ id, statement }) => ({ value: id, text: statement })) }];
}

async function assignmentFields({ desk, actor, situation }: ActionGrounds): Promise<ActionFields> {
  return { fields: [await assigneeField(desk.store.read, actor, decide('assign', situation).ok)] };
}
