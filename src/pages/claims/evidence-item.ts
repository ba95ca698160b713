import type { Request, Response } from 'express';
import { getClaim } from '../../desk/read-claims.ts';
import { readCopy } from '../../desk/read-copy.ts';
import { retryCopy } from '../../desk/retry-copy.ts';
import type { Claim, EvidenceItem } from '../../domain/claim.ts';
import { NotFound } from '../../domain/errors.ts';
import { nothing } from '../../domain/inputs/nothing.ts';
import { sendAttachment } from '../../web/downloads.ts';
import { parseId, parseQuery, parseUuid } from '../../web/parse.ts';
import { answer, submit } from '../answer.ts';
import { actOf, actorOf, bodyOf, type Deps, requireScope } from '../request.ts';
import { claimJson } from './claim-json.ts';
import { evidenceJson, evidencePage } from './evidence-page.ts';

/** `GET /claims/:id/evidence/:eid` */
export async function showEvidence({ desk }: Deps, req: Request, res: Response): Promise<void> {
  const { claim, item } = await itemOf(desk, req);
  parseQuery(nothing, req);
  await answer(req, res, {
    json: () => evidenceJson(desk, req, claim, item),
    view: 'claims/evidence-item',
    page: () => evidencePage(desk, req, claim, item),
  });
}

/** `GET /claims/:id/evidence/:eid/copy`: the bytes that are kept, never as a page. */
export async function sendCopy({ desk }: Deps, req: Request, res: Response): Promise<void> {
  const { claim, item } = await itemOf(desk, req);
  const copy = await readCopy(desk, { actor: actorOf(req) }, claim, item);
  await sendAttachment(res, { ...copy, name: copy.name ?? `claim-${claim.id}-${copy.sha256.slice(0, 12)}` });
}

/** `POST /claims/:id/evidence/:eid/copies`: asks again for the copy of an address. */
export async function postCopy({ desk }: Deps, req: Request, res: Response): Promise<void> {
  const { claim, item } = await itemOf(desk, req);
  requireScope(req);
  await submit(req, res, {
    act: () => retryCopy(desk, actOf(req), { claim, item }, bodyOf(req)),
    again: () => getClaim(desk.store.read, claim.id),
    json: (asked) => claimJson(desk, actorOf(req), asked),
    path: (asked) => `${asked.path}/evidence/${item.id}`,
    notice: 'The copy will be taken within a minute.',
  });
}

/** @throws NotFound */
async function itemOf({ store }: Deps['desk'], { params }: Request): Promise<{ claim: Claim; item: EvidenceItem }> {
  const claim = await getClaim(store.read, parseId(params.id));
  const id = parseUuid(params.eid);
  const item = claim.evidence.find((one) => one.id === id);
  if (!item) throw new NotFound('This claim has no such evidence.');
  return { claim, item };
}
