import { claimKinds, urgencies } from '../../domain/words.ts';
import type { Source } from '../../store/records.ts';
import { type Field, type Option, optionsOf } from '../fields.ts';
import type { Wording } from '../wording.ts';
import { chainOf, placeAfter, placeOfNew } from './chain-rows.ts';
import { type FormTree, rowsOf } from './form-body.ts';
import {
  appearanceFields,
  documentOptions,
  figureFields,
  type ItemFields,
  outletFields,
  stepFields,
} from './item-fields.ts';

/** One row of a list in the claim's form. */
export interface FormRow extends ItemFields {
  /** The anchor that faults of the whole row lead to. */
  id: string;
  legend: string;
  hidden: Field[];
  /** The passage of an appearance that is known already and is not typed again. */
  quote: { exact: string; title: string } | null;
  /** Whether the rare fields are open. */
  isOpen: boolean;
  remove: Field | null;
}

/** A button that changes the form and not the record: it is shown again with everything that was typed. */
export interface FormButton {
  text: string;
  /** For listeners: of what. */
  about: string;
  value: string;
  /** Where the form is sent for it, with the place that it then shows. */
  action: string;
}

/** One chain of the claim's form, its steps in order. */
export interface FormChain {
  title: string;
  /** "Yevgeny Prigozhin → CNN", of what stands in it so far. */
  summary: string;
  steps: { row: FormRow; buttons: FormButton[] }[];
  add: FormButton;
}

/** A list in the claim's form, with rows to spare. */
export interface FormPart {
  /** The claim's member. */
  name: 'attribution' | 'appearances' | 'figures';
  title: string;
  hint: string;
  rows: FormRow[];
  /** The same rows by their chains, with what can be done to them; null for other lists. */
  chains: FormChain[] | null;
  add: FormButton | null;
}

/** The claim's own members. */
export function claimFields(language: string, { words }: Wording): { first: Field[]; place: Field[]; dates: Field[] } {
  return {
    first: [
      {
        name: 'statement',
        label: 'Statement',
        type: 'textarea',
        rows: 2,
        class: 'input-statement',
        lang: language,
        hint: 'One checkable statement, in one sentence and in the language of the claim.',
      },
      { name: 'language', label: 'Language', class: 'input-short', hint: 'As a tag: en, nl, uk, ru.' },
      {
        name: 'kind',
        label: 'Kind',
        type: 'radios',
        options: optionsOf(claimKinds, words.claimKinds).map((option) => ({
          ...option,
          hint: kindHints[option.value],
        })),
      },
      {
        name: 'urgency',
        label: 'Urgency',
        type: 'select',
        class: 'input-short',
        options: optionsOf(urgencies, words.urgencies),
      },
      { name: 'topics', label: 'Topics', type: 'textarea', rows: 3, optional: true, hint: 'One a line.' },
    ],
    place: [
      { name: 'place.name', label: 'Place', optional: true },
      { name: 'place.lat', label: 'Latitude', type: 'number', optional: true },
      { name: 'place.lon', label: 'Longitude', type: 'number', optional: true },
      { name: 'place.precision', label: 'Precision', optional: true, attributes: { placeholder: 'city' } },
    ],
    dates: [
      {
        name: 'eventDate',
        label: 'Date of what is claimed',
        optional: true,
        class: 'input-short',
        hint: 'Such as 2023, 2023-03-18, 2023-03~ (about) or 2023-03-18/2023-03-20.',
      },
      { name: 'eventDateDerived', label: 'Worked out from words such as "Saturday"', type: 'checkbox' },
      {
        name: 'dueAt',
        label: 'Due',
        optional: true,
        hint: 'A day, or a time such as 2023-03-21 10:00 +01:00.',
      },
    ],
  };
}

const kindHints: Record<string, string> = {
  fact: 'That something is so, or was.',
  forecast: 'About the future, or an intent.',
  utterance: 'That somebody said something.',
};

/**
 * The lists of the claim: its chains, and passages and figures with a row for each and one to spare. `values` is what
 * stands in the form, `action` where it is sent.
 */
export async function formParts(read: Source, wording: Wording, values: FormTree, action: string): Promise<FormPart[]> {
  const appearances = rowsOf(values, 'appearances');
  const documents = await documentOptions(
    read,
    appearances.map((row) => Number(row.documentId)),
  );
  const passageCount = appearances.length + 1;
  const passages = Array.from({ length: passageCount }, (_, index) => passageOption(appearances[index], index));
  const steps = rowsOf(values, 'attribution');
  return [
    {
      name: 'attribution',
      title: 'Who says so',
      hint: 'A chain begins with who says it; the next steps are who passed it on and where it was found. Steps that are left empty are not kept.',
      ...chainsPart(
        steps,
        (row, index) => stepRow(row, index, steps, stepFields(`attribution.${index}.`, wording, passages)),
        action,
      ),
    },
    {
      name: 'appearances',
      title: 'Where it stands',
      hint: 'A passage must stand in the document letter for letter.',
      rows: rowsWithSpare(appearances, 1, (row, index) =>
        row?.id
          ? knownPassage(row, index, wording, documents)
          : formRow(
              'appearances',
              index,
              row,
              'Another passage',
              appearanceFields(`appearances.${index}.`, wording, documents),
            ),
      ),
      chains: null,
      add: null,
    },
    {
      name: 'figures',
      title: 'Figures',
      hint: 'Figures that the claim itself states. Give one value or a range.',
      rows: rowsWithSpare(rowsOf(values, 'figures'), 1, (row, index) =>
        formRow(
          'figures',
          index,
          row,
          String(row?.metric ?? 'Another figure'),
          figureFields(`figures.${index}.`, wording),
        ),
      ),
      chains: null,
      add: null,
    },
  ];
}

