import type { Claim } from '../domain/claim.ts';
import { sinceSignOff } from '../domain/list-facts.ts';
import type { Wording } from './wording.ts';

/** A verdict as `partials/mark` shows it. */
export interface Mark {
  verdict: string;
  word: string;
  note?: string;
}

/** The small words beside a verdict: how it stands to the last sign-off, and what else limits it. */
export function standingNotes(claim: Claim, { words, now, time }: Wording): string[] {
  const { standing, lastSigned, staleAfter, provisional } = claim;
  const was = lastSigned ? [`was ${words.verdicts[lastSigned.verdict].toLocaleLowerCase(words.locale)}`] : [];
  const stale = staleAfter && staleAfter <= now ? [`past its shelf life since ${time(staleAfter).text}`] : [];
  const notes = {
    undecided: [],
    current: [words.standings.current],
    behind: changesSince(claim, words.standings.behind),
    changed: [words.standings.changed, ...was],
    retracted: [words.standings.retracted, ...was],
  }[standing];
  return [...notes, ...stale, ...(provisional && provisional.until > now ? [provisionalNote(provisional)] : [])];

  function provisionalNote({ verdict, until }: NonNullable<Claim['provisional']>): string {
    const word = words.verdicts[verdict].toLocaleLowerCase(words.locale);
    return `provisional until ${time(until).text}: ${word}`;
  }
}

/** "2 items since sign-off", and apart from them copies that were taken since. */
function changesSince(claim: Claim, otherwise: string): string[] {
  const { items, copies } = sinceSignOff(claim);
  const notes = [
    ...(items > 0 ? [`${items} ${items === 1 ? 'item' : 'items'} since sign-off`] : []),
    ...(copies > 0
      ? [`the copy of ${copies === 1 ? 'one item was' : `${copies} items was`} taken since sign-off`]
      : []),
  ];
  return notes.length > 0 ? notes : [otherwise];
}

/** The verdict with its small words. */
export function markOf(claim: Claim, wording: Wording): Mark {
  const notes = standingNotes(claim, wording);
  const mark = { verdict: claim.verdict, word: wording.words.verdicts[claim.verdict] };
  return notes.length > 0 ? { ...mark, note: notes.join('; ') } : mark;
}
