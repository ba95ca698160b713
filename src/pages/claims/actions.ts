import type { Request, Response } from 'express';
import { Router } from 'express';
import { z } from 'zod';
import { addAppearance, addEvidence, addFigure, addLink, withdrawEvidence } from '../../desk/add-to-claim.ts';
import { assign, release } from '../../desk/assign.ts';
import type { Body } from '../../desk/change-claim.ts';
import { continueClaim } from '../../desk/continue-claim.ts';
import type { Act, Desk } from '../../desk/desk.ts';
import { drop, restore } from '../../desk/drop.ts';
import type { GivenFile } from '../../desk/keep-file.ts';
import { prioritise } from '../../desk/prioritise.ts';
import { propose, sendBack, withdrawProposal } from '../../desk/propose.ts';
import { publishProvisionally } from '../../desk/publish-provisionally.ts';
import { getClaim } from '../../desk/read-claims.ts';
import { reopen, retract } from '../../desk/reopen.ts';
import { signOff } from '../../desk/sign-off.ts';
import { readSituation } from '../../desk/situation.ts';
import type { Claim } from '../../domain/claim.ts';
import { Forbidden, Invalid, NotFound, TooLarge } from '../../domain/errors.ts';
import { decide } from '../../domain/workflow.ts';
import { wantsJson } from '../../web/formats.ts';
import { isForm } from '../../web/forms.ts';
import { parseId, parseUuid } from '../../web/parse.ts';
import { sendJson } from '../../web/respond.ts';
import { isMultipart } from '../../web/uploads.ts';
import { type Returned, submit } from '../answer.ts';
import { receiveFile } from '../received-file.ts';
import { actOf, actorOf, bodyOf, type Deps, requireScope } from '../request.ts';
import { showActionForm } from './action-form.ts';
import { claimJson } from './claim-json.ts';
import { continuationBody } from './continuation-fields.ts';
import { postCopy, sendCopy, showEvidence } from './evidence-item.ts';
import { tidyForm } from './form-body.ts';
import { changedForm } from './form-changes.ts';

type Verb = (desk: Desk, act: Act, id: number, body: Body, file?: GivenFile) => Promise<Claim>;

interface Resource {
  verb: Verb;
  /** What the next page tells the person. */
  notice: string | ((claim: Claim) => string);
  /** The list in which a new item stands, for its `Location`. */
  items?: 'appearances' | 'evidence' | 'figures' | 'links';
  /** Whether its form may carry a file. */
  takesFile?: boolean;
  /** The page below the claim that a browser goes to; else the claim's own. */
  next?: string;
  /** Whether it makes another claim, which it gives and which then has the `Location`. */
  makesClaim?: boolean;
  /** Reads a form that shows more of the claim than it sends. */
  bodyOf?: (req: Request, claim: Claim) => Body;
}

/** Actions are resources: each is posted to `/claims/:id/<name>`. */
export const claimResources: Record<string, Resource> = {
  appearances: { verb: addAppearance, notice: 'The appearance was added.', items: 'appearances' },
  evidence: { verb: addEvidence, notice: 'The evidence was added.', items: 'evidence', takesFile: true },
  figures: { verb: addFigure, notice: 'The figure was added.', items: 'figures' },
  links: { verb: addLink, notice: 'The link was added.', items: 'links' },
  continuations: {
    verb: continueClaim,
    notice: 'The claim was recorded. It continues the one before.',
    makesClaim: true,
    bodyOf: continuationBody,
  },
  assignments: { verb: assign, notice: 'The claim was assigned.' },
  releases: { verb: release, notice: 'The claim is back in triage.' },
  drops: { verb: drop, notice: 'The claim was dropped.' },
  restorations: { verb: restore, notice: 'The claim is back in triage.' },
  reopenings: { verb: reopen, notice: 'The claim is open again.' },
  proposals: { verb: propose, notice: 'Your proposal waits for a second person.' },
  withdrawals: { verb: withdrawProposal, notice: 'Your proposal was withdrawn.' },
  returns: { verb: sendBack, notice: 'The proposal went back to its proposer.' },
  'sign-offs': {
    verb: signOff,
    notice: ({ stage }) =>
      stage === 'settled'
        ? 'Signed off.'
        : 'Your verdict is another than the proposed one. The claim went back to its proposer; both verdicts stand under “Decision”.',
  },
  retractions: { verb: retract, notice: 'The verdict was retracted. This is what else rests on it.', next: 'related' },
  provisionals: { verb: publishProvisionally, notice: 'Published provisionally.' },
  priorities: { verb: prioritise, notice: 'Urgency and due time were set.', bodyOf: priorityBody },
};

