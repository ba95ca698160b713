import type { Request, Response } from 'express';
import type { Desk } from '../../desk/desk.ts';
import { signedStateOf } from '../../desk/read-claims.ts';
import type { Claim } from '../../domain/claim.ts';
import { readText } from '../../domain/records.ts';
import { isStale, withStale } from '../../domain/shelf-life.ts';
import { type ClaimQuery, listClaims } from '../../store/claim-list.ts';
import { findTexts, type Source } from '../../store/records.ts';
import { listServed } from '../../store/served-claims.ts';
import { JsonText } from '../../web/json-text.ts';
import { linkNext, sendJson } from '../../web/respond.ts';
import { nextPath } from '../next-path.ts';
import { claimText } from './claim-json.ts';

/** Answers with a list of claims as JSON. */
export async function sendClaims(desk: Desk, req: Request, res: Response, query: ClaimQuery): Promise<void> {
  const { json, after } = await (query.state === 'signed' ? signedClaims : currentClaims)(desk, query);
  const next = nextPath(req, after);
  linkNext(res, next);
  sendJson(res, json(next));
}

interface Listed {
  json(next: string | null): unknown;
  after: string | null;
}

/** Claims as they stand: their stored texts, unread. */
async function currentClaims({ store, clock }: Desk, query: ClaimQuery): Promise<Listed> {
  const { claims, after } = await listServed(store.read, store.engine, query);
  const now = clock().toISOString();
  // A revision's text never changes, so that its number says all of it.
  const version = claims.map(({ id, revision, staleAfter }) => {
    return `${id} ${revision} ${isStale({ staleAfter: staleAfter ?? undefined }, now)}`;
  });
  return {
    json: (next) => {
      const items = claims.map((claim) => claimText(claim, now)).join(',');
      return new JsonText(`{"items":[${items}],"next":${JSON.stringify(next)}}`, `${version} ${next}`);
    },
    after,
  };
}

async function signedClaims({ store, clock }: Desk, query: ClaimQuery): Promise<Listed> {
  const { ids, after } = await listClaims(store.read, store.engine, query);
  const current = (await findTexts(store.read, 'claim', ids)).map((text) => readText('claim', text));
  const items = await signedItems(store.read, current);
  const now = clock().toISOString();
  return { json: (next) => ({ items: items.map((claim) => withStale(claim, now)), next }), after };
}

/** Claims as they were signed, without those that never were. */
export async function signedItems(read: Source, claims: Claim[]): Promise<Claim[]> {
  const signed = await Promise.all(claims.map((claim) => signedStateOf(read, claim)));
  return signed.filter((claim) => claim !== null);
}
