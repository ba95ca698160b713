import type { Request, Response } from 'express';
import { documentFilters } from '../../domain/inputs/document-filters.ts';
import { listDocuments } from '../../store/document-list.ts';
import { findRecords } from '../../store/records.ts';
import { parseQuery } from '../../web/parse.ts';
import { linkNext } from '../../web/respond.ts';
import { answer } from '../answer.ts';
import { nextPath } from '../next-path.ts';
import type { Deps } from '../request.ts';
import { documentListPage } from './list-page.ts';

/** `GET /documents`: the list, filtered, sorted and paged. */
export async function showDocuments({ desk }: Deps, req: Request, res: Response): Promise<void> {
  const filters = parseQuery(documentFilters, req);
  const { ids, after } = await listDocuments(desk.store.read, filters);
  const items = await findRecords(desk.store.read, 'document', ids);
  const next = nextPath(req, after);
  linkNext(res, next);
  await answer(req, res, {
    json: () => ({ items, next }),
    view: 'documents/list',
    page: () => documentListPage(desk, req, { filters, items, next }),
  });
}
