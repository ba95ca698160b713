import type { Request, Response } from 'express';
import { z } from 'zod';
import { getNotification, readNotification, readNotifications } from '../../desk/read-notifications.ts';
import { recordId } from '../../domain/claim.ts';
import { nothing } from '../../domain/inputs/nothing.ts';
import { wantsJson } from '../../web/formats.ts';
import { parseBody, parseId } from '../../web/parse.ts';
import { sendJson } from '../../web/respond.ts';
import { submit } from '../answer.ts';
import { actorOf, type Deps, requireScope, visitorOf } from '../request.ts';
import { notificationJson, targetOf } from './notification-json.ts';

/**
 * `GET /notifications/:id`: leads to what it tells of. Somebody who follows the link in a browser has read it; a page that is
 * fetched beforehand, from elsewhere or by a machine reads nothing.
 */
export async function followNotification({ desk }: Deps, req: Request, res: Response): Promise<void> {
  const actor = actorOf(req);
  const found = await getNotification(desk, actor, parseId(req.params.id));
  if (wantsJson(req)) return sendJson(res, notificationJson(found));
  if (visitorOf(req)?.session && isFollowed(req)) await readNotification(desk, actor, found.id);
  res.redirect(303, targetOf(found));
}

function isFollowed(req: Request): boolean {
  const from = req.get('sec-fetch-site');
  return (from === undefined || from === 'same-origin' || from === 'none') && req.get('sec-purpose') === undefined;
}

/** `POST /notifications/:id/readings` */
export async function postReading({ desk }: Deps, req: Request, res: Response): Promise<void> {
  const actor = actorOf(req);
  const { id } = await getNotification(desk, actor, parseId(req.params.id));
  requireScope(req);
  await submit(req, res, {
    act: async () => {
      parseBody(nothing, req);
      return readNotification(desk, actor, id);
    },
    again: () => getNotification(desk, actor, id),
    json: notificationJson,
    path: () => '/notifications',
    notice: 'Marked as read.',
  });
}

const readings = z.strictObject({ upTo: recordId });

/** `POST /notifications/readings`: marks all up to one as read. */
export async function postReadings({ desk }: Deps, req: Request, res: Response): Promise<void> {
  requireScope(req);
  await submit(req, res, {
    act: () => readNotifications(desk, actorOf(req), parseBody(readings, req).upTo),
    again: async () => 0,
    json: (read) => ({ read }),
    path: () => '/notifications',
    notice: 'Marked as read.',
  });
}
