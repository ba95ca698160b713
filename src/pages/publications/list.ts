import type { Request, Response } from 'express';
import type { Desk } from '../../desk/desk.ts';
import { type PublicationFilters, publicationFilters } from '../../domain/inputs/publication-input.ts';
import { countPublications, listPublications, type PublicationQuery } from '../../store/publication-list.ts';
import { parseQuery } from '../../web/parse.ts';
import { linkNext } from '../../web/respond.ts';
import { answer } from '../answer.ts';
import { askedOf, countWords, listPath, paginationOf } from '../list-head.ts';
import { nextPath } from '../next-path.ts';
import { type HeldPublication, holdPublications, publicationJson } from '../publication-json.ts';
import { actorOf, type Deps } from '../request.ts';
import { type ShownPublication, shownPublications } from '../shown-publication.ts';
import { type Wording, wordingOf } from '../wording.ts';

/** What `views/publications/list.ejs` shows. */
export interface PublicationListPage {
  views: { text: string; href: string; current: boolean }[];
  count: string;
  items: ShownPublication[];
  jsonPath: string;
  pagination: { next?: string; first?: string };
  /** What an empty list says. */
  empty: string;
}

/** `GET /publications`: every article that used a claim, or those that have to be corrected. */
export async function showAllPublications({ desk }: Deps, req: Request, res: Response): Promise<void> {
  const filters = parseQuery(publicationFilters, req);
  const query = queryOf(filters, actorOf(req).id);
  const wording = await wordingOf(desk);
  const { items, after } = await listPublications(desk.store.read, query, wording.now);
  const held = await holdPublications(desk.store.read, items, wording.now);
  const next = nextPath(req, after);
  linkNext(res, next);
  await answer(req, res, {
    json: () => ({ items: held.map(publicationJson), next }),
    view: 'publications/list',
    page: () => listPage(desk, req, wording, { filters, query, held, next }),
  });
}

function queryOf({ assignee, ...rest }: PublicationFilters, me: number): PublicationQuery {
  return assignee === undefined ? rest : { ...rest, assignee: assignee === 'me' ? me : assignee };
}

interface Listed {
  filters: PublicationFilters;
  query: PublicationQuery;
  held: HeldPublication[];
  next: string | null;
}

async function listPage(
  { store }: Desk,
  req: Request,
  wording: Wording,
  { filters, query, held, next }: Listed,
): Promise<PublicationListPage> {
  const { read } = store;
  const found = await countPublications(read, query, wording.now);
  const all = await countPublications(read, { sort: '-id', limit: 1 }, wording.now);
  const asked = askedOf(req);
  return {
    views: viewsOf(filters),
    count: countWords(found, all, ['article', 'articles']),
    items: await shownPublications(read, wording, held),
    jsonPath: listPath('/publications.json', asked),
    pagination: paginationOf('/publications', asked, next, filters.after),
    empty:
      all === 0 ? 'No article is recorded yet. Record one on the page of the claim that it used.' : 'Nothing here.',
  };
}

function viewsOf({ toCorrect, assignee, claim }: PublicationFilters): PublicationListPage['views'] {
  const view = (text: string, query: Record<string, string>) => ({
    text,
    href: listPath('/publications', new URLSearchParams(query)),
    current: claim === undefined && (toCorrect ? 'true' : undefined) === query.toCorrect && assignee === query.assignee,
  });
  return [
    view('All', {}),
    view('To correct', { toCorrect: 'true' }),
    view('Mine to correct', { toCorrect: 'true', assignee: 'me' }),
  ];
}