function chainsPart(
  steps: FormTree[],
  make: (row: FormTree, index: number) => FormRow,
  action: string,
): Pick<FormPart, 'rows' | 'chains' | 'add'> {
  const rows = steps.map(make);
  const numbers = [...new Set(steps.map(chainOf))];
  const indexes = [...steps.keys()];
  const chains = numbers.map((number): FormChain => {
    const title = `Chain ${number}`;
    const own = indexes.filter((index) => chainOf(steps[index]) === number);
    const names = own.map((index) => at(steps[index], 'source.name')).filter((name) => typeof name === 'string');
    const place = `${action}#field-attribution.${placeOfNew(steps, number)}`;
    return {
      title,
      summary: names.join(' → '),
      steps: own.map((index) => ({ row: rows[index] as FormRow, buttons: stepButtons(steps, index, action) })),
      add: { text: 'Add a step', about: `to chain ${number}`, value: `step ${number}`, action: place },
    };
  });
  const place = `${action}#field-attribution.${steps.length}`;
  return { rows, chains, add: { text: 'Add another chain', about: '', value: 'chain', action: place } };
}

function stepButtons(steps: FormTree[], index: number, action: string): FormButton[] {
  const about = nameOfStep(steps, index);
  const move = (verb: 'up' | 'down', by: -1 | 1): FormButton[] => {
    const other = steps[index + by];
    if (!other) return [];
    const isWithin = chainOf(other) === chainOf(steps[index]);
    const text = isWithin ? `Move ${verb}` : `Move ${verb} to chain ${chainOf(other)}`;
    const place = `${action}#field-attribution.${placeAfter(steps, index, by)}`;
    return [{ text, about, value: `${verb} ${index}`, action: place }];
  };
  return [
    ...move('up', -1),
    ...move('down', 1),
    { text: 'Remove', about, value: `remove ${index}`, action: `${action}#field-attribution` },
  ];
}

/** "step 2 of chain 1" */
function nameOfStep(steps: FormTree[], index: number): string {
  const chain = chainOf(steps[index]);
  const place = steps.slice(0, index + 1).filter((step) => chainOf(step) === chain).length;
  return `step ${place} of chain ${chain}`;
}

function stepRow(row: FormTree, index: number, steps: FormTree[], fields: ItemFields): FormRow {
  const name = at(row, 'source.name');
  const legend = nameOfStep(steps, index).replace(/^s/, 'S') + (name ? `: ${name}` : '');
  const made = formRow('attribution', index, row, legend, fields);
  const chain: Field = { name: `attribution.${index}.chain`, label: '', type: 'hidden' };
  return { ...made, hidden: [...made.hidden, chain], remove: null };
}

function rowsWithSpare(
  rows: FormTree[],
  spare: number,
  make: (row: FormTree | undefined, index: number) => FormRow,
): FormRow[] {
  return Array.from({ length: rows.length + spare }, (_, index) => make(rows[index], index));
}

function formRow(
  list: FormPart['name'],
  index: number,
  row: FormTree | undefined,
  legend: string,
  { fields, further }: ItemFields,
): FormRow {
  const path = `${list}.${index}`;
  const isKnown = row?.id !== undefined;
  return {
    id: `field-${path}`,
    legend,
    fields,
    further,
    hidden: isKnown ? [{ name: `${path}.id`, label: '', type: 'hidden' }] : [],
    quote: null,
    isOpen: !isKnown && further.some((field) => Boolean(at(row, field.name.slice(path.length + 1)))),
    remove: isKnown ? { name: `${path}.remove`, label: 'Remove this', type: 'checkbox' } : null,
  };
}

function knownPassage(row: FormTree, index: number, wording: Wording, documents: Option[]): FormRow {
  const title = documents.find((option) => option.value === Number(row.documentId))?.text ?? '';
  const legend = `Passage ${index + 1}`;
  const known = formRow('appearances', index, row, legend, {
    fields: outletFields(`appearances.${index}.`, wording),
    further: [],
  });
  return { ...known, quote: { exact: String(row.exact ?? ''), title } };
}

function passageOption(row: FormTree | undefined, index: number): Option {
  const words = typeof row?.exact === 'string' ? `: ${row.exact.slice(0, 60)}` : ' (below)';
  return { value: typeof row?.id === 'string' ? row.id : index, text: `Passage ${index + 1}${words}` };
}

function at(row: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((place, step) => (place as FormTree | undefined)?.[step], row);
}
