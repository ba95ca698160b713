import type { Request, Response } from 'express';
import { endOwnSession } from '../../desk/sessions.ts';
import { NotFound } from '../../domain/errors.ts';
import { parseUuid } from '../../web/parse.ts';
import { changed } from '../../web/respond.ts';
import { actorOf, type Deps, requireScope, visitorOf } from '../request.ts';

/** `POST /account/sessions/:id/revocations`: ends a session; one's present one is signing out. */
export async function postSessionEnd({ desk, sessions }: Deps, req: Request, res: Response): Promise<void> {
  const id = parseUuid(req.params.id);
  requireScope(req);
  const present = visitorOf(req)?.session?.id === id;
  const ended = await endOwnSession(desk, actorOf(req).id, id);
  if (!ended) throw new NotFound('You have no such session, or it has ended already.');
  if (present) await sessions.endSession(req, res);
  const path = present ? '/sign-in' : '/account';
  changed(req, res, { path, json: { id, ended: true }, notice: 'The session has ended.' });
}
