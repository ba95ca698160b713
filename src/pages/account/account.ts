import type { Request, Response } from 'express';
import { nothing } from '../../domain/inputs/nothing.ts';
import { parseQuery } from '../../web/parse.ts';
import { answer } from '../answer.ts';
import { actorOf, type Deps, visitorOf } from '../request.ts';
import { accountJson } from './account-json.ts';
import { accountPage } from './account-page.ts';

/** `GET /account`: who one is here, and what one is signed in with. */
export async function showAccount({ desk }: Deps, req: Request, res: Response): Promise<void> {
  parseQuery(nothing, req);
  const account = () => accountJson(desk, actorOf(req).id, visitorOf(req)?.session?.id);
  await answer(req, res, {
    json: account,
    view: 'account/account',
    page: async () => accountPage(desk, await account()),
  });
}
