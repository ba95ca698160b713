import { Router } from 'express';
import type { Deps } from '../request.ts';
import { postPassword, showInvitation } from './invitation.ts';

/** Where invited people set their password; open to whoever has the link. */
export function invitations(deps: Deps): Router {
  const router = Router();
  router.get('/invitations/:secret', (req, res) => showInvitation(deps, req, res));
  router.post('/invitations/:secret', (req, res) => postPassword(deps, req, res));
  return router;
}
