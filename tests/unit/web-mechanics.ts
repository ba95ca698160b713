import path from 'node:path';
import express, { type Router } from 'express';
import { pino } from 'pino';
import { readBodies } from '../../src/web/bodies.ts';
import { errorHandler } from '../../src/web/errors.ts';
import { stripJsonSuffix } from '../../src/web/formats.ts';
import { requestLog } from '../../src/web/logging.ts';
import { notFound } from '../../src/web/not-found.ts';
import { assignRequestId } from '../../src/web/request-id.ts';
import { sameOrigin, securityHeaders } from '../../src/web/security.ts';
import { registerViews, render } from '../../src/web/views.ts';

export const baseUrl = 'http://desk.example';

/** An app made of the HTTP mechanics alone, with the given routes; `lines` collects what it logs. */
export function webDesk(routes: (router: Router) => void) {
  const lines: string[] = [];
  const log = pino({ level: 'info' }, { write: (line: string) => lines.push(line) });
  const app = express();
  app.disable('x-powered-by');
  registerViews(app, { root: path.resolve(import.meta.dirname, '../../views'), cache: true });
  app.use(assignRequestId, requestLog(log), securityHeaders({ baseUrl }), stripJsonSuffix);
  app.use(sameOrigin({ baseUrl }), readBodies({ limit: '16kb' }));
  const router = express.Router();
  routes(router);
  app.use(router);
  app.use(notFound);
  app.use(errorHandler({ log, render }));
  return { app, lines };
}
