import { Router } from 'express';
import type { Deps } from '../request.ts';
import { showAudit } from './list.ts';

/** The audit log. */
export function audit(deps: Deps): Router {
  const router = Router();
  router.get('/audit', (req, res) => showAudit(deps, req, res));
  return router;
}
