import { chainRoles, outletChecks, qualifiers, voices } from '../../domain/words.ts';
import { findDocumentChoices } from '../../store/choices.ts';
import { findRecords, type Source } from '../../store/records.ts';
import { type Field, type Option, optionsOf } from '../fields.ts';
import type { Wording } from '../wording.ts';
import { newSourceFields, sourceFields } from './source-fields.ts';

/** The fields of a claim's items, in rows of the claim's own form and alone in the form that adds one. `prefix` ends with a dot or is empty. */

const edtfHint = 'Such as 2023-03-18, 2023-03 or 2023-03~ (about).';

/** Fields that are always shown, and those for rare cases. */
export interface ItemFields {
  fields: Field[];
  further: Field[];
}

/** One step of a chain; `passages` are the claim's appearances to choose from. */
export function stepFields(prefix: string, wording: Wording, passages: Option[]): ItemFields {
  const { words } = wording;
  const roles = [{ value: '', text: 'Choose' }, ...optionsOf(chainRoles, words.chainRoles)];
  const speaking = [{ value: '', text: 'As the source says' }, ...optionsOf(voices, words.voices)];
  return {
    fields: [
      { name: `${prefix}role`, label: 'Role', type: 'select', options: roles },
      ...sourceFields(`${prefix}source`, 'Source', wording),
      { name: `${prefix}channel`, label: 'Channel', optional: true },
      { name: `${prefix}at`, label: 'Date', optional: true, attributes: { placeholder: '2023-03-18' } },
      { name: `${prefix}derived`, label: 'The date was worked out', type: 'checkbox' },
    ],
    further: [
      { name: `${prefix}voice`, label: 'Voice', type: 'select', options: speaking },
      ...newSourceFields(`${prefix}source`),
      ...(passages.length > 0
        ? [
            {
              name: `${prefix}appearance`,
              label: 'Passage',
              type: 'select' as const,
              options: [{ value: '', text: 'None' }, ...passages],
            },
          ]
        : []),
    ],
  };
}

/** One passage in a document. */
export function appearanceFields(prefix: string, wording: Wording, documents: Option[]): ItemFields {
  return {
    fields: [
      documentField(prefix, documents),
      { name: `${prefix}exact`, label: 'Passage, letter for letter', type: 'textarea', rows: 3 },
      ...outletFields(prefix, wording),
    ],
    further: positionFields(prefix),
  };
}

/** What an outlet says of its own checking. */
export function outletFields(prefix: string, { words }: Wording): Field[] {
  const [unstated, said] = [words.outletChecks.unstated, outletChecks.filter((check) => check !== 'unstated')];
  return [
    {
      name: `${prefix}outletCheck`,
      label: 'What the outlet says of its checking',
      type: 'select',
      class: 'input-wide',
      options: [{ value: '', text: unstated }, ...optionsOf(said, words.outletChecks)],
    },
    {
      name: `${prefix}disclaimer.exact`,
      label: 'In its own words, letter for letter',
      type: 'textarea',
      rows: 2,
      optional: true,
    },
  ];
}

/** Which of several places in a document is meant. */
export function positionFields(prefix: string): Field[] {
  return [
    { name: `${prefix}start`, label: 'First character of the passage', type: 'number', optional: true },
    { name: `${prefix}prefix`, label: 'Words before it', optional: true },
    { name: `${prefix}suffix`, label: 'Words after it', optional: true },
  ];
}

export function documentField(prefix: string, documents: Option[]): Field {
  const options = [{ value: '', text: 'Choose' }, ...documents];
  return { name: `${prefix}documentId`, label: 'Document', type: 'select', class: 'input-wide', options };
}

/** The documents to choose from: the newest, and those that are named by number already. */
export async function documentOptions(read: Source, named: number[]): Promise<Option[]> {
  const newest = await findDocumentChoices(read);
  const known = new Set(newest.map((document) => document.id));
  const others = await findRecords(
    read,
    'document',
    named.filter((id) => Number.isInteger(id) && !known.has(id)),
  );
  return [...others, ...newest].map(({ id, title, publisher }) => ({
    value: id,
    text: publisher ? `${title} (${publisher})` : title,
  }));
}

/** One figure. */
export function figureFields(prefix: string, wording: Wording): ItemFields {
  const options = [
    { value: '', text: wording.words.qualifiers.as_stated },
    ...optionsOf(
      qualifiers.filter((qualifier) => qualifier !== 'as_stated'),
      wording.words.qualifiers,
    ),
  ];
  return {
    fields: [
      { name: `${prefix}metric`, label: 'What is counted', attributes: { placeholder: 'area held' } },
      { name: `${prefix}qualifier`, label: 'How exactly', type: 'select', options },
      { name: `${prefix}value`, label: 'Value', type: 'number', optional: true },
      { name: `${prefix}low`, label: 'or from', type: 'number', optional: true },
      { name: `${prefix}high`, label: 'to', type: 'number', optional: true },
      { name: `${prefix}unit`, label: 'Unit', optional: true, attributes: { placeholder: '%' } },
    ],
    further: [
      { name: `${prefix}place.name`, label: 'Place', optional: true },
      { name: `${prefix}asOf`, label: 'As of', optional: true, hint: edtfHint },
      { name: `${prefix}period`, label: 'or over the period', optional: true, hint: 'Such as 2023-03-01/2023-03-20.' },
      { name: `${prefix}derived`, label: 'The date was worked out', type: 'checkbox' },
      ...sourceFields(`${prefix}countedBy`, 'Counted by', wording),
      ...newSourceFields(`${prefix}countedBy`),
      { name: `${prefix}cumulative`, label: 'In all so far, not within the period alone', type: 'checkbox' },
    ],
  };
}
