import type { Request, Response } from 'express';
import { z } from 'zod';
import { comment, commentPath, getThread, reopenThread, resolveThread } from '../../desk/comment.ts';
import { getClaim } from '../../desk/read-claims.ts';
import { threadsSeenBy } from '../../desk/see-comments.ts';
import { canonical } from '../../domain/canonical.ts';
import type { Claim } from '../../domain/claim.ts';
import { NotFound } from '../../domain/errors.ts';
import { pageSize } from '../../domain/inputs/claim-filters.ts';
import { nothing } from '../../domain/inputs/nothing.ts';
import { directionOf } from '../../domain/languages.ts';
import { may } from '../../domain/permissions.ts';
import { findComment, findThreads } from '../../store/comments.ts';
import { readCursor, writeCursor } from '../../store/cursor.ts';
import { parseId, parseQuery, parseUuid } from '../../web/parse.ts';
import { linkNext } from '../../web/respond.ts';
import { answer, type Returned, submit } from '../answer.ts';
import { nextPath } from '../next-path.ts';
import { actOf, actorOf, bodyOf, type Deps, requireScope } from '../request.ts';
import { wordingOf } from '../wording.ts';
import { claimJson } from './claim-json.ts';
import {
  aboutOf,
  type CommentForm,
  commentForm,
  type ShownThread,
  shownThreads,
  threadJson,
} from './comment-threads.ts';

/** What `views/claims/comments.ejs` shows. */
export interface CommentsPage {
  id: number;
  path: string;
  statement: { text: string; language: string; direction: 'ltr' | 'rtl' };
  title: string;
  /** Whether this is one thread alone. */
  isThread: boolean;
  about: ShownThread['about'];
  threads: ShownThread[];
  /** Null for those who may not comment. */
  form: CommentForm | null;
  faults: Returned['faults'];
  typed: Returned['typed'] | undefined;
  pagination: { next?: string; first?: string };
  jsonPath: string;
}

const filters = z.strictObject({
  evidence: z.uuid().optional(),
  proposal: z.uuid().optional(),
  limit: pageSize.default(20),
  after: z.string().max(2000).optional(),
});

type About = { type: 'evidence' | 'proposal'; id: string } | undefined;

/** `GET /claims/:id/comments`: threads, the newest first; of one item of evidence or one proposal where it is named. */
export async function showComments(deps: Deps, req: Request, res: Response, returned?: Returned): Promise<void> {
  const { desk } = deps;
  const { read } = desk.store;
  const claim = await getClaim(read, parseId(req.params.id));
  const { evidence, proposal, limit, after } = parseQuery(filters, req);
  const about = returned ? aboutTyped(returned) : aboutAsked(evidence, proposal);
  const list = `comments ${canonical({ claim: claim.id, about })}`;
  const before = after === undefined ? undefined : String(readCursor(list, after, 'text').key);
  const found = await findThreads(read, claim.id, { limit: limit + 1, before, aboutId: about?.id });
  const threads = await threadsSeenBy(read, found.slice(0, limit), actorOf(req).id);
  const last = found.length > limit ? found[limit - 1]?.root.id : undefined;
  const next = nextPath(req, last === undefined ? null : writeCursor(list, { key: last, id: 0 }));
  linkNext(res, next);
  await answer(req, res, {
    json: () => ({ items: threads.map((thread) => threadJson(claim, thread)), next }),
    view: 'claims/comments',
    page: async (): Promise<CommentsPage> => ({
      ...headOf(claim, about ? 'Comments on a part of it' : 'Comments'),
      isThread: false,
      about: about ? aboutOf(claim, { about: about.type, aboutId: about.id }) : null,
      threads: await shownThreads(desk, actorOf(req), claim, await wordingOf(desk), threads),
      form: may(actorOf(req), 'comment') ? await commentForm(desk, claim, { about }) : null,
      ...returnedTo(returned),
      pagination: { ...(next ? { next } : {}), ...(after ? { first: `${claim.path}/comments` } : {}) },
      jsonPath: `${claim.path}/comments.json${about ? `?${about.type}=${about.id}` : ''}`,
    }),
  });
}

