import type { Desk } from '../../desk/desk.ts';
import { type ClaimSort, claimSorts } from '../../domain/inputs/claim-filters.ts';
import { queueNames, queues } from '../../domain/queues.ts';
import * as vocabularies from '../../domain/words.ts';
import { findDocumentChoices, findSourceChoices, findTopics } from '../../store/choices.ts';
import { findPeople } from '../../store/people.ts';
import { findSides } from '../../store/source-list.ts';
import { type Field, type Option, optionsOf } from '../fields.ts';
import type { Wording } from '../wording.ts';

/** Words to choose from beside a field, as a <datalist>. */
export interface Choices {
  id: string;
  options: { value: string | number; text?: string }[];
}

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
  { store: { read } }: Desk,
  { words }: Wording,
  asked: URLSearchParams,
): Promise<{ fields: Field[]; choices: Choices[] }> {
  const [sources, documents, topics, sides, people] = await Promise.all([
    findSourceChoices(read),
    findDocumentChoices(read),
    findTopics(read),
    findSides(read),
    findPeople(read),
  ]);
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
  const staff = people.filter((person) => person.kind === 'person' && !person.disabledAt);

  return {
    fields: [
      select('verdict', any('Any', optionsOf(vocabularies.verdicts, words.verdicts))),
      select('standing', any('Any', optionsOf(vocabularies.standings, words.standings))),
      select('stage', any('Any', optionsOf(vocabularies.stages, words.stages))),
      select('kind', any('Any', optionsOf(vocabularies.claimKinds, words.claimKinds))),
      select(
        'assignee',
        any('Anybody or nobody', [
          { value: 'me', text: 'Me' },
          ...staff.map(({ id, name }) => ({ value: id, text: name })),
        ]),
      ),
      fromList('topic', 'topics'),
      field('place'),
      fromList('source', 'sources', { label: 'Source (number)' }),
      select(
        'side',
        any(
          'Any',
          sides.map((side) => ({ value: side, text: side })),
        ),
      ),
      fromList('document', 'documents', { label: 'Document (number)' }),
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
      { id: 'topics', options: topics.map((value) => ({ value })) },
      { id: 'sources', options: sources.map(({ id, name }) => ({ value: id, text: name })) },
      { id: 'documents', options: documents.map(({ id, title }) => ({ value: id, text: title })) },
    ],
  };
}
