import type { Request, Response } from 'express';
import { signIn } from '../../desk/sign-in.ts';
import { catalogue } from '../../domain/catalogue/index.ts';
import type { Fault } from '../../domain/errors.ts';
import { signInInput } from '../../domain/inputs/people-input.ts';
import { findExampleAccounts } from '../../store/people.ts';
import { wantsJson } from '../../web/formats.ts';
import { formBody } from '../../web/forms.ts';
import type { SignInLimits } from '../../web/limits.ts';
import { parseBody } from '../../web/parse.ts';
import { sendJson } from '../../web/respond.ts';
import { safePath } from '../../web/return-path.ts';
import { render } from '../../web/views.ts';
import { submit } from '../answer.ts';
import { type Deps, visitorOf } from '../request.ts';

/** What `views/sign-in/sign-in.ejs` shows. */
export interface SignInPage {
  /** Where the person goes then. */
  next: string;
  /** Kept from an attempt before; never the password. */
  email: string;
  faults: Fault[];
  /** The accounts of the example desk, outside production only. */
  examples: { email: string; role: string }[];
}

/** `GET /sign-in` */
export async function showSignIn(deps: Deps, req: Request, res: Response): Promise<void> {
  const next = safePath(req.query.next);
  const actor = visitorOf(req)?.actor;
  if (wantsJson(req)) sendJson(res, { signedIn: actor !== undefined });
  else if (actor) res.redirect(303, next);
  else await showForm(deps, res, { next, email: '', faults: [] });
}

/** `POST /sign-in`: an attempt is counted before the password is looked at. */
export async function postSignIn(
  { desk, config, ...deps }: Deps,
  limits: SignInLimits,
  req: Request,
  res: Response,
): Promise<void> {
  const { next, email } = formBody(req);
  const onward = safePath(next);
  await submit(req, res, {
    act: async () => {
      const given = parseBody(signInInput, req);
      const address = req.ip ?? '';
      await limits.attempt(given.email, address);
      const person = await signIn(desk, { ...given, address });
      await limits.succeeded(given.email, address);
      await deps.sessions.startSession(req, res, person.id);
      return person;
    },
    again: () => Promise.reject(new Error('Signing in keeps no request keys.')),
    json: ({ id, name, role, kind }) => ({ id, name, role, kind }),
    path: () => onward,
    form: ({ faults }) =>
      showForm({ desk, config }, res, { next: onward, email: typeof email === 'string' ? email : '', faults }),
  });
}

async function showForm(
  { desk, config }: Pick<Deps, 'desk' | 'config'>,
  res: Response,
  shown: Omit<SignInPage, 'examples'>,
): Promise<void> {
  const { roles } = catalogue();
  const accounts = config.production ? [] : await findExampleAccounts(desk.store.read);
  const examples = accounts.map(({ email, role }) => ({ email, role: roles[role] }));
  await render<SignInPage>(res, 'sign-in/sign-in', { ...shown, examples });
}