function aboutAsked(evidence: string | undefined, proposal: string | undefined): About {
  if (evidence !== undefined) return { type: 'evidence', id: evidence };
  return proposal === undefined ? undefined : { type: 'proposal', id: proposal };
}

/** What a form that came back spoke of. */
function aboutTyped({ typed }: Returned): About {
  const { type, id } = (typed.about ?? {}) as Record<string, unknown>;
  const known = type === 'evidence' || type === 'proposal';
  return known && typeof id === 'string' && z.uuid().safeParse(id).success ? { type, id } : undefined;
}

/** `GET /claims/:id/comments/:cid`: the thread that a comment stands in. */
export async function showThread(
  deps: Deps,
  req: Request,
  res: Response,
  commentId: string,
  returned?: Returned,
): Promise<void> {
  const { desk } = deps;
  const claim = await getClaim(desk.store.read, parseId(req.params.id));
  const thread = await getThread(desk, actorOf(req), claim.id, commentId);
  parseQuery(nothing, req);
  const [seen = thread] = await threadsSeenBy(desk.store.read, [thread], actorOf(req).id);
  await answer(req, res, {
    json: () => threadJson(claim, seen),
    view: 'claims/comments',
    page: async (): Promise<CommentsPage> => {
      const threads = await shownThreads(desk, actorOf(req), claim, await wordingOf(desk), [seen]);
      return {
        ...headOf(claim, 'A thread'),
        isThread: true,
        about: null,
        threads,
        form: threads[0]?.isOpen ? await commentForm(desk, claim, { replyTo: thread.root.id }) : null,
        ...returnedTo(returned),
        pagination: {},
        jsonPath: `${commentPath(claim, thread.root.id)}.json`,
      };
    },
  });
}

function headOf({ id, path, statement, language }: Claim, title: string) {
  return { id, path, title, statement: { text: statement, language, direction: directionOf(language) } };
}

function returnedTo(returned: Returned | undefined): Pick<CommentsPage, 'faults' | 'typed'> {
  return { faults: returned?.faults ?? [], typed: returned?.typed };
}

/** `POST /claims/:id/comments` */
export async function postComment(deps: Deps, req: Request, res: Response): Promise<void> {
  const { desk } = deps;
  const claim = await getClaim(desk.store.read, parseId(req.params.id));
  requireScope(req);
  await submit(req, res, {
    act: () => comment(desk, actOf(req), claim.id, bodyOf(req)),
    again: async (path) => {
      const made = await findComment(desk.store.read, path.split('/').at(-1) ?? '');
      if (!made) throw new NotFound('There is no such comment.');
      return { ...made, path };
    },
    json: () => claimJson(desk, actorOf(req), claim),
    path: ({ id, replyTo, path }) => (replyTo ? `${path}#comment-${id}` : `${claim.path}#comment-${id}`),
    location: ({ path }) => path,
    notice: 'Your comment was added.',
    form: (returned) =>
      typeof returned.typed.replyTo === 'string'
        ? showThread(deps, req, res, parseUuid(returned.typed.replyTo), returned)
        : showComments(deps, req, res, returned),
  });
}

const settlings = {
  resolutions: { verb: resolveThread, notice: 'The thread is resolved.' },
  reopenings: { verb: reopenThread, notice: 'The thread is open again.' },
};
export type Settling = keyof typeof settlings;

/** `POST /claims/:id/comments/:cid/resolutions` and `…/reopenings` */
export async function postSettling(deps: Deps, req: Request, res: Response, name: Settling): Promise<void> {
  const { desk } = deps;
  const claim = await getClaim(desk.store.read, parseId(req.params.id));
  const id = parseUuid(req.params.cid);
  requireScope(req);
  parseNothing(bodyOf(req));
  const { verb, notice } = settlings[name];
  await submit(req, res, {
    act: () => verb(desk, actOf(req), claim.id, id),
    again: () => getClaim(desk.store.read, claim.id),
    json: (after) => claimJson(desk, actorOf(req), after),
    path: () => commentPath(claim, id),
    notice,
  });
}

function parseNothing(body: ReturnType<typeof bodyOf>): void {
  body(nothing);
}
