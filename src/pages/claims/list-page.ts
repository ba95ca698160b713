import type { Request, Response } from 'express';
import type { Desk } from '../../desk/desk.ts';
import { listSignedState } from '../../desk/read-claims.ts';
import { claimFilters } from '../../domain/inputs/claim-filters.ts';
import { listedClaim } from '../../domain/listed-claim.ts';
import { may } from '../../domain/permissions.ts';
import { parseSearch } from '../../domain/search.ts';
import { type ClaimQuery, countAllClaims, recalledCount } from '../../store/claim-list.ts';
import { listRows } from '../../store/listed-claims.ts';
import { findNames } from '../../store/people.ts';
import { linkNext } from '../../web/respond.ts';
import { type ClaimRow, foundRows, shownRows } from '../claim-row.ts';
import {
  askedOf,
  countWords,
  exactCount,
  keptFields,
  type ListHead,
  listPath,
  mostCounted,
  paginationOf,
} from '../list-head.ts';
import { nextPath } from '../next-path.ts';
import { actorOf } from '../request.ts';
import { type Wording, wordingOf } from '../wording.ts';
import type { Asked } from './list.ts';
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

const list = '/claims';
const words = ['claim', 'claims'] as const;
const { assignee: _anybody, count: _bounded, ...unfiltered } = claimFilters.parse({});

/** The page of a list of claims. */
export async function claimListPage(desk: Desk, req: Request, res: Response, shown: Asked): Promise<ClaimListPage> {
  const { filters, query } = shown;
  const { store } = desk;
  const asked = askedOf(req);
  const wording = await wordingOf(desk);
  const { rows, after } = await rowsOf(desk, shown, wording);
  const next = nextPath(req, after);
  linkNext(res, next);
  const chips = await filterChips(desk, wording, filters, asked);
  // What one page holds whole needs no counting.
  const isWhole = filters.after === undefined && next === null && filters.sort !== 'rank';
  const found = isWhole ? rows.length : await recalledCount(store, query);
  const all = chips.length > 0 ? await recalledCount(store, unfiltered) : found;
  const recordPath = may(actorOf(req), 'record_claim') ? '/claims/new' : null;
  const { fields, choices } = await filterFields(desk, wording, asked);
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
      ...(await countOf(desk, shown, { found, all }, asked)),
    },
    choices,
    rows,
    recordPath,
    jsonPath: listPath(`${list}.json`, asked),
    pagination: paginationOf(list, asked, next, filters.after),
    empty: rows.length > 0 ? null : emptyList(all, recordPath),
  };
}

/** A page of the list, in the state that is asked for, and the cursor of the next. */
async function rowsOf(desk: Desk, { filters, query, now }: Asked, wording: Wording) {
  const { read, engine } = desk.store;
  if (query.state === 'signed') return signedRows(desk, query, wording);
  const { rows: listed, after } = await listRows(read, engine, query, now);
  if (filters.q === undefined) return { rows: shownRows(listed, wording), after };
  return { rows: await foundRows(read, listed, parseSearch(filters.q), wording), after };
}

async function signedRows(desk: Desk, query: ClaimQuery, wording: Wording) {
  const { claims, after } = await listSignedState(desk.store, query);
  const names = await findNames(
    desk.store.read,
    claims.flatMap((claim) => claim.assignee ?? []),
  );
  const listed = claims.map((claim) => ({
    ...listedClaim(claim),
    assignee: names.get(claim.assignee ?? 0) ?? null,
    // Who works on it now is no part of what was signed.
    editor: null,
  }));
  return { rows: shownRows(listed, wording).map((row) => ({ ...row, path: `${row.path}?state=signed` })), after };
}

/** How many there are, in words, and the way to an exact number where they are only known to be many. */
async function countOf(
  { store: { read, engine } }: Desk,
  { filters, query }: Asked,
  { found, all }: { found: number; all: number },
  asked: URLSearchParams,
): Promise<Pick<ListHead, 'count' | 'exactPath'>> {
  if (found <= mostCounted) return { count: countWords(found, all, words) };
  if (filters.count) return { count: exactCount(await countAllClaims(read, engine, query), words) };
  const exact = new URLSearchParams([...asked, ['count', 'exact']]);
  return { count: countWords(found, all, words), exactPath: listPath(list, exact) };
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
