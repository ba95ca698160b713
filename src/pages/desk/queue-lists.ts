import type { Actor, Desk } from '../../desk/desk.ts';
import { maySignOffEach } from '../../desk/may-sign.ts';
import type { Claim } from '../../domain/claim.ts';
import { claimFilters } from '../../domain/inputs/claim-filters.ts';
import { partsReview, type QueueName, queues } from '../../domain/queues.ts';
import { withStale } from '../../domain/shelf-life.ts';
import type { Verdict } from '../../domain/words.ts';
import { type ClaimQuery, countLists } from '../../store/claim-list.ts';
import type { ListedRow } from '../../store/listed-claims.ts';
import { firstRows } from '../../store/listed-claims.ts';
import { findRecords } from '../../store/records.ts';
import type { Store } from '../../store/store.ts';
import { claimQuery } from '../claim-query.ts';
import { mostCounted } from '../list-head.ts';

/** How long a list is: `count` of them, or more than that. */
export interface Count {
  count: number;
  more: boolean;
  /** The same list among all claims. */
  path: string;
}

/** A queue, as it is told of before its claims. */
export interface QueueHead extends Count {
  /** The queue's earliest time (RFC 3339 UTC); null where it is empty. */
  earliest: string | null;
}

export interface Section extends QueueHead {
  /** Its first claims. */
  rows: ListedRow[];
}

/** Whether whoever asks may sign a claim off, else why not. */
export interface SignOffNote {
  claimId: number;
  may: boolean;
  why?: string;
  reason?: string;
}

/** Who asks, and when. */
export interface Asker {
  actor: Actor;
  /** RFC 3339 UTC. */
  now: string;
}

/** What a queue asks of the list of claims. */
export function queryOfQueue(name: QueueName, { actor, now }: Asker, rest: Record<string, unknown> = {}): ClaimQuery {
  return claimQuery(claimFilters.parse({ ...queues[name].filters, ...rest }), { me: actor.id, now });
}

/** How long queues are and what their earliest time is, and how many claims there are of each verdict; of seconds ago at most. */
export async function countDesk(
  { store }: Desk,
  asker: Asker,
  names: readonly QueueName[],
  withVerdicts: readonly Verdict[] = [],
): Promise<{ queues: Map<QueueName, QueueHead>; verdicts: Map<Verdict, Count> }> {
  const own = names.filter((name) => queues[name].isOwn);
  const others = names.filter((name) => !queues[name].isOwn);
  const listsOf = (some: readonly QueueName[]) =>
    some.map((name): [string, List] => [name, { query: queryOfQueue(name, asker), queue: name }]);
  const ofVerdicts = withVerdicts.map((verdict): [string, List] => [
    `verdict ${verdict}`,
    { query: queryOfVerdict(verdict, asker) },
  ]);
  const parts = await Promise.all([
    recalledCounts(store, listsOf(own), `${asker.actor.id} ${asker.now.slice(0, 16)}`),
    recalledCounts(store, [...listsOf(others), ...ofVerdicts], asker.now.slice(0, 16)),
  ]);
  const found = new Map(parts.flatMap((part) => [...part]));
  const told = (list: string, filters: Readonly<Record<string, string>>): QueueHead => {
    const { count = 0, earliest = null } = found.get(list) ?? {};
    return { ...countUpTo(count), path: `/claims?${new URLSearchParams(filters)}`, earliest };
  };
  return {
    queues: new Map(names.map((name) => [name, told(name, queues[name].filters)])),
    verdicts: new Map(
      withVerdicts.map((verdict) => {
        const { earliest: _none, ...count } = told(`verdict ${verdict}`, { verdict });
        return [verdict, count];
      }),
    ),
  };
}

type List = { query: ClaimQuery; queue?: QueueName };

/** @param whose what the lists depend on beside their names: whoever asks, and the minute */
async function recalledCounts({ read, engine, recall }: Store, lists: [string, List][], whose: string) {
  if (lists.length === 0) return new Map<string, { count: number; earliest: string | null }>();
  const names = lists.map(([name]) => name).join(' ');
  return recall(`count ${names} ${whose}`, () => countLists(read, engine, Object.fromEntries(lists), mostCounted + 1));
}

function queryOfVerdict(verdict: Verdict, { actor, now }: Asker): ClaimQuery {
  return claimQuery(claimFilters.parse({ verdict }), { me: actor.id, now });
}

/** Nobody reads a longer list to its end, and a full count of a large desk would take its time. */
export function countUpTo(found: number): { count: number; more: boolean } {
  return { count: Math.min(found, mostCounted), more: found > mostCounted };
}

/** The first claims of queues; of those in review the ones that the separation of duties leaves to who asks come first. */
export async function firstOfQueues(
  { store }: Desk,
  asker: Asker,
  names: readonly QueueName[],
  shown: number,
): Promise<Map<QueueName, ListedRow[]>> {
  const lists: Record<string, ClaimQuery> = {};
  for (const name of names) {
    const query = queryOfQueue(name, asker, { limit: shown });
    const isParted = name === 'inReview' && partsReview(asker.actor);
    lists[name] = isParted ? { ...query, separated: false } : query;
    if (isParted) lists.others = { ...query, separated: true };
  }
  const rows = await firstRows(store.read, store.engine, lists, asker.now);
  const rowsOf = (name: QueueName) =>
    [...(rows.get(name) ?? []), ...(name === 'inReview' ? (rows.get('others') ?? []) : [])].slice(0, shown);
  return new Map(names.map((name) => [name, rowsOf(name)]));
}

/** The claims of rows, whole and in their order, each marked where it is past its shelf life, as in every list. */
export async function wholeClaims({ store }: Desk, rows: ListedRow[], now: string): Promise<Claim[]> {
  const claims = await findRecords(
    store.read,
    'claim',
    rows.map(({ id }) => id),
  );
  return claims.map((claim) => withStale(claim, now));
}

/** Whether somebody may sign off each of these claims, else why not. */
export async function signOffNotes(
  { store }: Desk,
  { actor, now }: Asker,
  claims: ListedRow[],
): Promise<SignOffNote[]> {
  const inReview = claims.filter((claim) => claim.stage === 'in_review');
  const decisions = await maySignOffEach(store.read, actor, inReview, now);
  return inReview.map(({ id }, index) => {
    const decision = decisions[index];
    if (!decision || decision.ok) return { claimId: id, may: decision?.ok === true };
    return { claimId: id, may: false, why: decision.why, reason: decision.sentence };
  });
}

/** The claims that somebody may sign off before those that they may not, else in the order given. */
export function signableFirst<C extends { id: number }>(claims: C[], notes: SignOffNote[]): C[] {
  const may = new Set(notes.filter((note) => note.may).map((note) => note.claimId));
  return [...claims.filter(({ id }) => may.has(id)), ...claims.filter(({ id }) => !may.has(id))];
}
