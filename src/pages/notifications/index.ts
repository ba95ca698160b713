import { Router } from 'express';
import type { Deps } from '../request.ts';
import { showNotifications } from './list.ts';
import { followNotification, postReading, postReadings } from './reading.ts';

/** What somebody is told in the desk. */
export function notifications(deps: Deps): Router {
  const router = Router();
  router.get('/notifications', (req, res) => showNotifications(deps, req, res));
  router.post('/notifications/readings', (req, res) => postReadings(deps, req, res));
  router.get('/notifications/:id', (req, res) => followNotification(deps, req, res));
  router.post('/notifications/:id/readings', (req, res) => postReading(deps, req, res));
  return router;
}
