import { Router } from 'express';
import { limitStore } from '../../desk/limits.ts';
import { signInLimits } from '../../web/limits.ts';
import type { Deps } from '../request.ts';
import { postSignIn, showSignIn } from './sign-in.ts';
import { postSignOut } from './sign-out.ts';

/** Signing in and out; open to everybody. */
export function signInPages(deps: Deps): Router {
  const router = Router();
  const limits = signInLimits(limitStore(deps.desk));
  router.get('/', (_req, res) => res.redirect(303, '/desk'));
  router.get('/sign-in', (req, res) => showSignIn(deps, req, res));
  router.post('/sign-in', (req, res) => postSignIn(deps, limits, req, res));
  router.post('/sign-out', (req, res) => postSignOut(deps, req, res));
  return router;
}
