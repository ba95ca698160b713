import type { Request, Response } from 'express';
import { getRecord } from '../../desk/get-record.ts';
import { invite } from '../../desk/people.ts';
import { nothing } from '../../domain/inputs/nothing.ts';
import { findPeople } from '../../store/people.ts';
import { findRecords } from '../../store/records.ts';
import { parseQuery } from '../../web/parse.ts';
import { hashSecret, newSecret } from '../../web/sessions.ts';
import { render } from '../../web/views.ts';
import { answer, type Returned, submit } from '../answer.ts';
import { idOf } from '../id-of.ts';
import { actOf, bodyOf, type Deps, requireScope } from '../request.ts';
import { invitationPath, showLink } from './invitations.ts';
import { peoplePage } from './list-page.ts';
import { personJson } from './person-json.ts';
import { requireAdmin } from './require-admin.ts';

/** `GET /people`: all accounts, by name. */
export async function showPeople({ desk }: Deps, req: Request, res: Response): Promise<void> {
  requireAdmin(req);
  parseQuery(nothing, req);
  const rows = await findPeople(desk.store.read);
  const ids = rows.map((row) => row.id);
  await answer(req, res, {
    json: async () => ({ items: (await findRecords(desk.store.read, 'person', ids)).map(personJson), next: null }),
    view: 'people/list',
    page: () => peoplePage(desk),
  });
}

/** `POST /people`: adds an account. The link to set a password with is shown this once. */
export async function postPerson(deps: Deps, req: Request, res: Response): Promise<void> {
  const { desk, config } = deps;
  requireAdmin(req);
  requireScope(req);
  const secret = newSecret();
  const invitation = `${config.baseUrl}${invitationPath(secret)}`;
  await submit(req, res, {
    act: () => invite(desk, actOf(req), hashSecret(secret), bodyOf(req)),
    again: (path) => getRecord(desk.store.read, 'person', idOf(path)),
    json: (person, repeated) => ({
      ...personJson(person),
      ...(repeated || person.kind === 'service' ? {} : { invitation }),
    }),
    path: (person) => person.path,
    location: (person) => person.path,
    notice: 'The account is there already.',
    showOnce: (person) => showLink(res, person, invitation),
    form: (returned) => showForm(deps, res, returned),
  });
}

async function showForm({ desk }: Deps, res: Response, returned: Returned): Promise<void> {
  await render(res, 'people/list', await peoplePage(desk, returned));
}
