import type { Claim } from '../domain/claim.ts';
import { type ListedClaim, listedClaim, type SinceSignOff } from '../domain/listed-claim.ts';
import type { Wording } from './wording.ts';

/** A verdict as `partials/mark` shows it. */
export interface Mark {
  verdict: string;
  word: string;
  note?: string;
}

/** What the small words beside a verdict follow from. */
type Facts = Pick<ListedClaim, 'verdict' | 'standing' | 'lastVerdict' | 'staleAfter' | 'provisional' | 'since'>;

/** The small words beside a verdict: how it stands to the last sign-off, and what else limits it. */
export function standingNotes(facts: Facts, { words, now, time }: Wording): string[] {
  const { standing, lastVerdict, staleAfter, provisional, since } = facts;
  const was = lastVerdict ? [`was ${words.verdicts[lastVerdict].toLocaleLowerCase(words.locale)}`] : [];
  const stale = staleAfter && staleAfter <= now ? [`past its shelf life since ${time(staleAfter).text}`] : [];
  const notes = {
    undecided: [],
    current: [words.standings.current],
    behind: changesSince(since, words.standings.behind),
    changed: [words.standings.changed, ...was],
    retracted: [words.standings.retracted, ...was],
  }[standing];
  return [...notes, ...stale, ...(provisional && provisional.until > now ? [provisionalNote(provisional)] : [])];

  function provisionalNote({ verdict, until }: NonNullable<Facts['provisional']>): string {
    const word = words.verdicts[verdict].toLocaleLowerCase(words.locale);
    return `provisional until ${time(until).text}: ${word}`;
  }
}

/** "2 items since sign-off", and apart from them copies that were taken since. */
function changesSince({ items, copies }: SinceSignOff, otherwise: string): string[] {
  const notes = [
    ...(items > 0 ? [`${items} ${items === 1 ? 'item' : 'items'} since sign-off`] : []),
    ...(copies > 0
      ? [`the copy of ${copies === 1 ? 'one item was' : `${copies} items was`} taken since sign-off`]
      : []),
  ];
  return notes.length > 0 ? notes : [otherwise];
}

/** The verdict of a listed claim with its small words. */
export function markOfListed(facts: Facts, wording: Wording): Mark {
  const notes = standingNotes(facts, wording);
  const mark = { verdict: facts.verdict, word: wording.words.verdicts[facts.verdict] };
  return notes.length > 0 ? { ...mark, note: notes.join('; ') } : mark;
}

/** The verdict with its small words. */
export function markOf(claim: Claim, wording: Wording): Mark {
  return markOfListed(listedClaim(claim), wording);
}
