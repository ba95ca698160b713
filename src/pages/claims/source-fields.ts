import { sourceKinds } from '../../domain/words.ts';
import { findSourceChoices } from '../../store/choices.ts';
import type { Source } from '../../store/records.ts';
import { findSides } from '../../store/source-list.ts';
import { type Field, optionsOf } from '../fields.ts';
import type { Wording } from '../wording.ts';
import type { Choices } from './list-filters.ts';

const lists = { names: 'source-names', ids: 'source-ids', sides: 'sides' };

/** A source named in a form: by name and kind. `name` is the member's path, such as `attribution.0.source`. */
export function sourceFields(name: string, label: string, { words }: Wording): Field[] {
  return [
    { name: `${name}.name`, label, optional: true, attributes: { list: lists.names, autocomplete: 'off' } },
    {
      name: `${name}.kind`,
      label: 'Its kind',
      type: 'select',
      options: [{ value: '', text: 'As known, or choose' }, ...optionsOf(sourceKinds, words.sourceKinds)],
    },
  ];
}

/** What more can be said of a source that the desk does not know yet. */
export function newSourceFields(name: string): Field[] {
  return [
    { name: `${name}.side`, label: 'Its side', optional: true, attributes: { list: lists.sides, autocomplete: 'off' } },
    {
      name: `${name}.unnamed`,
      label: 'Stands for itself alone ("an official"): never found by its name again',
      type: 'checkbox',
    },
  ];
}

/** A source named by its number instead. */
export function sourceIdField(name: string, label: string): Field {
  return { name, label, type: 'number', optional: true, attributes: { list: lists.ids, autocomplete: 'off' } };
}

/** The lists beside the fields of sources. */
export async function sourceChoices(read: Source): Promise<Choices[]> {
  const [sources, sides] = await Promise.all([findSourceChoices(read), findSides(read)]);
  return [
    { id: lists.names, options: sources.map(({ name }) => ({ value: name })) },
    { id: lists.ids, options: sources.map(({ id, name }) => ({ value: id, text: name })) },
    { id: lists.sides, options: sides.map((value) => ({ value })) },
  ];
}
