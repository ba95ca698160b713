import type { Request, Response } from 'express';
import { getRecord } from '../../desk/get-record.ts';
import { renewInvitation } from '../../desk/people.ts';
import type { Person } from '../../domain/records.ts';
import { parseId } from '../../web/parse.ts';
import { hashSecret, newSecret } from '../../web/sessions.ts';
import { render } from '../../web/views.ts';
import { submit } from '../answer.ts';
import { actOf, type Deps, requireScope } from '../request.ts';
import { personJson } from './person-json.ts';
import { requireAdmin } from './require-admin.ts';

/** What `views/people/invited.ejs` shows. */
export interface InvitedPage {
  name: string;
  path: string;
  /** The whole address; null for a service account, which signs in with tokens alone. */
  invitation: string | null;
}

/** Where an invited person sets their password. */
export function invitationPath(secret: string): string {
  return `/invitations/${secret}`;
}

/** Shows the link of an invitation; nobody can see it again. */
export async function showLink(res: Response, person: Person, invitation: string): Promise<void> {
  res.setHeader('Cache-Control', 'no-store');
  const { name, path, kind } = person;
  await render<InvitedPage>(res, 'people/invited', {
    name,
    path,
    invitation: kind === 'service' ? null : invitation,
  });
}

/** `POST /people/:id/invitations`: a new link; an older one stops working. */
export async function postInvitation({ desk, config }: Deps, req: Request, res: Response): Promise<void> {
  const id = parseId(req.params.id);
  await getRecord(desk.store.read, 'person', id);
  requireAdmin(req);
  requireScope(req);
  const secret = newSecret();
  const invitation = `${config.baseUrl}${invitationPath(secret)}`;
  await submit(req, res, {
    act: () => renewInvitation(desk, actOf(req), id, hashSecret(secret)),
    again: () => getRecord(desk.store.read, 'person', id),
    json: (person, repeated) => ({ ...personJson(person), ...(repeated ? {} : { invitation }) }),
    path: (person) => person.path,
    location: () => undefined,
    notice: 'This link was made already, and was shown once. Make another if it is lost.',
    showOnce: (person) => showLink(res, person, invitation),
  });
}
