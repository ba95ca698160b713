import { Router } from 'express';
import type { Deps } from '../request.ts';
import { postPolicy, showPolicy } from './policy.ts';

/** The desk's policy. */
export function policy(deps: Deps): Router {
  const router = Router();
  router.get('/policy', (req, res) => showPolicy(deps, req, res));
  router.post('/policy', (req, res) => postPolicy(deps, req, res));
  return router;
}
