import type { Claim } from '../../domain/claim.ts';
import { directionOf } from '../../domain/languages.ts';
import { listedClaim } from '../../domain/listed-claim.ts';
import { type Mark, standingNotes } from '../standing.ts';
import type { ShownTime, Wording } from '../wording.ts';

/** The statement and the line below it. */
export interface Headline {
  statement: string;
  language: string;
  direction: 'ltr' | 'rtl';
  mark: Mark;
  notes: string[];
  use: string | null;
  stage: { text: string; kind: string };
  urgency: { text: string; kind: string } | null;
  assignee: string | null;
  due: (ShownTime & { past: boolean }) | null;
}

/** What stands at the head of a claim. */
export function headlineOf(claim: Claim, wording: Wording, names: ReadonlyMap<number, string>): Headline {
  const { words, now, timeAgo } = wording;
  const { statement, language, verdict, use, stage, urgency, assignee, dueAt } = claim;
  return {
    statement,
    language,
    direction: directionOf(language),
    mark: { verdict, word: words.verdicts[verdict] },
    notes: standingNotes(listedClaim(claim), wording),
    use: use ? words.uses[use] : null,
    stage: { text: words.stages[stage], kind: stage },
    urgency: urgency === 'normal' ? null : { text: words.urgencies[urgency], kind: urgency },
    assignee: assignee === undefined ? null : (names.get(assignee) ?? null),
    due: dueAt ? { ...timeAgo(dueAt), past: dueAt <= now && stage !== 'settled' && stage !== 'dropped' } : null,
  };
}
