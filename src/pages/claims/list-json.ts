import type { Request, Response } from 'express';
import type { Desk } from '../../desk/desk.ts';
import { listSignedState } from '../../desk/read-claims.ts';
import { withStale } from '../../domain/shelf-life.ts';
import { countAllClaims } from '../../store/claim-list.ts';
import { listServed } from '../../store/served-claims.ts';
import { JsonText } from '../../web/json-text.ts';
import { linkNext, sendJson } from '../../web/respond.ts';
import { nextPath } from '../next-path.ts';
import { claimText, versionOf } from './claim-json.ts';
import type { Asked } from './list.ts';

/** Answers with a list of claims as JSON. */
export async function sendClaims(desk: Desk, req: Request, res: Response, asked: Asked): Promise<void> {
  const { read, engine } = desk.store;
  const { query, filters } = asked;
  const { json, after } = await (query.state === 'signed' ? signedClaims : currentClaims)(desk, asked);
  const next = nextPath(req, after);
  linkNext(res, next);
  const count = filters.count && (await countAllClaims(read, engine, query));
  sendJson(res, json({ next, count }));
}

/** What stands beside the claims of a list: the path of the next page, and their number where that was asked for. */
interface Beside {
  next: string | null;
  count: number | undefined;
}

interface Listed {
  json(beside: Beside): unknown;
  after: string | null;
}

/** Claims as they stand: their stored texts, unread. */
async function currentClaims({ store }: Desk, { query, now }: Asked): Promise<Listed> {
  const { claims, after } = await listServed(store.read, store.engine, query);
  const version = claims.map((claim) => versionOf(claim, now));
  return {
    json: (beside) => {
      const items = claims.map((claim) => claimText(claim, now)).join(',');
      const rest = JSON.stringify(beside);
      return new JsonText(`{"items":[${items}],${rest.slice(1)}`, `${version} ${rest}`);
    },
    after,
  };
}

/** Claims as they were signed, without those that never were. */
async function signedClaims({ store }: Desk, { query, now }: Asked): Promise<Listed> {
  const { claims, after } = await listSignedState(store, query);
  return { json: (beside) => ({ items: claims.map((claim) => withStale(claim, now)), ...beside }), after };
}
