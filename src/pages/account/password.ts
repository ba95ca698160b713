import type { Request, Response } from 'express';
import { changePassword } from '../../desk/people.ts';
import { passwordChange } from '../../domain/inputs/people-input.ts';
import { findPerson } from '../../store/people.ts';
import type { SignInLimits } from '../../web/limits.ts';
import { parseBody } from '../../web/parse.ts';
import { submit } from '../answer.ts';
import { actOf, actorOf, bodyOf, type Deps, requireScope, visitorOf } from '../request.ts';
import { accountJson } from './account-json.ts';
import { showAccountAgain } from './account-page.ts';

/** `POST /account/password`: attempts count as sign-ins do, so that a borrowed session cannot guess. */
export async function postPassword({ desk }: Deps, limits: SignInLimits, req: Request, res: Response): Promise<void> {
  requireScope(req);
  const actor = actorOf(req);
  const session = visitorOf(req)?.session?.id;
  await submit(req, res, {
    act: async () => {
      // Read first: what cannot be a password is no attempt.
      parseBody(passwordChange, req);
      const account = (await findPerson(desk.store.read, actor.id))?.email ?? String(actor.id);
      await limits.attempt(account, req.ip ?? '');
      const person = await changePassword(desk, actOf(req), bodyOf(req), session);
      await limits.succeeded(account, req.ip ?? '');
      return person;
    },
    again: () => accountJson(desk, actor.id, session).then(({ person }) => person),
    json: async () => (await accountJson(desk, actor.id, session)).person,
    path: () => '/account',
    notice: 'Your password was changed, and your other sessions ended.',
    form: ({ faults }) => showAccountAgain(desk, req, res, { password: { faults } }),
  });
}
