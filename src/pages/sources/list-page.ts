import type { Request } from 'express';
import type { Desk } from '../../desk/desk.ts';
import { type SourceFilters, sourceFilters } from '../../domain/inputs/source-filters.ts';
import { may } from '../../domain/permissions.ts';
import type { Source } from '../../domain/records.ts';
import { sourceKinds } from '../../domain/words.ts';
import { countSources, findSides } from '../../store/source-list.ts';
import { optionsOf } from '../fields.ts';
import { askedOf, chipsOf, countWords, keptFields, type ListHead, listPath, paginationOf } from '../list-head.ts';
import { actorOf } from '../request.ts';
import { sortField } from '../sort-field.ts';
import { type ShownTime, wordingOf } from '../wording.ts';
import { type Reliability, reliabilityOf } from './reliability.ts';

/** What `views/sources/list.ejs` shows. */
export interface SourceListPage {
  head: ListHead;
  rows: SourceRow[];
  /** Null for those who may not record sources. */
  recordPath: string | null;
  jsonPath: string;
  pagination: { next?: string; first?: string };
  empty: { title: string; text?: string; href?: string; action?: string } | null;
}

interface SourceRow {
  path: string;
  name: string;
  kind: string;
  aliases: string;
  side: string | null;
  reliability: Reliability | null;
  changed: ShownTime;
}

interface List {
  filters: SourceFilters;
  items: Source[];
  next: string | null;
}

const labels = { q: 'Search', kind: 'Kind', side: 'Side' };

/** The page of a list of sources. */
export async function sourceListPage(desk: Desk, req: Request, list: List): Promise<SourceListPage> {
  const { filters, items, next } = list;
  const { read } = desk.store;
  const { words, timeAgo } = await wordingOf(desk);
  const asked = askedOf(req);
  const chips = chipsOf('/sources', asked, labels, (name) =>
    name === 'kind' && filters.kind ? words.sourceKinds[filters.kind] : undefined,
  );
  const found = await countSources(read, filters);
  const all = chips.length > 0 ? await countSources(read, sourceFilters.parse({})) : found;
  const sides = await findSides(read);
  const any = { value: '', text: 'Any' };
  const recordPath = may(actorOf(req), 'record_source') ? '/sources/new' : null;
  return {
    head: {
      path: '/sources',
      search: {
        name: 'q',
        label: 'Search in names and aliases',
        type: 'search',
        value: filters.q ?? '',
        attributes: { 'data-search': true, maxlength: 500 },
      },
      kept: keptFields(asked),
      fields: [
        {
          name: 'kind',
          label: labels.kind,
          type: 'select',
          value: filters.kind ?? '',
          options: [any, ...optionsOf(sourceKinds, words.sourceKinds)],
        },
        {
          name: 'side',
          label: labels.side,
          type: 'select',
          value: filters.side ?? '',
          options: [any, ...sides.map((side) => ({ value: side, text: side }))],
        },
        sortField(filters.sort),
      ],
      chips,
      count: countWords(found, all, ['source', 'sources']),
    },
    rows: items.map((source) => ({
      path: source.path,
      name: source.name,
      kind: words.sourceKinds[source.kind],
      aliases: source.aliases.join(' · '),
      side: source.side ?? null,
      reliability: reliabilityOf(source, words),
      changed: timeAgo(source.updatedAt),
    })),
    recordPath,
    jsonPath: listPath('/sources.json', asked),
    pagination: paginationOf('/sources', asked, next, filters.after),
    empty: items.length > 0 ? null : emptyList(all, recordPath),
  };
}

function emptyList(all: number, recordPath: string | null): SourceListPage['empty'] {
  if (all > 0) {
    return { title: 'No source meets all filters', href: '/sources', action: 'Clear all filters' };
  }
  const title = 'No sources yet';
  const text = 'They are recorded with the claims that name them.';
  return recordPath ? { title, text, href: recordPath, action: 'Record a source' } : { title, text };
}
