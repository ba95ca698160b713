import type { Claim } from '../../domain/claim.ts';
import { readFigure } from '../../domain/figures.ts';
import { languageName } from '../../domain/languages.ts';
import type { ShownTime, Wording } from '../wording.ts';
import { type ShownSource, shownSource } from './known-sources.ts';

/** What a claim's margin tells. */
export interface Facts {
  kind: string;
  language: string;
  place: string | null;
  eventDate: ShownTime | null;
  topics: { text: string; href: string }[];
  recordedBy: string;
  recordedAt: ShownTime;
  updatedAt: ShownTime;
  revision: number;
  dropped: { reason: string; duplicateOf: number | null } | null;
  importedVerdict: string | null;
  contentHash: string;
}

/** One figure of a claim. */
export interface ShownFigure {
  metric: string;
  amount: string;
  place: string | null;
  date: ShownTime | null;
  countedBy: ShownSource | null;
  cumulative: boolean;
}

/** A signed verdict that was replaced or taken back. */
export interface ShownCorrection {
  at: ShownTime;
  from: string;
  to: string;
  reason: string | null;
  href: string;
}

export function factsOf(
  claim: Claim,
  { words, time, timeAgo, date }: Wording,
  names: ReadonlyMap<number, string>,
): Facts {
  const { dropped, importedVerdict, eventDate } = claim;
  return {
    kind: words.claimKinds[claim.kind],
    language: languageName(claim.language, words.locale),
    place: claim.place?.name ?? null,
    eventDate: eventDate ? date(eventDate, claim.eventDateDerived) : null,
    topics: claim.topics.map((text) => ({ text, href: `/claims?topic=${encodeURIComponent(text)}` })),
    recordedBy: names.get(claim.recordedBy) ?? '',
    recordedAt: time(claim.recordedAt),
    updatedAt: timeAgo(claim.updatedAt),
    revision: claim.revision,
    dropped: dropped ? { reason: words.dropReasons[dropped.reason], duplicateOf: dropped.duplicateOf ?? null } : null,
    importedVerdict: importedVerdict ? `${importedVerdict.verdict}, by ${importedVerdict.by}` : null,
    contentHash: claim.contentHash,
  };
}

export function shownFigure(figure: Claim['figures'][number], { words, date }: Wording): ShownFigure {
  const { metric, place, asOf, period, derived, countedBy, cumulative } = figure;
  const world = asOf ?? period;
  return {
    metric,
    amount: readFigure(figure, words.locale),
    place: place?.name ?? null,
    date: world ? date(world, derived) : null,
    countedBy: countedBy ? shownSource(countedBy) : null,
    cumulative: cumulative === true,
  };
}

export function shownCorrection(
  { path }: Claim,
  { at, from, to, reason, revision }: Claim['corrections'][number],
  { words, time }: Wording,
): ShownCorrection {
  return {
    at: time(at),
    from: words.verdicts[from],
    to: words.verdicts[to],
    reason: reason ? ((words.reasons as Record<string, string>)[reason] ?? reason) : null,
    href: `${path}/diff?from=${revision - 1}&to=${revision}`,
  };
}
