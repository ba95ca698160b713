import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Desk } from '../../desk/desk.ts';
import { NotFound } from '../../domain/errors.ts';
import { pageSize } from '../../domain/inputs/claim-filters.ts';
import { partsReview, type QueueName, queueNames, queues } from '../../domain/queues.ts';
import type { ClaimQuery } from '../../store/claim-list.ts';
import type { ListedRow } from '../../store/listed-claims.ts';
import { listRows } from '../../store/listed-claims.ts';
import { pathAsked } from '../../web/formats.ts';
import { parseQuery } from '../../web/parse.ts';
import { linkNext } from '../../web/respond.ts';
import { answer } from '../answer.ts';
import { actorOf, type Deps } from '../request.ts';
import { wordingOf } from '../wording.ts';
import {
  type Asker,
  countDesk,
  type QueueHead,
  queryOfQueue,
  type SignOffNote,
  signableFirst,
  signOffNotes,
  wholeClaims,
} from './queue-lists.ts';
import { pathOfQueue, type QueueRow, queueRows, type ShownHead, shownHead } from './queue-rows.ts';

/** Where in a queue a page stands. Of claims in review, those that only others may sign off come `last`. */
const queuePlace = z.strictObject({
  limit: pageSize.default(50),
  after: z.string().max(2000).optional(),
  last: z.literal('true', 'Expected true.').optional(),
});

/** A page of a queue as it is served. */
interface QueueList extends QueueHead {
  name: QueueName;
  title: string;
  rows: ListedRow[];
  next: string | null;
  /** Of the claims in review among them. */
  signOffs: SignOffNote[];
}

/** What `views/desk/queue.ejs` shows. */
export interface QueuePage {
  head: ShownHead;
  about: string;
  rows: QueueRow[];
  /** The same list among all claims, where it can be filtered further. */
  listPath: string;
  jsonPath: string;
  pagination: { next?: string; first?: string };
}

/** `GET /desk/queues/:name`: one queue, page by page. */
export async function showQueue({ desk }: Deps, req: Request, res: Response): Promise<void> {
  const name = queueNames.find((one) => one === req.params.name);
  if (!name) throw new NotFound('There is no such queue.');
  const { limit, after, last } = parseQuery(queuePlace, req);
  const asker = { actor: actorOf(req), now: desk.clock().toISOString() };
  const [{ queues: heads }, page] = await Promise.all([
    countDesk(desk, asker, [name]),
    readPage(desk, asker, name, { limit, after, last: last === 'true' }),
  ]);
  const head = heads.get(name) as QueueHead;
  const signOffs = await signOffNotes(desk, asker, page.rows);
  const rows = name === 'inReview' ? signableFirst(page.rows, signOffs) : page.rows;
  const next = page.next && pathOfPage(req, page.next);
  linkNext(res, next);
  const list: QueueList = { name, title: queues[name].title, ...head, rows, next, signOffs };
  await answer(req, res, {
    json: () => asServed(desk, list, asker.now),
    view: 'desk/queue',
    page: () => queuePage(desk, req, list),
  });
}

/** Where a page begins: after a cursor, or at the beginning; among all, or among those that only others may sign off. */
interface Place {
  after?: string | undefined;
  last: boolean;
}

/** The same with whole claims as items. */
async function asServed(desk: Desk, { rows, next, signOffs, ...head }: QueueList, now: string) {
  return { ...head, items: await wholeClaims(desk, rows, now), next, signOffs };
}

interface PageOfRows {
  rows: ListedRow[];
  next: Place | null;
}

async function readPage(
  desk: Desk,
  asker: Asker,
  name: QueueName,
  place: Place & { limit: number },
): Promise<PageOfRows> {
  const { limit, after, last } = place;
  const query = { ...queryOfQueue(name, asker), limit, after };
  const part = (separated: boolean, rest: Partial<ClaimQuery> = {}) =>
    pageOf(desk, asker, { ...query, separated, ...rest }, separated);
  if (name !== 'inReview' || !partsReview(asker.actor)) return pageOf(desk, asker, query, false);
  if (last) return part(true);
  const own = await part(false);
  if (own.next) return own;
  // Those of others follow on the page on which one's own end; where it is full, on the next.
  const room = limit - own.rows.length;
  const others = await part(true, { after: undefined, limit: Math.max(room, 1) });
  if (room > 0) return { rows: [...own.rows, ...others.rows], next: others.next };
  return { rows: own.rows, next: others.rows.length > 0 ? { last: true } : null };
}

async function pageOf({ store }: Desk, { now }: Asker, query: ClaimQuery, last: boolean): Promise<PageOfRows> {
  const { rows, after } = await listRows(store.read, store.engine, query, now);
  return { rows, next: after === null ? null : { after, last } };
}

function pathOfPage(req: Request, { after, last }: Place): string {
  const query = new URLSearchParams(req.originalUrl.split('?')[1] ?? '');
  query.delete('after');
  query.delete('last');
  if (last) query.set('last', 'true');
  if (after !== undefined) query.set('after', after);
  return `${pathAsked(req)}?${query}`;
}

async function queuePage(desk: Desk, req: Request, list: QueueList): Promise<QueuePage> {
  const { name, rows, signOffs, next } = list;
  const wording = await wordingOf(desk);
  const page = pathOfQueue(name);
  const isFirst = req.query.after === undefined && req.query.last === undefined;
  return {
    head: shownHead(name, list, wording),
    about: queues[name].about,
    rows: queueRows(rows, signOffs, wording),
    listPath: list.path,
    jsonPath: `${page}.json`,
    pagination: { ...(next ? { next } : {}), ...(isFirst ? {} : { first: page }) },
  };
}
