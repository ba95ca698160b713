import { Router } from 'express';
import type { Deps } from '../request.ts';
import { showAllPublications } from './list.ts';

/** Articles that used claims of the desk; each stands below its claim. */
export function publications(deps: Deps): Router {
  const router = Router();
  router.get('/publications', (req, res) => showAllPublications(deps, req, res));
  return router;
}
