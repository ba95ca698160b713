import { Router } from 'express';
import type { Deps } from '../request.ts';
import { postInvitation } from './invitations.ts';
import { postPerson, showPeople } from './list.ts';
import { postEdit, showPerson } from './person.ts';

/** Everything below `/people`; for admins. */
export function people(deps: Deps): Router {
  const router = Router();
  router.get('/people', (req, res) => showPeople(deps, req, res));
  router.post('/people', (req, res) => postPerson(deps, req, res));
  router.get('/people/:id', (req, res) => showPerson(deps, req, res));
  router.post('/people/:id', (req, res) => postEdit(deps, req, res));
  router.post('/people/:id/invitations', (req, res) => postInvitation(deps, req, res));
  return router;
}
