import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Desk } from '../../desk/desk.ts';
import type { Claim } from '../../domain/claim.ts';
import { BadRequest } from '../../domain/errors.ts';
import { systemTime } from '../../domain/inputs/text.ts';
import { type QueueName, queuesOf } from '../../domain/queues.ts';
import {
  findAssignments,
  findPromises,
  findRecentEvents,
  type PromiseKind,
  type RecentEvent,
} from '../../store/handover.ts';
import { findNames } from '../../store/people.ts';
import { findRecords } from '../../store/records.ts';
import { parseQuery } from '../../web/parse.ts';
import { answer } from '../answer.ts';
import { actorOf, type Deps } from '../request.ts';
import { type Corrections, countCorrections } from './corrections.ts';
import { handoverPage } from './handover-page.ts';
import { type Asker, countDesk, type QueueHead } from './queue-lists.ts';

const hour = 60 * 60 * 1000;
const shift = 12 * hour;
const ahead = 24 * hour;
// What one page holds; a heavier night is cut, and the page says so.
const mostEvents = 2000;
const mostClaims = 200;
const mostPromises = 50;

const asked = z.strictObject({ since: systemTime.optional() });

/** What changed, what is open, and what was promised, as it is served. Times are RFC 3339 UTC. */
export interface Handover {
  since: string;
  until: string;
  changed: {
    /** By the word of the audit log; counted among the events that were read. */
    byKind: Record<string, number>;
    /** The last changed first. */
    claims: { claimId: number; statement: string; language: string; path: string; events: RecentEvent[] }[];
    /** How many claims changed that are not among them. */
    claimsLeftOff: number;
    /** Whether older events since that time were not read. */
    cut: boolean;
  };
  open: ({ name: QueueName } & QueueHead)[];
  /** Articles that no longer say what the desk does. */
  corrections: Corrections;
  promised: Record<PromiseKind, { items: Promised[]; more: boolean }>;
  assigned: { assigneeId: number; name: string; count: number; earliest: string; path: string }[];
}

export interface Promised {
  claimId: number;
  at: string;
  statement: string;
  language: string;
  path: string;
  /** The name of whom the claim is assigned to. */
  assignee: string | null;
}

/** `GET /desk/handover`: for whoever comes next. */
export async function showHandover({ desk }: Deps, req: Request, res: Response): Promise<void> {
  const asker = { actor: actorOf(req), now: desk.clock().toISOString() };
  const { since = new Date(Date.parse(asker.now) - shift).toISOString() } = parseQuery(asked, req);
  if (since > asker.now) {
    throw new BadRequest([{ path: 'since', message: 'This time is still to come; nothing has changed since then.' }]);
  }
  const handover = await readHandover(desk, asker, since);
  await answer(req, res, { json: () => handover, view: 'desk/handover', page: () => handoverPage(desk, handover) });
}

async function readHandover(desk: Desk, asker: Asker, since: string): Promise<Handover> {
  const { read } = desk.store;
  const names = queuesOf(asker.actor);
  const [{ events, cut }, { queues }, promises, assignments, corrections] = await Promise.all([
    findRecentEvents(read, since, mostEvents),
    countDesk(desk, asker, names),
    readPromises(desk, asker.now),
    findAssignments(read),
    countCorrections(desk.store, asker.actor.id, asker.now),
  ]);
  const byClaim = grouped(events, (event) => event.claimId);
  const ids = [...byClaim.keys()].slice(0, mostClaims);
  const wanted = [...ids, ...promises.flatMap(([, list]) => list.map((one) => one.claimId))];
  const claims = new Map((await findRecords(read, 'claim', wanted)).map((claim) => [claim.id, claim]));
  const people = await findNames(read, [
    ...[...claims.values()].flatMap((claim) => claim.assignee ?? []),
    ...assignments.map((one) => one.assigneeId),
  ]);
  return {
    since,
    until: asker.now,
    corrections,
    changed: {
      byKind: Object.fromEntries(
        [...grouped(events, (event) => event.action)].map(([kind, all]) => [kind, all.length]),
      ),
      claims: ids.flatMap((id) => {
        const claim = claims.get(id);
        return claim ? [{ ...named(claim), events: (byClaim.get(id) ?? []).toReversed() }] : [];
      }),
      claimsLeftOff: byClaim.size - ids.length,
      cut,
    },
    open: names.map((name) => ({ name, ...(queues.get(name) as QueueHead) })),
    promised: Object.fromEntries(
      promises.map(([kind, list]) => {
        const items = list.slice(0, mostPromises).flatMap(({ claimId, at }) => {
          const claim = claims.get(claimId);
          return claim ? [{ ...named(claim), at, assignee: people.get(claim.assignee ?? 0) ?? null }] : [];
        });
        return [kind, { items, more: list.length > mostPromises }];
      }),
    ) as Handover['promised'],
    assigned: assignments.map((one) => ({
      ...one,
      name: people.get(one.assigneeId) ?? `account ${one.assigneeId}`,
      path: `/claims?assignee=${one.assigneeId}&stage=checking&sort=urgency`,
    })),
  };
}

/** In the order in which each key is first met. */
function grouped<K>(events: RecentEvent[], keyOf: (event: RecentEvent) => K): Map<K, RecentEvent[]> {
  const groups = new Map<K, RecentEvent[]>();
  for (const event of events) {
    const group = groups.get(keyOf(event));
    if (group) group.push(event);
    else groups.set(keyOf(event), [event]);
  }
  return groups;
}

function named({ id, statement, language, path }: Claim) {
  return { claimId: id, statement, language, path };
}

/** Due, to be re-checked, and provisional verdicts that end: what is past and still open, and what comes within a day. */
function readPromises({ store: { read } }: Desk, now: string) {
  const until = new Date(Date.parse(now) + ahead).toISOString();
  const most = mostPromises + 1;
  const kinds: [PromiseKind, { from: string; until: string }][] = [
    ['due', { from: '', until }],
    ['recheck', { from: '', until }],
    ['provisional', { from: now, until: '9999' }],
  ];
  return Promise.all(kinds.map(async ([kind, range]) => [kind, await findPromises(read, kind, range, most)] as const));
}
