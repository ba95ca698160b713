import type { Desk } from '../../desk/desk.ts';
import { type ClaimSort, claimSorts } from '../../domain/inputs/claim-filters.ts';
import { queueNames, queues } from '../../domain/queues.ts';
import * as vocabularies from '../../domain/words.ts';
import { type Choice, findFilterChoices } from '../../store/filter-choices.ts';
import { type Field, type Option, optionsOf } from '../fields.ts';
import type { Wording } from '../wording.ts';

/** Words to choose from beside a field, as a <datalist>. */
export interface Choices {
  id: string;
  options: { value: string | number; text?: string }[];
}

// Words to choose from beside a field: a longer list is no help, and every page would send it.
const mostOffered = 100;

const sortWords: Record<ClaimSort, string> = {
  '-id': 'Newest first',
  id: 'Oldest first',
  '-updated': 'Last changed first',
  updated: 'Longest unchanged first',
  '-date': 'Latest event first',
  date: 'Earliest event first',
  urgency: 'Most urgent first',
  rank: 'Best match first',
  due: 'Due first',
  recheck: 'To be re-checked first',
  stale: 'Past their shelf life first',
  provisional: 'Provisional verdicts that end first',
};

/** How each filter is called beside its value. */
export const filterLabels: Record<string, string> = {
  q: 'Search',
  verdict: 'Verdict',
  standing: 'Standing',
  stage: 'Stage',
  kind: 'Kind',
  topic: 'Topic',
  place: 'Place',
  source: 'Source',
  side: 'Side of a source',
  document: 'Document',
  assignee: 'Assignee',
  from: 'Event from',
  to: 'Event until',
  changedSince: 'Changed since',
  stale: 'Shelf life',
  queue: 'Queue',
  state: 'State',
};

export const staleWords = 'past';

export const stateWords = { working: 'As it stands now', signed: 'As it was signed off' };

/** The fields of the filter panel, each with what the address asked for, and the lists beside them. */
export async function filterFields(
  { store }: Desk,
  { words }: Wording,
  asked: URLSearchParams,
): Promise<{ fields: Field[]; choices: Choices[] }> {
  // One more than is offered tells that there are more.
  const { topics, sides, sources, documents, staff } = await store.recall('filter choices', () =>
    findFilterChoices(store.read, mostOffered + 1),
  );
  const some = (list: Choice[], hint: string) => (list.length > mostOffered ? { hint } : {});
  const any = (text: string, options: Option[]): Option[] => [{ value: '', text }, ...options];
  const field = (name: string, rest: Partial<Field> = {}): Field => ({
    name,
    label: filterLabels[name] ?? name,
    value: asked.get(name) ?? '',
    ...rest,
  });
  const select = (name: string, options: Option[]) => field(name, { type: 'select', options });
  const fromList = (name: string, list: string, rest: Partial<Field> = {}) =>
    field(name, { ...rest, attributes: { list, autocomplete: 'off' } });

  return {
    fields: [
      select('verdict', any('Any', optionsOf(vocabularies.verdicts, words.verdicts))),
      select('standing', any('Any', optionsOf(vocabularies.standings, words.standings))),
      select('stage', any('Any', optionsOf(vocabularies.stages, words.stages))),
      select('kind', any('Any', optionsOf(vocabularies.claimKinds, words.claimKinds))),
      select('assignee', any('Anybody or nobody', [{ value: 'me', text: 'Me' }, ...staff.map(valued)])),
      fromList('topic', 'topics', some(topics, `The first ${mostOffered} are offered; type any other.`)),
      field('place'),
      fromList('source', 'sources', {
        label: 'Source (number)',
        ...some(sources, `The ${mostOffered} that changed last are offered; type the number of any other.`),
      }),
      select(
        'side',
        any(
          'Any',
          sides.map(({ name }) => ({ value: name, text: name })),
        ),
      ),
      fromList('document', 'documents', {
        label: 'Document (number)',
        ...some(documents, `The ${mostOffered} newest are offered; type the number of any other.`),
      }),
      field('from', { attributes: { placeholder: '2023-03-18' } }),
      field('to', { attributes: { placeholder: '2023-03' } }),
      select('stale', [
        { value: '', text: 'Any' },
        { value: 'true', text: 'Past their shelf life' },
      ]),
      select(
        'queue',
        any(
          'None',
          queueNames.map((value) => ({ value, text: queues[value].title })),
        ),
      ),
      field('changedSince', { attributes: { placeholder: '2023-03-21' } }),
      select('state', [
        { value: '', text: stateWords.working },
        { value: 'signed', text: stateWords.signed },
      ]),
      field('sort', {
        label: 'Order',
        type: 'select',
        options: claimSorts.map((sort) => ({ value: sort === '-id' ? '' : sort, text: sortWords[sort] })),
      }),
      field('limit', {
        label: 'On a page',
        type: 'select',
        options: [20, 50, 100, 200].map((n) => ({ value: n === 50 ? '' : n, text: String(n) })),
      }),
    ],
    choices: [
      { id: 'topics', options: offered(topics).map(({ name }) => ({ value: name })) },
      { id: 'sources', options: offered(sources).map(valued) },
      { id: 'documents', options: offered(documents).map(valued) },
    ],
  };
}

const offered = (list: Choice[]) => list.slice(0, mostOffered);
const valued = ({ id, name }: Choice) => ({ value: id ?? '', text: name });
