import type { Request, Response } from 'express';
import { acceptInvitation, getInvitation } from '../../desk/people.ts';
import type { Fault } from '../../domain/errors.ts';
import { hashSecret } from '../../web/sessions.ts';
import { render } from '../../web/views.ts';
import { answer, submit } from '../answer.ts';
import { bodyOf, type Deps } from '../request.ts';

/** What `views/invitations/invitation.ejs` shows. */
export interface InvitationPage {
  name: string;
  email: string;
  /** Where the form is sent; holds the link's secret. */
  action: string;
  faults: Fault[];
}

/** `GET /invitations/:secret` */
export async function showInvitation({ desk }: Deps, req: Request, res: Response): Promise<void> {
  res.setHeader('Cache-Control', 'no-store');
  const { name, email, expiresAt } = await getInvitation(desk, hashSecret(String(req.params.secret)));
  await answer<InvitationPage>(req, res, {
    json: () => ({ name, email, expiresAt }),
    view: 'invitations/invitation',
    page: () => ({ name, email, action: req.path, faults: [] }),
  });
}

/** `POST /invitations/:secret`: sets the password and signs in; the link is then used up. */
export async function postPassword({ desk, sessions }: Deps, req: Request, res: Response): Promise<void> {
  res.setHeader('Cache-Control', 'no-store');
  const linkHash = hashSecret(String(req.params.secret));
  const { name, email } = await getInvitation(desk, linkHash);
  await submit(req, res, {
    act: async () => {
      const person = await acceptInvitation(desk, linkHash, bodyOf(req));
      await sessions.startSession(req, res, person.id);
      return person;
    },
    again: () => Promise.reject(new Error('Accepting an invitation keeps no request keys.')),
    json: ({ id, name: called, role, kind }) => ({ id, name: called, role, kind }),
    path: () => '/desk',
    notice: `Welcome, ${name}. Your password is set.`,
    form: ({ faults }) =>
      render<InvitationPage>(res, 'invitations/invitation', { name, email, action: req.path, faults }),
  });
}
