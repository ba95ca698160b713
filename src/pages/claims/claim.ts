import type { Request, Response } from 'express';
import { z } from 'zod';
import { editClaim } from '../../desk/edit-claim.ts';
import { getClaim, getClaimAsOf, signedStateOf } from '../../desk/read-claims.ts';
import { recordClaim } from '../../desk/record-claim.ts';
import { similarClaims } from '../../desk/similar-claims.ts';
import { NotFound } from '../../domain/errors.ts';
import { systemTime } from '../../domain/inputs/text.ts';
import { withStale } from '../../domain/shelf-life.ts';
import { wantsJson } from '../../web/formats.ts';
import { formBody } from '../../web/forms.ts';
import { parseId, parseQuery } from '../../web/parse.ts';
import { sendJson } from '../../web/respond.ts';
import { answer, submit } from '../answer.ts';
import { refuseFuture } from '../as-of.ts';
import { actOf, actorOf, bodyOf, type Deps, requireScope } from '../request.ts';
import { showEditForm, showNewForm, showStaleEditForm } from './claim-form.ts';
import { claimJson, servedClaim } from './claim-json.ts';
import { claimPage } from './claim-page.ts';
import { editBody } from './edit-body.ts';
import { tidyForm } from './form-body.ts';
import { changedForm } from './form-changes.ts';
import { seenClaim, settleMerge } from './merge-page.ts';
import { seenBefore, similarBefore } from './similar.ts';

const view = z.strictObject({
  asOf: systemTime.optional(),
  state: z.enum(['working', 'signed']).default('working'),
});

/** `GET /claims/:id`: the claim now, as of a past time, or as it was signed. */
export async function showClaim({ desk }: Deps, req: Request, res: Response): Promise<void> {
  const id = parseId(req.params.id);
  const { asOf, state } = parseQuery(view, req);
  refuseFuture(asOf, desk.clock());
  const current = asOf === undefined && state === 'working';
  if (current && wantsJson(req)) return sendJson(res, await servedClaim(desk, actorOf(req), id));
  const read = desk.store.read;
  const working = asOf ? await getClaimAsOf(read, id, asOf) : await getClaim(read, id);
  const claim = state === 'signed' ? await signedStateOf(read, working) : working;
  if (!claim) throw new NotFound(`Claim ${id} has not been signed off.`);
  await answer(req, res, {
    json: () => withStale(claim, asOf ?? desk.clock().toISOString()),
    view: 'claims/claim',
    page: () => claimPage(desk, req, claim, { asOf, state }),
  });
}

/** `POST /claims`: a form shows similar claims before it records; JSON records and gives them with the answer. */
export async function postClaim(deps: Deps, req: Request, res: Response): Promise<void> {
  const { desk } = deps;
  requireScope(req);
  const changed = await changedForm(desk.store.read, req);
  if (changed) return showNewForm(deps, req, res, { faults: [], typed: changed }, seenBefore(changed));
  const asked = actOf(req);
  await tidyForm(desk.store.read, req);
  const similar = await similarBefore(desk, asked, req);
  if (similar.claims.length > 0) {
    return showNewForm(deps, req, res, { faults: [], typed: formBody(req) }, similar);
  }
  await submit(req, res, {
    act: () => recordClaim(desk, asked, bodyOf(req)),
    again: (path) => getClaim(desk.store.read, Number(path.split('/').at(-1))),
    json: async (claim) => ({ ...claim, similar: await similarClaims(desk, claim) }),
    path: (claim) => claim.path,
    location: (claim) => claim.path,
    notice: 'The claim was recorded.',
    form: (returned) => showNewForm(deps, req, res, returned, similar),
  });
}

/** `POST /claims/:id`: an edit. */
export async function postEdit(deps: Deps, req: Request, res: Response): Promise<void> {
  const { desk } = deps;
  const id = parseId(req.params.id);
  const claim = await getClaim(desk.store.read, id);
  requireScope(req);
  const changed = await changedForm(desk.store.read, req);
  if (changed) return showEditForm(deps, req, res, { faults: [], typed: changed });
  if (await settleMerge(deps, req, res, claim)) return;
  const asked = actOf(req);
  await tidyForm(desk.store.read, req);
  const seen = await seenClaim(desk.store.read, req, claim);
  await submit(req, res, {
    act: () => editClaim(desk, asked, id, editBody(req, seen)),
    again: () => getClaim(desk.store.read, id),
    json: (claim) => claimJson(desk, actorOf(req), claim),
    path: (claim) => claim.path,
    notice: 'The claim was changed.',
    form: (returned) => showEditForm(deps, req, res, returned),
    staleForm: (returned) => showStaleEditForm(deps, req, res, returned),
  });
}
