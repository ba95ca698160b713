import type { Request, Response } from 'express';
import type { Desk } from '../../desk/desk.ts';
import { createToken, revokeToken } from '../../desk/tokens.ts';
import { NotFound } from '../../domain/errors.ts';
import { may } from '../../domain/permissions.ts';
import type { Token } from '../../domain/records.ts';
import { findRecord } from '../../store/records.ts';
import { parseId } from '../../web/parse.ts';
import { refererPath } from '../../web/return-path.ts';
import { hashSecret, newSecret } from '../../web/sessions.ts';
import { render } from '../../web/views.ts';
import { answer, submit } from '../answer.ts';
import { idOf } from '../id-of.ts';
import { actOf, actorOf, bodyOf, type Deps, requireScope } from '../request.ts';
import { tokenJson } from './account-json.ts';
import { showAccountAgain } from './account-page.ts';
import { type TokenPage, tokenPage } from './token-page.ts';

/** A token of whoever asks, or of anybody where an admin asks. @throws NotFound */
async function getToken(desk: Desk, req: Request, id: number): Promise<Token> {
  const token = await findRecord(desk.store.read, 'token', id);
  const actor = actorOf(req);
  const visible = token && (token.personId === actor.id || may(actor, 'manage_tokens_of_others'));
  if (!visible) throw new NotFound(`There is no token ${id}.`);
  return token;
}

/** `GET /account/tokens/:id` */
export async function showToken({ desk }: Deps, req: Request, res: Response): Promise<void> {
  const token = await getToken(desk, req, parseId(req.params.id));
  await answer(req, res, {
    json: () => tokenJson(token),
    view: 'account/token',
    page: () => tokenPage(desk, token),
  });
}

/** `POST /account/tokens`: the secret is in this answer and never again. */
export async function postToken({ desk }: Deps, req: Request, res: Response): Promise<void> {
  requireScope(req);
  const actor = actorOf(req);
  const secret = newSecret('cd_');
  await submit(req, res, {
    act: () => createToken(desk, actOf(req), actor.id, hashSecret(secret), bodyOf(req)),
    again: (path) => getToken(desk, req, idOf(path)),
    json: (token, repeated) => ({ ...tokenJson(token), ...(repeated ? {} : { secret }) }),
    path: (token) => token.path,
    location: (token) => token.path,
    notice: 'This token was made already, and was shown once. Make another if it is lost.',
    showOnce: async (token) => {
      res.setHeader('Cache-Control', 'no-store');
      await render<TokenPage>(res, 'account/token', await tokenPage(desk, token, secret));
    },
    form: (returned) => showAccountAgain(desk, req, res, { token: returned }),
  });
}

/** `POST /account/tokens/:id/revocations` */
export async function postTokenEnd({ desk }: Deps, req: Request, res: Response): Promise<void> {
  const { id } = await getToken(desk, req, parseId(req.params.id));
  requireScope(req);
  await submit(req, res, {
    act: () => revokeToken(desk, actOf(req), id),
    again: () => getToken(desk, req, id),
    json: tokenJson,
    path: () => refererPath(req, '/account'),
    notice: 'The token was revoked.',
  });
}
