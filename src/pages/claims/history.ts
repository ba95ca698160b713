import type { Request, Response } from 'express';
import { z } from 'zod';
import { getClaim } from '../../desk/read-claims.ts';
import { seenProposals } from '../../desk/seen-proposals.ts';
import type { Claim } from '../../domain/claim.ts';
import { differences } from '../../domain/differences.ts';
import { NotFound } from '../../domain/errors.ts';
import { readText } from '../../domain/records.ts';
import { findHistory, type HistoryEntry } from '../../store/history.ts';
import { findNames } from '../../store/people.ts';
import { findRevisionText, type Source } from '../../store/records.ts';
import { parseId, parseQuery } from '../../web/parse.ts';
import { answer } from '../answer.ts';
import { actorOf, type Deps } from '../request.ts';
import { type ShownTime, wordingOf } from '../wording.ts';
import { peopleInTexts, type ShownChange, shownChanges } from './changes.ts';
import { type HistoryItem, historyItems, peopleIn } from './history-items.ts';

const noParameters = z.strictObject({});
const revisionNumber = z.coerce.number().pipe(z.int().min(1).max(2_147_483_647));
const between = z.strictObject({ from: revisionNumber, to: revisionNumber });

/** What `views/claims/history.ejs` shows. */
export interface HistoryPage {
  id: number;
  path: string;
  statement: string;
  language: string;
  history: HistoryItem[];
}

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

/** `GET /claims/:id/history`: every revision with its event, the newest first. */
export async function showHistory({ desk }: Deps, req: Request, res: Response): Promise<void> {
  const { read } = desk.store;
  const claim = await getClaim(read, parseId(req.params.id));
  parseQuery(noParameters, req);
  const entries = await findHistory(read, 'claim', claim.id);
  await answer(req, res, {
    json: () => ({ items: entries.map((entry) => historyJson(claim, entry)), next: null }),
    view: 'claims/history',
    page: async (): Promise<HistoryPage> => {
      const { id, path, statement, language } = claim;
      const grounds = {
        claim,
        proposals: await seenProposals(read, actorOf(req).id, claim.id),
        names: await findNames(read, peopleIn(entries)),
      };
      return { id, path, statement, language, history: historyItems(entries, await wordingOf(desk), grounds) };
    },
  });
}

/** A revision as it is served; `path` leads to the claim as it was then. */
function historyJson(
  { path }: Claim,
  { detail: _detail, note: _note, claimHash, contentHash, ...entry }: HistoryEntry,
) {
  return {
    ...entry,
    ...(claimHash === null ? {} : { claimHash }),
    ...(contentHash === null ? {} : { contentHash }),
    path: `${path}?asOf=${encodeURIComponent(entry.at)}`,
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
