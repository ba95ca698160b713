import type { Request, Response } from 'express';
import type { Desk } from '../../desk/desk.ts';
import { claimFilters } from '../../domain/inputs/claim-filters.ts';
import { nothing } from '../../domain/inputs/nothing.ts';
import { type QueueName, queueNames } from '../../domain/queues.ts';
import { type Verdict, verdicts } from '../../domain/words.ts';
import { recalledCount } from '../../store/claim-list.ts';
import type { ListedRow } from '../../store/listed-claims.ts';
import { listRows } from '../../store/listed-claims.ts';
import { parseQuery } from '../../web/parse.ts';
import { answer } from '../answer.ts';
import { claimQuery } from '../claim-query.ts';
import { actorOf, type Deps } from '../request.ts';
import { type Corrections, countCorrections } from './corrections.ts';
import { deskPage } from './desk-page.ts';
import {
  type Asker,
  type Count,
  countDesk,
  countUpTo,
  firstOfQueues,
  type Section,
  type SignOffNote,
  signableFirst,
  signOffNotes,
  wholeClaims,
} from './queue-lists.ts';

// Claims of a queue that the desk shows; the rest stand on the queue's own page.
const shown = 5;
const lastSettled = { stage: 'settled', sort: '-updated' };

/** The desk as it is served. */
export interface Desktop extends Record<Exclude<QueueName, 'inReview'>, Section> {
  inReview: Section & { signOffs: SignOffNote[] };
  settled: Omit<Section, 'earliest'>;
  verdicts: Record<Verdict, Count>;
  /** Articles that no longer say what the desk does. */
  corrections: Corrections;
}

/** `GET /desk`: what waits for whoever asks, and how the desk stands. */
export async function showDesk({ desk }: Deps, req: Request, res: Response): Promise<void> {
  parseQuery(nothing, req);
  const asker = { actor: actorOf(req), now: desk.clock().toISOString() };
  const desktop = await readDesktop(desk, asker);
  await answer(req, res, {
    json: () => asServed(desk, desktop, asker.now),
    view: 'desk/desk',
    page: () => deskPage(desk, asker.actor, desktop),
  });
}

async function readDesktop(desk: Desk, asker: Asker): Promise<Desktop> {
  const [counted, first, settled, corrections] = await Promise.all([
    countDesk(desk, asker, queueNames, verdicts),
    firstOfQueues(desk, asker, queueNames, shown),
    readSettled(desk, asker),
    countCorrections(desk.store, asker.actor.id, asker.now),
  ]);
  const sections = Object.fromEntries(
    queueNames.map((name) => [name, { ...counted.queues.get(name), rows: first.get(name) ?? [] }]),
  ) as Record<QueueName, Section>;
  const { rows } = sections.inReview;
  const signOffs = await signOffNotes(desk, asker, rows);
  const inReview = { ...sections.inReview, rows: signableFirst(rows, signOffs), signOffs };
  return {
    ...sections,
    inReview,
    settled,
    corrections,
    verdicts: Object.fromEntries(counted.verdicts) as Record<Verdict, Count>,
  };
}

/** The same with whole claims as items. */
async function asServed(desk: Desk, desktop: Desktop, now: string): Promise<Record<string, unknown>> {
  const lists = Object.values(desktop).map((section): ListedRow[] => ('rows' in section ? section.rows : []));
  const claims = new Map((await wholeClaims(desk, lists.flat(), now)).map((claim) => [claim.id, claim]));
  const served = ([name, section]: [string, Desktop[keyof Desktop]]) => {
    if (!('rows' in section)) return [name, section];
    const { rows, ...rest } = section;
    const items = rows.flatMap(({ id }) => claims.get(id) ?? []);
    return [name, { ...rest, items }];
  };
  return Object.fromEntries(Object.entries(desktop).map(served));
}

/** What was settled last: no queue, but what everybody wants to know. */
async function readSettled({ store }: Desk, { actor, now }: Asker): Promise<Desktop['settled']> {
  const query = claimQuery(claimFilters.parse({ ...lastSettled, limit: shown }), { me: actor.id, now });
  const [{ rows }, found] = await Promise.all([
    listRows(store.read, store.engine, query, now),
    recalledCount(store, query),
  ]);
  return { rows, ...countUpTo(found), path: `/claims?${new URLSearchParams(lastSettled)}` };
}
