import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import { Router } from 'express';
import { breakLease, releaseLease, takeLease } from '../../desk/leases.ts';
import { getClaim } from '../../desk/read-claims.ts';
import type { Claim } from '../../domain/claim.ts';
import { Conflict, Forbidden } from '../../domain/errors.ts';
import { directionOf } from '../../domain/languages.ts';
import { may } from '../../domain/permissions.ts';
import { parseId } from '../../web/parse.ts';
import { answer, type Returned, submit } from '../answer.ts';
import { actOf, actorOf, bodyOf, type Deps, requireScope } from '../request.ts';
import { wordingOf } from '../wording.ts';
import { claimJson } from './claim-json.ts';
import { shownLease } from './lease.ts';

/** What `views/claims/lease-break.ejs` shows. */
export interface LeaseBreakForm extends Returned {
  claim: { id: number; path: string; statement: string; language: string; direction: 'ltr' | 'rtl' };
  sentence: string;
  requestId: string;
}

/** The routes of a claim's lease: it is taken or renewed, released, and broken. Each answers with the claim's JSON. */
export function claimLeases(deps: Deps): Router {
  const router = Router();
  router.post('/claims/:id/leases', (req, res) => postLease(deps, req, res));
  router.post('/claims/:id/lease-releases', (req, res) => postRelease(deps, req, res));
  router.post('/claims/:id/lease-breaks', (req, res) => postBreak(deps, req, res));
  router.get('/claims/:id/lease-breaks/new', (req, res) => showBreakForm(deps, req, res));
  return router;
}

async function postLease({ desk }: Deps, req: Request, res: Response): Promise<void> {
  const { id, again, json } = await asked({ desk }, req);
  await submit<Claim>(req, res, {
    act: async () => {
      await takeLease(desk, actOf(req), id, bodyOf(req));
      return again();
    },
    again,
    json,
    path: ({ path }) => `${path}/edit`,
  });
}

async function postRelease({ desk }: Deps, req: Request, res: Response): Promise<void> {
  const { id, again, json } = await asked({ desk }, req);
  await submit<Claim>(req, res, {
    act: async () => {
      await releaseLease(desk, actOf(req), id);
      return again();
    },
    again,
    json,
    path: ({ path }) => path,
    notice: 'Your lease has ended. Others do not see you as editing any more.',
  });
}

async function postBreak(deps: Deps, req: Request, res: Response): Promise<void> {
  const { desk } = deps;
  const { id, again, json } = await asked(deps, req);
  await submit<Claim>(req, res, {
    act: async () => {
      await breakLease(desk, actOf(req), id, bodyOf(req));
      return again();
    },
    again,
    json,
    path: ({ path }) => path,
    notice: 'The lease was ended.',
    form: (returned) => showBreakForm(deps, req, res, returned),
  });
}

async function asked({ desk }: Pick<Deps, 'desk'>, req: Request) {
  const { id } = await getClaim(desk.store.read, parseId(req.params.id));
  requireScope(req);
  return {
    id,
    again: () => getClaim(desk.store.read, id),
    json: (claim: Claim) => claimJson(desk, actorOf(req), claim),
  };
}

/** `GET /claims/:id/lease-breaks/new`, and the form that came back. @throws Forbidden, Conflict (nobody holds it) */
async function showBreakForm({ desk }: Deps, req: Request, res: Response, returned?: Returned): Promise<void> {
  const claim = await getClaim(desk.store.read, parseId(req.params.id));
  if (!may(actorOf(req), 'break_lease')) throw new Forbidden('Only an editor can end the lease of somebody else.');
  const lease = await shownLease(desk, req, claim, await wordingOf(desk));
  if (!lease) throw new Conflict('Nobody is editing this claim any more.');
  if (!lease.holder) throw new Conflict('This lease is your own: release it.');
  const { id, path, statement, language } = claim;
  const page = (): LeaseBreakForm => ({
    claim: { id, path, statement, language, direction: directionOf(language) },
    sentence: `${lease.holder} is editing this claim, until ${lease.until.text}.`,
    requestId: randomUUID(),
    faults: returned?.faults ?? [],
    typed: returned?.typed ?? {},
  });
  await answer(req, res, { json: page, view: 'claims/lease-break', page });
}
