import type { Request } from 'express';
import type { Desk } from '../../desk/desk.ts';
import type { Claim } from '../../domain/claim.ts';
import { type ClaimFilters, claimFilters } from '../../domain/inputs/claim-filters.ts';
import { may } from '../../domain/permissions.ts';
import { parseSearch } from '../../domain/search.ts';
import { type ClaimQuery, countClaims } from '../../store/claim-list.ts';
import { type ClaimRow, claimRows } from '../claim-row.ts';
import { askedOf, countWords, keptFields, type ListHead, listPath, mostCounted, paginationOf } from '../list-head.ts';
import { actorOf } from '../request.ts';
import { wordingOf } from '../wording.ts';
import { filterChips } from './list-chips.ts';
import { type Choices, filterFields } from './list-filters.ts';

/** What `views/claims/list.ejs` shows. */
export interface ClaimListPage {
  head: ListHead;
  choices: Choices[];
  rows: ClaimRow[];
  /** Null for those who may not record claims. */
  recordPath: string | null;
  jsonPath: string;
  pagination: { next?: string; first?: string };
  empty: { title: string; text?: string; href?: string; action?: string } | null;
}

interface List {
  filters: ClaimFilters;
  query: ClaimQuery;
  items: Claim[];
  next: string | null;
}

const list = '/claims';
const { assignee: _anybody, ...unfiltered } = claimFilters.parse({});

/** The page of a list of claims. */
export async function claimListPage(
  desk: Desk,
  req: Request,
  { filters, query, items, next }: List,
): Promise<ClaimListPage> {
  const { read, engine } = desk.store;
  const asked = askedOf(req);
  const wording = await wordingOf(desk);
  const chips = await filterChips(desk, wording, filters, asked);
  const found = await countClaims(read, engine, query, mostCounted + 1);
  const all = chips.length > 0 ? await countClaims(read, engine, unfiltered, mostCounted + 1) : found;
  const recordPath = may(actorOf(req), 'record_claim') ? '/claims/new' : null;
  const { fields, choices } = await filterFields(desk, wording, asked);
  const rows = await claimRows(read, wording, items, filters.q === undefined ? undefined : parseSearch(filters.q));
  return {
    head: {
      path: list,
      search: {
        name: 'q',
        label: 'Search in statements, quotes, places, topics and sources',
        hint: 'A word finds its endings too; “two words” as they stand; -word leaves out.',
        type: 'search',
        value: asked.get('q') ?? '',
        attributes: { 'data-search': true, maxlength: 500 },
      },
      kept: keptFields(asked),
      fields,
      chips,
      count: countWords(found, all, ['claim', 'claims']),
    },
    choices,
    rows: filters.state === 'signed' ? rows.map((row) => ({ ...row, path: `${row.path}?state=signed` })) : rows,
    recordPath,
    jsonPath: listPath(`${list}.json`, asked),
    pagination: paginationOf(list, asked, next, filters.after),
    empty: items.length > 0 ? null : emptyList(all, recordPath),
  };
}

function emptyList(all: number, recordPath: string | null): ClaimListPage['empty'] {
  if (all > 0) {
    return {
      title: 'No claim meets all filters',
      text: 'Take a filter away above, or all of them.',
      href: list,
      action: 'Clear all filters',
    };
  }
  const title = 'No claims yet';
  if (!recordPath) return { title, text: 'Contributors and editors record them.' };
  return { title, text: 'Begin with one that the desk has seen today.', href: recordPath, action: 'Record a claim' };
}
