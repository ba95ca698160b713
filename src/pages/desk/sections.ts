import type { Desk } from '../../desk/desk.ts';
import type { Claim } from '../../domain/claim.ts';
import { claimFilters } from '../../domain/inputs/claim-filters.ts';
import { type Verdict, verdicts } from '../../domain/words.ts';
import { type ClaimQuery, countClaims, listClaims } from '../../store/claim-list.ts';
import { findRecords } from '../../store/records.ts';

// Counting stops here: nobody reads a longer list to its end, and a full count of a large desk would take its time.
const mostCounted = 1000;
const shown = 8;

/** How long a list is: `count` of them, or more than that. */
export interface Count {
  count: number;
  more: boolean;
  /** The same list among all claims. */
  path: string;
}

export interface Section extends Count {
  /** Its first claims. */
  items: Claim[];
}

export type SectionName = 'mine' | 'inReview' | 'triage' | 'settled';

/** Each section as the filters of the list that it is the beginning of. */
const sections: Record<SectionName, Record<string, string>> = {
  mine: { assignee: 'me', stage: 'checking', sort: 'urgency' },
  inReview: { stage: 'in_review', sort: 'urgency' },
  triage: { stage: 'triage', sort: 'urgency' },
  settled: { stage: 'settled', sort: '-updated' },
};

/** The sections of somebody's desk. */
export async function readSections(desk: Desk, me: number): Promise<Record<SectionName, Section>> {
  const { read, engine } = desk.store;
  const entries = Object.entries(sections).map(async ([name, filters]) => {
    const query = queryOf(filters, me);
    const { ids } = await listClaims(read, engine, query);
    return [name, { items: await findRecords(read, 'claim', ids), ...(await countOf(desk, filters, me)) }];
  });
  return Object.fromEntries(await Promise.all(entries));
}

/** How many claims there are of each verdict. */
export async function countVerdicts(desk: Desk): Promise<Record<Verdict, Count>> {
  const entries = verdicts.map(async (verdict) => [verdict, await countOf(desk, { verdict }, 0)]);
  return Object.fromEntries(await Promise.all(entries));
}

function queryOf(filters: Record<string, string>, me: number): ClaimQuery {
  const { assignee, ...query } = claimFilters.parse({ ...filters, limit: shown });
  return assignee === undefined ? query : { ...query, assignee: assignee === 'me' ? me : assignee };
}

async function countOf({ store }: Desk, filters: Record<string, string>, me: number): Promise<Count> {
  const found = await countClaims(store.read, store.engine, queryOf(filters, me), mostCounted + 1);
  return {
    count: Math.min(found, mostCounted),
    more: found > mostCounted,
    path: `/claims?${new URLSearchParams(filters)}`,
  };
}
