import { countPublications } from '../../store/publication-list.ts';
import type { Store } from '../../store/store.ts';
import { mostCounted } from '../list-head.ts';
import type { Wording } from '../wording.ts';
import { shownCount } from './queue-rows.ts';

/** How many articles have to be corrected, and how many of them by whoever asks; counted to 1,000. */
export interface Corrections {
  all: { count: number; more: boolean; path: string };
  mine: { count: number; more: boolean; path: string };
}

/**
 * The articles that no longer say what the desk does, for the desk of one person, as they were at most seconds ago: all
 * articles are looked through for it. `now` is RFC 3339 UTC.
 */
export async function countCorrections({ read, recall }: Store, me: number, now: string): Promise<Corrections> {
  const count = async (assignee: number | undefined, path: string) => {
    const query = { toCorrect: true, assignee, sort: '-id', limit: 1 } as const;
    // What depends on the clock is asked anew each minute.
    const found = await recall(`${path} ${assignee ?? ''} ${now.slice(0, 16)}`, () =>
      countPublications(read, query, now),
    );
    return { count: Math.min(found, mostCounted), more: found > mostCounted, path };
  };
  const path = '/publications?toCorrect=true';
  const [all, mine] = await Promise.all([count(undefined, path), count(me, `${path}&assignee=me`)]);
  return { all, mine };
}

/** "3 articles to correct", and how many of them are this person's; nothing where there are none. */
export function shownCorrections({ all, mine }: Corrections, wording: Wording): { text: string; path: string }[] {
  if (all.count === 0) return [];
  const articles = all.count === 1 ? 'article' : 'articles';
  const every = { text: `${shownCount(all, wording)} ${articles} to correct`, path: all.path };
  return mine.count === 0 ? [every] : [every, { text: `${shownCount(mine, wording)} of them yours`, path: mine.path }];
}
