import type { Desk } from '../../desk/desk.ts';
import { readEdtf } from '../../domain/dates.ts';
import type { ClaimFilters } from '../../domain/inputs/claim-filters.ts';
import { queues } from '../../domain/queues.ts';
import { findDocumentTitle, findSourceName } from '../../store/choices.ts';
import { findNames } from '../../store/people.ts';

import { type Chip, chipsOf } from '../list-head.ts';
import type { Wording } from '../wording.ts';
import { filterLabels, staleWords, stateWords } from './list-filters.ts';

/** The active filters of a list of claims, each in words. */
export async function filterChips(
  desk: Desk,
  wording: Wording,
  filters: ClaimFilters,
  asked: URLSearchParams,
): Promise<Chip[]> {
  const named = await namesOf(desk, filters);
  const { words, time } = wording;
  const { verdict, standing, stage, kind, state, changedSince, stale, queue } = filters;
  const texts: Record<string, string | undefined> = {
    ...named,
    verdict: verdict && words.verdicts[verdict],
    standing: standing && words.standings[standing],
    stage: stage && words.stages[stage],
    kind: kind && words.claimKinds[kind],
    stale: stale && staleWords,
    queue: queue && queues[queue].title.toLocaleLowerCase(words.locale),
    state: stateWords[state].toLowerCase(),
    from: readEdtf(asked.get('from') ?? ''),
    to: readEdtf(asked.get('to') ?? ''),
    changedSince: changedSince && time(changedSince).text,
  };
  return chipsOf('/claims', asked, filterLabels, (name) => texts[name]);
}

/** What filters name by number. */
async function namesOf({ store }: Desk, { assignee, source, document }: ClaimFilters) {
  const { read, recall } = store;
  const named = <T>(id: number | undefined, what: string, find: (id: number) => Promise<T>) =>
    id === undefined ? undefined : recall(`${what} ${id}`, () => find(id));
  return {
    assignee:
      typeof assignee === 'number'
        ? await named(assignee, 'name of person', async (id) => (await findNames(read, [id])).get(id))
        : assignee,
    source: await named(source, 'name of source', (id) => findSourceName(read, id)),
    document: await named(document, 'title of document', (id) => findDocumentTitle(read, id)),
  };
}
