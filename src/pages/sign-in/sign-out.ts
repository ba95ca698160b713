import type { Request, Response } from 'express';
import { endOwnSession } from '../../desk/sessions.ts';
import { wantsJson } from '../../web/formats.ts';
import { changed } from '../../web/respond.ts';
import { type Deps, visitorOf } from '../request.ts';

/** `POST /sign-out`; signed out already is as good. */
export async function postSignOut({ desk, sessions }: Deps, req: Request, res: Response): Promise<void> {
  const session = visitorOf(req)?.session;
  if (session) await endOwnSession(desk, session.personId, session.id);
  await sessions.endSession(req, res);
  if (wantsJson(req)) res.status(204).end();
  else changed(req, res, { path: '/sign-in', json: null, notice: 'You are signed out.' });
}
