import type { Request, Response } from 'express';
import { z } from 'zod';
import { getClaim } from '../../desk/read-claims.ts';
import type { Claim } from '../../domain/claim.ts';
import { differences } from '../../domain/differences.ts';
import { NotFound } from '../../domain/errors.ts';
import { pageSize } from '../../domain/inputs/claim-filters.ts';
import { readText } from '../../domain/records.ts';
import { timelineKindNames, timelineKinds } from '../../domain/timeline.ts';
import { readCursor, writeCursor } from '../../store/cursor.ts';
import { findTimeline, type TimelineEntry } from '../../store/history.ts';
import { findNames } from '../../store/people.ts';
import { findRevisionText, type Source } from '../../store/records.ts';
import { parseId, parseQuery } from '../../web/parse.ts';
import { linkNext } from '../../web/respond.ts';
import { answer } from '../answer.ts';
import { nextPath } from '../next-path.ts';
import { actorOf, type Deps } from '../request.ts';
import { type ShownTime, wordingOf } from '../wording.ts';
import { peopleInTexts, type ShownChange, shownChanges } from './changes.ts';
import { historyPage } from './timeline.ts';

const filters = z.strictObject({
  kind: z.enum(timelineKindNames).optional(),
  limit: pageSize.default(50),
  after: z.string().max(2000).optional(),
});
const revisionNumber = z.coerce.number().pipe(z.int().min(1).max(2_147_483_647));
const between = z.strictObject({ from: revisionNumber, to: revisionNumber });

/** What `views/claims/diff.ejs` shows. */
export interface DiffPage {
  id: number;
  path: string;
  statement: string;
  language: string;
  from: { number: number; at: ShownTime; asOfHref: string };
  to: { number: number; at: ShownTime; asOfHref: string };
  changes: ShownChange[];
  jsonPath: string;
}

/** `GET /claims/:id/history`: every event about the claim, the newest first, by kind where one is asked for. */
export async function showHistory({ desk }: Deps, req: Request, res: Response): Promise<void> {
  const { read } = desk.store;
  const claim = await getClaim(read, parseId(req.params.id));
  const { kind, limit, after } = parseQuery(filters, req);
  const list = `history ${claim.id} ${kind ?? ''}`;
  const before = after === undefined ? undefined : readCursor(list, after, 'number').id;
  const actions = kind && timelineKinds[kind].actions;
  const found = await findTimeline(read, claim.id, { limit: limit + 1, before, actions });
  const entries = found.slice(0, limit);
  const last = found.length > limit ? entries.at(-1)?.seq : undefined;
  const next = nextPath(req, last === undefined ? null : writeCursor(list, { key: last, id: last }));
  linkNext(res, next);
  await answer(req, res, {
    json: () => ({ items: entries.map((entry) => historyJson(claim, entry)), next }),
    view: 'claims/history',
    page: () => historyPage(desk, actorOf(req), req, claim, { entries, kind, next, isFirst: after === undefined }),
  });
}

/** An event as it is served; one that wrote a revision names it, and `path` leads to the claim as it was then. */
function historyJson(
  { path }: Claim,
  { detail, note: _note, number, textHash, claimHash, contentHash, ...event }: TimelineEntry,
) {
  return {
    ...(number === null ? {} : { number }),
    ...event,
    ...(textHash === null ? {} : { textHash }),
    ...(claimHash === null ? {} : { claimHash }),
    ...(contentHash === null ? {} : { contentHash }),
    ...(typeof detail.commentId === 'string' ? { commentId: detail.commentId } : {}),
    path: `${path}?asOf=${encodeURIComponent(event.at)}`,
  };
}

/** `GET /claims/:id/diff?from=&to=`: what differs between two revisions, member by member and item by item. */
export async function showDiff({ desk }: Deps, req: Request, res: Response): Promise<void> {
  const { read } = desk.store;
  const claim = await getClaim(read, parseId(req.params.id));
  const { from, to } = parseQuery(between, req);
  const before = await getRevision(read, claim.id, from);
  const after = await getRevision(read, claim.id, to);
  await answer(req, res, {
    json: () => ({ from, to, changes: differences(before, after) }),
    view: 'claims/diff',
    page: async (): Promise<DiffPage> => {
      const wording = await wordingOf(desk);
      const names = await findNames(read, peopleInTexts(before, after));
      const end = ({ revision, updatedAt, path }: Claim) => ({
        number: revision,
        at: wording.time(updatedAt),
        asOfHref: `${path}?asOf=${encodeURIComponent(updatedAt)}`,
      });
      const { id, path, language } = claim;
      return {
        id,
        path,
        statement: after.statement,
        language,
        from: end(before),
        to: end(after),
        changes: shownChanges(before, after, { wording, names }),
        jsonPath: `${path}/diff.json?from=${from}&to=${to}`,
      };
    },
  });
}

/** A claim as one of its revisions has it. @throws NotFound where there is none, or its text was redacted */
export async function getRevision(read: Source, id: number, number: number): Promise<Claim> {
  const text = await findRevisionText(read, 'claim', id, number);
  if (text === null) throw new NotFound(`Claim ${id} has no revision ${number} that can be read.`);
  return readText('claim', text);
}
