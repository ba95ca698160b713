import { Router } from 'express';
import { NewerDatabase, pendingMigrations } from '../../store/migrate.ts';
import type { Deps } from '../request.ts';

/** `/healthz`: the process lives. `/readyz`: the database answers and is migrated. */
export function health({ desk, log }: Deps): Router {
  const router = Router();
  router.get('/healthz', (_req, res) => {
    res.json({ status: 'alive' });
  });
  router.get('/readyz', async (_req, res) => {
    try {
      const pending = await pendingMigrations(desk.store.engine);
      if (pending.length > 0) res.status(503).json({ status: 'not ready', reason: 'migrations are pending' });
      else res.json({ status: 'ready' });
    } catch (error) {
      log.warn({ code: (error as { code?: string }).code }, 'the database does not answer');
      const reason =
        error instanceof NewerDatabase
          ? 'the database was migrated by a newer Claimdesk'
          : 'the database does not answer';
      res.status(503).set('Retry-After', '5').json({ status: 'not ready', reason });
    }
  });
  return router;
}