/** The routes of a claim's actions. */
export function claimActions(deps: Deps): Router {
  const router = Router();
  for (const [name, resource] of Object.entries(claimResources)) {
    router.post(`/claims/:id/${name}`, (req, res) => act(deps, req, res, name, resource));
    router.get(`/claims/:id/${name}/new`, (req, res) => showActionForm(deps, req, res, name));
  }
  for (const items of ['appearances', 'figures', 'links'] as const) {
    router.get(`/claims/:id/${items}/:itemId`, (req, res) => showItem(deps, req, res, items));
  }
  router.get('/claims/:id/evidence/:eid', (req, res) => showEvidence(deps, req, res));
  router.get('/claims/:id/evidence/:eid/copy', (req, res) => sendCopy(deps, req, res));
  router.post('/claims/:id/evidence/:eid/copies', (req, res) => postCopy(deps, req, res));
  router.post('/claims/:id/evidence/:eid/withdrawals', (req, res) => {
    const evidenceId = parseUuid(req.params.eid);
    const verb: Verb = (desk, act, id, body) => withdrawEvidence(desk, act, id, evidenceId, body);
    return act(deps, req, res, 'evidence-withdrawals', { verb, notice: 'The item was withdrawn.' });
  });
  router.get('/claims/:id/evidence/:eid/withdrawals/new', (req, res) => {
    parseUuid(req.params.eid);
    return showActionForm(deps, req, res, 'evidence-withdrawals');
  });
  return router;
}

async function act(
  deps: Deps,
  req: Request,
  res: Response,
  name: string,
  { verb, notice, items, takesFile, next, makesClaim, bodyOf: read = bodyOf }: Resource,
): Promise<void> {
  const { desk } = deps;
  const id = parseId(req.params.id);
  const before = await getClaim(desk.store.lookUps, id);
  requireScope(req);
  const { file, refusal } = takesFile ? await readFile(deps, req, before) : {};
  try {
    const changed = await changedForm(desk.store.read, req);
    if (changed) return await showActionForm(deps, req, res, name, { faults: [], typed: changed });
    const asked = { ...actOf(req, file && { file: file.received.sha256 }), seen: before };
    await tidyForm(desk.store.read, req);
    await submit(req, res, {
      act: () => (refusal ? Promise.reject(refusal) : verb(desk, asked, id, read(req, before), file)),
      again: (path) => getClaim(desk.store.read, makesClaim ? parseId(path.split('/').at(-1)) : id),
      json: (claim) => claimJson(desk, actorOf(req), claim),
      path: (claim) => (next ? `${claim.path}/${next}` : claim.path),
      location: (claim) => (makesClaim ? claim.path : items && `${claim.path}/${items}/${claim[items].at(-1)?.id}`),
      notice,
      form: (returned) => showActionForm(deps, req, res, name, file ? askAgain(returned) : returned),
      staleForm: (returned, conflict) => showActionForm(deps, req, res, name, returned, conflict),
    });
  } finally {
    await file?.received.discard();
  }
}

/** The file of a form, or why none is taken: the form comes back with what was typed then. */
async function readFile(deps: Deps, req: Request, claim: Claim): Promise<{ file?: GivenFile; refusal?: Error }> {
  try {
    const file = await fileOf(deps, req, claim);
    return file ? { file } : {};
  } catch (error) {
    if (error instanceof Invalid || error instanceof TooLarge) return { refusal: error };
    throw error;
  }
}

/** Its form shows the due time, so a field left empty takes it away. */
function priorityBody(req: Request): Body {
  const body = bodyOf(req);
  if (!isForm(req)) return body;
  return (schema) =>
    body(z.preprocess((given) => ({ dueAt: null, ...(given as object) }), schema)) as z.output<typeof schema>;
}

/** The file of a form; nobody sends megabytes only to be told that their role does not add evidence. */
async function fileOf({ desk }: Deps, req: Request, claim: Claim): Promise<GivenFile | undefined> {
  if (!isMultipart(req)) return undefined;
  const { situation } = await readSituation(desk.store.read, actorOf(req), claim, desk.clock().toISOString());
  const decision = decide('add_evidence', situation);
  if (!decision.ok && decision.why === 'role') throw new Forbidden(decision.sentence);
  return receiveFile(desk, req);
}

/** A form that comes back has all that was typed, but no browser keeps the file in it. */
function askAgain({ faults, typed }: Returned): Returned {
  if (faults.some((fault) => fault.path === 'file')) return { faults, typed };
  return { faults: [...faults, { path: 'file', message: 'Choose the file again: it was not kept.' }], typed };
}

/** One item of a claim as JSON; a browser is led to its place on the claim's page. @throws NotFound */
async function showItem(
  { desk }: Deps,
  req: Request,
  res: Response,
  items: 'appearances' | 'figures' | 'links',
): Promise<void> {
  const claim = await getClaim(desk.store.read, parseId(req.params.id));
  const itemId = parseUuid(req.params.itemId);
  const item = claim[items].find((one) => one.id === itemId);
  if (!item) throw new NotFound('This claim has no such item.');
  if (wantsJson(req)) sendJson(res, item);
  else res.redirect(303, items === 'appearances' ? `${claim.path}#passage-${itemId}` : claim.path);
}
