import type { Request, Response } from 'express';
import { auditFilters } from '../../domain/inputs/audit-filters.ts';
import { listEvents } from '../../store/audit-list.ts';
import { parseQuery } from '../../web/parse.ts';
import { linkNext } from '../../web/respond.ts';
import { answer } from '../answer.ts';
import { nextPath } from '../next-path.ts';
import { actorOf, type Deps, requirePermission } from '../request.ts';
import { auditPage } from './audit-page.ts';

/** `GET /audit`: events, the newest first. */
export async function showAudit({ desk }: Deps, req: Request, res: Response): Promise<void> {
  requirePermission(req, 'read_audit', 'Only an editor may read the audit log.');
  const filters = parseQuery(auditFilters, req);
  const { items, after } = await listEvents(desk.store.read, filters);
  const next = nextPath(req, after);
  linkNext(res, next);
  await answer(req, res, {
    json: () => ({ items, next }),
    view: 'audit/list',
    page: () => auditPage(desk, actorOf(req), req, { filters, items, next }),
  });
}
