import { type Request, type Response, Router } from 'express';
import {
  assignCorrection,
  correctPublication,
  type PublicationKey,
  withdrawPublication,
} from '../../desk/correct-publication.ts';
import { getPublication, type RecordedPublication, recordPublication } from '../../desk/publication.ts';
import { getClaim } from '../../desk/read-claims.ts';
import type { Claim } from '../../domain/claim.ts';
import { nothing } from '../../domain/inputs/nothing.ts';
import { publicationFilters } from '../../domain/inputs/publication-input.ts';
import { directionOf } from '../../domain/languages.ts';
import { countPublications, listPublications } from '../../store/publication-list.ts';
import { parseId, parseQuery, parseUuid } from '../../web/parse.ts';
import { linkNext } from '../../web/respond.ts';
import { answer, type Returned, submit } from '../answer.ts';
import { askedOf, countWords, paginationOf } from '../list-head.ts';
import { nextPath } from '../next-path.ts';
import { holdPublications, publicationJson } from '../publication-json.ts';
import { actOf, actorOf, bodyOf, type Deps, requireScope } from '../request.ts';
import { type ShownPublication, shownPublications } from '../shown-publication.ts';
import { wordingOf } from '../wording.ts';
import { publicationPage } from './publication-page.ts';
import { type PublicationForm, publicationForm } from './used-in.ts';

/** What `views/claims/publications.ejs` shows. */
export interface ClaimPublicationsPage {
  id: number;
  path: string;
  jsonPath: string;
  statement: { text: string; language: string; direction: 'ltr' | 'rtl' };
  count: string;
  items: ShownPublication[];
  form: PublicationForm | null;
  pagination: { next?: string; first?: string };
}

/** The routes of the articles that used a claim. */
export function claimPublications(deps: Deps): Router {
  const router = Router();
  router.get('/claims/:id/publications', (req, res) => showPublications(deps, req, res));
  router.post('/claims/:id/publications', (req, res) => postPublication(deps, req, res));
  router.get('/claims/:id/publications/:pid', (req, res) => showPublication(deps, req, res));
  for (const [name, resource] of Object.entries(publicationResources)) {
    router.post(`/claims/:id/publications/:pid/${name}`, (req, res) => postToPublication(deps, req, res, resource));
  }
  return router;
}

const ofOneClaim = publicationFilters.pick({ sort: true, limit: true, after: true });

/** `GET /claims/:id/publications`: the articles that used a claim; and the form that came back. */
async function showPublications({ desk }: Deps, req: Request, res: Response, returned?: Returned): Promise<void> {
  const { read } = desk.store;
  const claim = await getClaim(read, parseId(req.params.id));
  const filters = parseQuery(ofOneClaim, req);
  const wording = await wordingOf(desk);
  const query = { ...filters, claim: claim.id };
  const { items, after } = await listPublications(read, query, wording.now);
  const held = await holdPublications(read, items, wording.now);
  const next = nextPath(req, after);
  linkNext(res, next);
  await answer(req, res, {
    json: () => ({ items: held.map(publicationJson), next }),
    view: 'claims/publications',
    page: async (): Promise<ClaimPublicationsPage> => {
      const { id, path, statement, language } = claim;
      const found = await countPublications(read, query, wording.now);
      return {
        id,
        path,
        jsonPath: `${path}/publications.json`,
        statement: { text: statement, language, direction: directionOf(language) },
        count: countWords(found, found, ['article', 'articles']),
        items: await shownPublications(read, wording, held),
        form: publicationForm(actorOf(req), claim, wording, returned),
        pagination: paginationOf(`${path}/publications`, askedOf(req), next, filters.after),
      };
    },
  });
}

/** `POST /claims/:id/publications`: an article used the claim. */
async function postPublication(deps: Deps, req: Request, res: Response): Promise<void> {
  const { desk } = deps;
  const id = parseId(req.params.id);
  const claim = await getClaim(desk.store.read, id);
  requireScope(req);
  await submit(req, res, {
    act: () => recordPublication(desk, actOf(req), id, bodyOf(req)),
    again: (path) => getPublication(desk.store.read, id, path.split('/').at(-1) ?? ''),
    json: (publication) => jsonOf(deps, publication),
    path: () => `${claim.path}#used-in`,
    location: (publication) => publication.path,
    notice: 'The article was recorded.',
    form: (returned) => showPublications(deps, req, res, returned),
  });
}

/** `GET /claims/:id/publications/:pid`: one article, what is to be done about it; and the form that came back. */
async function showPublication({ desk }: Deps, req: Request, res: Response, returned?: Returned): Promise<void> {
  const { read } = desk.store;
  const claim = await getClaim(read, parseId(req.params.id));
  parseQuery(nothing, req);
  const publication = await getPublication(read, claim.id, parseUuid(req.params.pid));
  await answer(req, res, {
    json: () => jsonOf({ desk }, publication),
    view: 'claims/publication',
    page: () => publicationPage(desk, actorOf(req), claim, publication, returned),
  });
}

type Verb = (
  desk: Deps['desk'],
  act: ReturnType<typeof actOf>,
  key: PublicationKey,
  body: ReturnType<typeof bodyOf>,
) => Promise<RecordedPublication>;

interface PublicationResource {
  verb: Verb;
  /** What the next page tells the person. */
  notice: (done: RecordedPublication) => string;
}

/** What is posted below a publication. */
const publicationResources: Record<string, PublicationResource> = {
  assignments: { verb: assignCorrection, notice: () => 'The correction was assigned.' },
  corrections: {
    verb: correctPublication,
    notice: ({ doneAt }) => (doneAt === null ? 'The mark was taken back.' : 'The article is marked as corrected.'),
  },
  withdrawals: { verb: withdrawPublication, notice: () => 'The record of the article was withdrawn.' },
};

/** `POST /claims/:id/publications/:pid/<resource>`. */
async function postToPublication(
  deps: Deps,
  req: Request,
  res: Response,
  { verb, notice }: PublicationResource,
): Promise<void> {
  const { desk } = deps;
  const key = { claimId: parseId(req.params.id), id: parseUuid(req.params.pid) };
  const { path }: Pick<Claim, 'path'> = await getPublication(desk.store.read, key.claimId, key.id);
  requireScope(req);
  await submit(req, res, {
    act: () => verb(desk, actOf(req), key, bodyOf(req)),
    again: () => getPublication(desk.store.read, key.claimId, key.id),
    json: (publication) => jsonOf(deps, publication),
    path: () => path,
    notice,
    form: (returned) => showPublication(deps, req, res, returned),
  });
}

async function jsonOf({ desk }: Pick<Deps, 'desk'>, { path: _path, ...publication }: RecordedPublication) {
  const [held] = await holdPublications(desk.store.read, [publication], desk.clock().toISOString());
  return held && publicationJson(held);
}
