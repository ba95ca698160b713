import type { Desk } from '../../desk/desk.ts';
import type { Claim } from '../../domain/claim.ts';
import type { Conflict } from '../../domain/errors.ts';
import { findHistory } from '../../store/history.ts';
import { findNames } from '../../store/people.ts';
import { wordingOf } from '../wording.ts';
import { peopleInTexts, type ShownChange, shownChanges } from './changes.ts';
import { type HistoryItem, historyItems, peopleIn } from './history-items.ts';

/** That a claim changed while somebody was working on it: by whom and when, and what. */
export interface Stale {
  sentence: string;
  history: HistoryItem[];
  changes: ShownChange[];
}

/** @param seen the claim as they saw it; null where that text cannot be read any more */
export async function staleNotice(desk: Desk, conflict: Conflict, seen: Claim | null, claim: Claim): Promise<Stale> {
  const { read } = desk.store;
  const wording = await wordingOf(desk);
  const entries = seen ? await findHistory(read, 'claim', claim.id, { after: seen.revision }) : [];
  const people = [...peopleIn(entries), ...peopleInTexts(claim, ...(seen ? [seen] : []))];
  const names = await findNames(read, people);
  return {
    sentence: conflict.message,
    history: historyItems(entries, wording, { claim, proposals: [], names }),
    changes: seen ? shownChanges(seen, claim, { wording, names }) : [],
  };
}
