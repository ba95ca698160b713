import { Router } from 'express';
import type { Deps } from '../request.ts';
import { showDesk } from './desk.ts';
import { showHandover } from './handover.ts';
import { showQueue } from './queue.ts';

/** The page that everybody begins with. */
export function deskPages(deps: Deps): Router {
  const router = Router();
  router.get('/desk', (req, res) => showDesk(deps, req, res));
  router.get('/desk/handover', (req, res) => showHandover(deps, req, res));
  router.get('/desk/queues/:name', (req, res) => showQueue(deps, req, res));
  return router;
}
