import type { Request, Response } from 'express';
import { signIn } from '../../desk/sign-in.ts';
import { catalogue } from '../../domain/catalogue/index.ts';
import type { Fault } from '../../domain/errors.ts';
import { signInInput } from '../../domain/inputs/people-input.ts';
import { findExampleAccounts, type PersonRow } from '../../store/people.ts';
import { wantsJson } from '../../web/formats.ts';
import { formBody } from '../../web/forms.ts';
import { type KeptForm, keptFields, takeKept } from '../../web/kept-forms.ts';
import type { SignInLimits } from '../../web/limits.ts';
import { parseBody } from '../../web/parse.ts';
import { sendJson } from '../../web/respond.ts';
import { safePath } from '../../web/return-path.ts';
import type { SentField } from '../../web/sent-fields.ts';
import { render } from '../../web/views.ts';
import { submit } from '../answer.ts';
import { continuedField } from '../continued.ts';
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
  /** What was typed into a form before its session ended; null where there is none. */
  kept: { fields: SentField[]; hadFile: boolean } | null;
}

/** What `views/sign-in/continue.ejs` shows. */
export interface ContinuePage extends KeptForm {
  /** Who signed in. */
  name: string;
  /** The name of the field that keeps the form from being carried out. */
  mark: string;
}

/** `GET /sign-in` */
export async function showSignIn(deps: Deps, req: Request, res: Response): Promise<void> {
  const next = safePath(req.query.next);
  const actor = visitorOf(req)?.actor;
  if (wantsJson(req)) sendJson(res, { signedIn: actor !== undefined });
  else if (actor) res.redirect(303, next);
  else await showSignInForm(deps, res, { next, email: '', faults: [], kept: null });
}

/** `POST /sign-in`: an attempt is counted before the password is looked at. */
export async function postSignIn(
  { desk, config, ...deps }: Deps,
  limits: SignInLimits,
  req: Request,
  res: Response,
): Promise<void> {
  const kept = takeKept(req);
  const { next, email } = formBody(req);
  const onward = safePath(next);
  await submit<PersonRow>(req, res, {
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
    ...(kept
      ? {
          showOnce: ({ name }) =>
            render<ContinuePage>(res, 'sign-in/continue', { ...kept, name, mark: continuedField }),
        }
      : {}),
    form: ({ faults }) => {
      const typed = typeof email === 'string' ? email : '';
      return showSignInForm({ desk, config }, res, { next: onward, email: typed, faults, kept });
    },
  });
}

/** The page on which people sign in, with the form that they sent before, if any. */
export async function showSignInForm(
  { desk, config }: Pick<Deps, 'desk' | 'config'>,
  res: Response,
  { kept, ...shown }: Omit<SignInPage, 'examples' | 'kept'> & { kept: KeptForm | null },
): Promise<void> {
  const { roles } = catalogue();
  const accounts = config.production ? [] : await findExampleAccounts(desk.store.read);
  const examples = accounts.map(({ email, role }) => ({ email, role: roles[role] }));
  await render<SignInPage>(res, 'sign-in/sign-in', {
    ...shown,
    examples,
    kept: kept && { fields: keptFields(kept), hadFile: kept.hadFile },
  });
}
