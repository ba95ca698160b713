import { Router } from 'express';
import type { Deps } from '../request.ts';
import { showDesk } from './desk.ts';

/** The page that everybody begins with. */
export function deskPages(deps: Deps): Router {
  const router = Router();
  router.get('/desk', (req, res) => showDesk(deps, req, res));
  return router;
}
