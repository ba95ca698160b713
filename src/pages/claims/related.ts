import type { Request, Response } from 'express';
import { getClaim } from '../../desk/read-claims.ts';
import { type Related, readRelated } from '../../desk/read-related.ts';
import { getReopening, type Reopening, refusalSentence, reopenSeveral } from '../../desk/reopen-several.ts';
import { relatedFilters } from '../../domain/inputs/related-input.ts';
import { relatedReasons } from '../../domain/related.ts';
import { withStale } from '../../domain/shelf-life.ts';
import { listPublications } from '../../store/publication-list.ts';
import { formBody, isForm } from '../../web/forms.ts';
import { parseId, parseQuery, parseUuid } from '../../web/parse.ts';
import { linkNext } from '../../web/respond.ts';
import { answer, type Returned, submit } from '../answer.ts';
import { nextPath } from '../next-path.ts';
import { holdPublications, publicationJson } from '../publication-json.ts';
import { actOf, bodyOf, type Deps, requireScope } from '../request.ts';
import { rowsOf } from './form-body.ts';
import { relatedPage } from './related-page.ts';
import { reopeningPage } from './reopening-page.ts';

const mostCounted = 1000;

/** `GET /claims/:id/related`: what else rests on what this claim rests on; and the form that came back. */
export async function showRelated({ desk }: Deps, req: Request, res: Response, returned?: Returned): Promise<void> {
  const { read } = desk.store;
  const claim = await getClaim(read, parseId(req.params.id));
  const filters = parseQuery(relatedFilters, req);
  const related = await readRelated(read, claim, filters);
  // The form that came back stands at the address that it was sent to.
  const next = nextPath(req, related.after)?.replace('/related/reopenings', '/related') ?? null;
  linkNext(res, next);
  const now = desk.clock().toISOString();
  const used = await listPublications(read, { claim: claim.id, sort: '-id', limit: 50 }, now);
  const publications = await holdPublications(read, used.items, now);
  await answer(req, res, {
    json: () => ({
      ...relatedJson(claim.path, related, next, now),
      publications: { items: publications.map(publicationJson), path: `${claim.path}/publications` },
    }),
    view: 'claims/related',
    page: () => relatedPage(desk, req, claim, { filters, related, next, returned, publications }),
  });
}

function relatedJson(path: string, { items, counts, resting }: Related, next: string | null, now: string) {
  return {
    items: items.map(({ claim, reasons }) => ({ reasons, claim: withStale(claim, now) })),
    next,
    groups: relatedReasons.map((reason) => ({
      reason,
      count: Math.min(counts[reason], mostCounted),
      more: counts[reason] > mostCounted,
      path: `${path}/related?reason=${reason}`,
    })),
    origins: resting.roots.map(({ id, name }) => ({ id, name })),
    ...(resting.signing ? { signOff: resting.signing } : {}),
  };
}

/** `POST /claims/:id/related/reopenings`: reopens several of them in one act. */
export async function postReopenings(deps: Deps, req: Request, res: Response): Promise<void> {
  const { desk } = deps;
  const { read } = desk.store;
  const id = parseId(req.params.id);
  await getClaim(read, id);
  requireScope(req);
  const asked = actOf(req);
  keepChosen(req);
  await submit(req, res, {
    act: () => reopenSeveral(desk, asked, id, bodyOf(req)),
    again: (path) => getReopening(read, id, path.split('/').at(-1) ?? ''),
    json: reopeningJson,
    path: (reopening) => reopening.path,
    location: (reopening) => reopening.path,
    form: (returned) => showRelated(deps, req, res, returned),
  });
}

/** A form sends a row for each claim that could be chosen, with a tick where it was. */
function keepChosen(req: Request): void {
  if (!isForm(req)) return;
  const { requestId } = req.body as Record<string, unknown>;
  const tree = formBody(req);
  const chosen = rowsOf(tree, 'claims').filter((row) => row.chosen);
  const claims = chosen.map(({ id, revision }) => ({ id, revision }));
  req.body = { ...tree, claims, ...(requestId === undefined ? {} : { requestId }) };
}

/** `GET /claims/:id/related/reopenings/:rid`: what came of such an act, claim by claim. */
export async function showReopening({ desk }: Deps, req: Request, res: Response): Promise<void> {
  const { read } = desk.store;
  const claim = await getClaim(read, parseId(req.params.id));
  const reopening = await getReopening(read, claim.id, parseUuid(req.params.rid));
  await answer(req, res, {
    json: () => reopeningJson(reopening),
    view: 'claims/reopening',
    page: () => reopeningPage(desk, claim, reopening),
  });
}

function reopeningJson({ refused, ...reopening }: Reopening) {
  return { ...reopening, refused: refused.map((one) => ({ ...one, message: refusalSentence(one) })) };
}
