import type { Request, Response } from 'express';
import { sourceFilters } from '../../domain/inputs/source-filters.ts';
import { findRecords } from '../../store/records.ts';
import { listSources } from '../../store/source-list.ts';
import { parseQuery } from '../../web/parse.ts';
import { linkNext } from '../../web/respond.ts';
import { answer } from '../answer.ts';
import { nextPath } from '../next-path.ts';
import type { Deps } from '../request.ts';
import { sourceListPage } from './list-page.ts';

/** `GET /sources`: the list, filtered, sorted and paged. */
export async function showSources({ desk }: Deps, req: Request, res: Response): Promise<void> {
  const filters = parseQuery(sourceFilters, req);
  const { ids, after } = await listSources(desk.store.read, filters);
  const items = await findRecords(desk.store.read, 'source', ids);
  const next = nextPath(req, after);
  linkNext(res, next);
  await answer(req, res, {
    json: () => ({ items, next }),
    view: 'sources/list',
    page: () => sourceListPage(desk, req, { filters, items, next }),
  });
}
