import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { exportClaims } from '../../desk/export-claims.ts';
import { noteAccess } from '../../desk/note-access.ts';
import { systemTime } from '../../domain/inputs/text.ts';
import { parseQuery } from '../../web/parse.ts';
import { refuseFuture } from '../as-of.ts';
import { actorOf, type Deps, requirePermission } from '../request.ts';

const request = z.strictObject({
  state: z.enum(['working', 'signed']).default('working'),
  asOf: systemTime.optional(),
});

/** `/export/claims.jsonl`: every claim, a stored text a line. */
export function exports(deps: Deps): Router {
  const router = Router();
  router.get('/export/claims.jsonl', (req, res) => sendClaims(deps, req, res));
  return router;
}

async function sendClaims({ desk }: Deps, req: Request, res: Response): Promise<void> {
  requirePermission(req, 'export', 'Your role may not export.');
  const { state, asOf } = parseQuery(request, req);
  refuseFuture(asOf, desk.clock());
  const { point, lines } = await exportClaims(desk, { state, asOf });
  await noteAccess(desk, { personId: actorOf(req).id, kind: 'exported', path: `/export/claims.jsonl?state=${state}` });
  res.type('application/jsonl; charset=utf-8');
  res.set('Cache-Control', 'private, no-cache');
  res.set('X-Claimdesk-Chain', `${point.seq} ${point.hash}`);
  // A reader that goes away ends the stream; nothing is held open for a slow one, but the next lines are read meanwhile.
  await pipeline(Readable.from(lines, { highWaterMark: 1 }), res).catch((error) => {
    if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  });
}
