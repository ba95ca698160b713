import type { Request, Response } from 'express';
import { BadRequest } from '../../domain/errors.ts';
import { type ClaimFilters, claimFilters, refusedForSigned } from '../../domain/inputs/claim-filters.ts';
import type { ClaimQuery } from '../../store/claim-list.ts';
import { wantsJson } from '../../web/formats.ts';
import { parseQuery } from '../../web/parse.ts';
import { render } from '../../web/views.ts';
import { claimQuery } from '../claim-query.ts';
import { actorOf, type Deps } from '../request.ts';
import { sendClaims } from './list-json.ts';
import { claimListPage } from './list-page.ts';

/** What a list is asked for; `now` is RFC 3339 UTC. */
export interface Asked {
  filters: ClaimFilters;
  query: ClaimQuery;
  now: string;
}

/** `GET /claims`: the list, filtered, sorted and paged. */
export async function showClaims({ desk }: Deps, req: Request, res: Response): Promise<void> {
  const filters = parseQuery(claimFilters, req);
  refuseUnsignable(req, filters);
  refuseRankOfNothing(filters);
  const now = desk.clock().toISOString();
  const asked = { filters, query: claimQuery(filters, { me: actorOf(req).id, now }), now };
  if (wantsJson(req)) return sendClaims(desk, req, res, asked);
  await render(res, 'claims/list', await claimListPage(desk, req, res, asked));
}

function refuseRankOfNothing({ sort, q, after }: ClaimFilters): void {
  if (sort !== 'rank') return;
  if (q === undefined)
    throw new BadRequest([{ path: 'sort', message: '`rank` sorts what a search finds; give `q` too.' }]);
  if (after !== undefined) throw new BadRequest([{ path: 'after', message: 'A list by `rank` has one page.' }]);
}

function refuseUnsignable(req: Request, filters: ClaimFilters): void {
  // A form sends its empty fields too.
  const names = Object.keys(req.query).filter((name) => req.query[name] !== '');
  const given = Object.fromEntries(names.map((name) => [name, true]));
  const refused = refusedForSigned({ ...given, state: filters.state, sort: filters.sort }).filter(
    (name) => name in given,
  );
  if (refused.length === 0) return;
  throw new BadRequest(
    refused.map((path) => ({
      path,
      message: `\`${path}\` cannot be asked of the signed state; it can be filtered by verdict and changedSince, and sorted by id.`,
    })),
  );
}
