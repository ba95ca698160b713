import type { Desk } from '../../desk/desk.ts';
import { type Refusal, type Reopening, refusalSentence } from '../../desk/reopen-several.ts';
import type { Claim } from '../../domain/claim.ts';
import { directionOf } from '../../domain/languages.ts';
import { findHistory } from '../../store/history.ts';
import { findNames } from '../../store/people.ts';
import { findRecords, type Source } from '../../store/records.ts';
import { type ShownTime, type Wording, wordingOf } from '../wording.ts';
import { type HistoryItem, historyItems, peopleIn } from './history-items.ts';

/** What `views/claims/reopening.ejs` shows. */
export interface ReopeningPage {
  id: number;
  path: string;
  jsonPath: string;
  title: string;
  by: string;
  at: ShownTime;
  reopened: ShownClaim[];
  refused: (ShownClaim & { sentence: string; last: HistoryItem | null; diffHref: string | null })[];
}

interface ShownClaim {
  id: number;
  path: string;
  statement: string;
  language: string;
  direction: 'ltr' | 'rtl';
}

/** What came of reopening several claims in one act. */
export async function reopeningPage(desk: Desk, claim: Claim, reopening: Reopening): Promise<ReopeningPage> {
  const { read } = desk.store;
  const wording = await wordingOf(desk);
  const ids = [...reopening.reopened, ...reopening.refused].map((one) => one.claimId);
  const claims = new Map((await findRecords(read, 'claim', ids)).map((one) => [one.id, one]));
  const names = await findNames(read, [reopening.by]);
  const shown = (id: number) => {
    const { path, statement, language } = claims.get(id) as Claim;
    return { id, path, statement, language, direction: directionOf(language) };
  };
  const { reopened, refused, by, at, path } = reopening;
  const all = reopened.length + refused.length;
  return {
    id: claim.id,
    path: claim.path,
    jsonPath: `${path}.json`,
    title: `${reopened.length} of ${all} ${all === 1 ? 'claim' : 'claims'} reopened`,
    by: names.get(by) ?? '',
    at: wording.time(at),
    reopened: reopened.map((one) => shown(one.claimId)),
    refused: await Promise.all(
      refused.map(async (one) => ({
        ...shown(one.claimId),
        sentence: refusalSentence(one),
        last: await lastChange(read, wording, claims.get(one.claimId) as Claim, one),
        diffHref: one.seen < one.revision ? `/claims/${one.claimId}/diff?from=${one.seen}&to=${one.revision}` : null,
      })),
    ),
  };
}

/** Who did what when, so that the revision that was chosen is not the claim's any more. */
async function lastChange(
  read: Source,
  wording: Wording,
  claim: Claim,
  { seen, revision }: Refusal,
): Promise<HistoryItem | null> {
  const entries = await findHistory(read, 'claim', claim.id, { after: seen, upTo: revision, limit: 1 });
  const names = await findNames(read, peopleIn(entries));
  return historyItems(entries, wording, { claim, proposals: [], names })[0] ?? null;
}
