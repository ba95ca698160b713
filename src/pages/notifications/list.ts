import type { Request, Response } from 'express';
import { z } from 'zod';
import { pendingFor } from '../../desk/pending.ts';
import { pageSize } from '../../domain/inputs/claim-filters.ts';
import { readCursor, writeCursor } from '../../store/cursor.ts';
import { countUnread, findNotifications } from '../../store/notifications.ts';
import { parseQuery } from '../../web/parse.ts';
import { linkNext } from '../../web/respond.ts';
import { answer } from '../answer.ts';
import { nextPath } from '../next-path.ts';
import { actorOf, type Deps } from '../request.ts';
import { notificationJson } from './notification-json.ts';
import { notificationsPage } from './notifications-page.ts';

const filters = z.strictObject({
  /** `unread` alone, or `all`. */
  show: z.enum(['all', 'unread']).default('all'),
  limit: pageSize.default(50),
  after: z.string().max(2000).optional(),
});

/** `GET /notifications`: what whoever asks was told, the newest first, and what waits for them now. */
export async function showNotifications({ desk }: Deps, req: Request, res: Response): Promise<void> {
  const { read } = desk.store;
  const actor = actorOf(req);
  const { show, limit, after } = parseQuery(filters, req);
  const list = `notifications ${actor.id} ${show}`;
  const before = after === undefined ? undefined : readCursor(list, after, 'number').id;
  const found = await findNotifications(read, actor.id, { limit: limit + 1, before, unread: show === 'unread' });
  const items = found.slice(0, limit);
  const last = found.length > limit ? items.at(-1)?.id : undefined;
  const next = nextPath(req, last === undefined ? null : writeCursor(list, { key: last, id: last }));
  linkNext(res, next);
  const [unread, pending] = await Promise.all([countUnread(read, actor.id), pendingFor(desk, actor)]);
  await answer(req, res, {
    json: () => ({ items: items.map(notificationJson), next, unread, pending }),
    view: 'notifications/list',
    page: () => notificationsPage(desk, req, { items, next, unread, pending, show, isFirst: after === undefined }),
  });
}
