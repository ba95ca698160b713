import { Router } from 'express';
import { limitStore } from '../../desk/limits.ts';
import { signInLimits } from '../../web/limits.ts';
import type { Deps } from '../request.ts';
import { showAccount } from './account.ts';
import { postPassword } from './password.ts';
import { postSessionEnd } from './sessions.ts';
import { postToken, postTokenEnd, showToken } from './tokens.ts';

/** Everything below `/account`: one's own password, sessions and tokens. */
export function account(deps: Deps): Router {
  const router = Router();
  const limits = signInLimits(limitStore(deps.desk));
  router.get('/account', (req, res) => showAccount(deps, req, res));
  router.post('/account/password', (req, res) => postPassword(deps, limits, req, res));
  router.post('/account/sessions/:id/revocations', (req, res) => postSessionEnd(deps, req, res));
  router.post('/account/tokens', (req, res) => postToken(deps, req, res));
  router.get('/account/tokens/:id', (req, res) => showToken(deps, req, res));
  router.post('/account/tokens/:id/revocations', (req, res) => postTokenEnd(deps, req, res));
  return router;
}
