import type { Suggestion } from '../../desk/read-suggestions.ts';
import { type Moment, momentAt, type TranscriptCode } from '../../desk/read-time-codes.ts';
import type { Catalogue } from '../../domain/catalogue/index.ts';
import type { Claim } from '../../domain/claim.ts';
import { directionOf } from '../../domain/languages.ts';
import { segmentsOf } from '../../domain/segments.ts';
import { verdictRules } from '../../domain/verdicts.ts';
import { type Mark, markOf } from '../standing.ts';
import type { Wording } from '../wording.ts';

/** Where a claim stands in the document, as its row has it. */
interface AppearanceRow {
  id: string;
  claimId: number;
  startAt: number;
  endAt: number;
}

/** A piece of the document's text that the same passages cover. */
export interface Passage {
  text: string;
  /** Where an entry of a live blog begins with this piece: its anchor. */
  anchor: string | null;
  /** From the outermost to the innermost; `id` only where the passage begins, `beside` its place in the margin. */
  covering: { id: string | null; className: string; beside: string }[];
  /** The marker of each passage that ends here: a link to its claim, or to its suggestion in the margin. */
  ending: Marker[];
}

interface Marker {
  href: string;
  className: string;
  text: string;
  name: string;
}

/** What a text is cut at. */
export interface Marked {
  appearances: AppearanceRow[];
  claims: Claim[];
  suggestions: Suggestion[];
  entries: { start: number; end: number }[];
}

interface MarkedRange {
  start: number;
  end: number;
  id: string;
  className: string;
  /** The anchor of its place in the margin. */
  beside: string;
  marker: Marker;
}

/** The text in pieces, so that passages which overlap stay legible. Suggestions overlap no recorded passage. */
export function passagesIn(text: string, marked: Marked, words: Catalogue): Passage[] {
  const passages = [
    ...recordedRanges(marked.appearances, marked.claims, words),
    ...marked.suggestions.map(suggestedRange),
  ];
  const anchors = marked.entries.map(({ start, end }) => ({ start, end, anchor: `entry-${start}` }));
  return segmentsOf<MarkedRange | (typeof anchors)[number]>(text, [...passages, ...anchors]).map(
    ({ text: piece, covering, beginning, ending }) => ({
      text: piece,
      anchor: beginning.flatMap((range) => ('anchor' in range ? [range.anchor] : []))[0] ?? null,
      covering: covering.filter(isPassage).map((range) => ({
        id: beginning.includes(range) ? range.id : null,
        className: range.className,
        beside: range.beside,
      })),
      ending: ending.filter(isPassage).map(({ marker }) => marker),
    }),
  );
}

function isPassage(range: object): range is MarkedRange {
  return 'marker' in range;
}

function recordedRanges(appearances: AppearanceRow[], claims: Claim[], words: Catalogue): MarkedRange[] {
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  return appearances.flatMap(({ id, claimId, startAt: start, endAt: end }) => {
    const claim = byId.get(claimId);
    if (!claim) return [];
    const { verdict, path } = claim;
    const marker = {
      href: path,
      className: `mark-${verdict}`,
      text: `${verdictRules[verdict].mark} ${claimId}`,
      name: `Claim ${claimId}: ${words.verdicts[verdict].toLocaleLowerCase(words.locale)}`,
    };
    const className = `exact passage-${verdict}`;
    return [{ start, end, id: `appearance-${id}`, className, beside: `claim-${claimId}`, marker }];
  });
}

function suggestedRange({ start, end }: Suggestion, index: number): MarkedRange {
  const beside = `suggested-${start}`;
  const marker = {
    href: `#${beside}`,
    className: 'suggestion-link',
    text: `+ ${index + 1}`,
    name: `Suggestion ${index + 1}: not recorded yet`,
  };
  return { start, end, id: `suggestion-${start}`, className: 'suggested', beside, marker };
}

/** A claim that stands in the document, once, with links to where. */
export interface MarkedClaim {
  id: number;
  path: string;
  statement: string;
  language: string;
  direction: 'ltr' | 'rtl';
  mark: Mark;
  /** That nobody works on it: "Dropped". */
  dropped: string | null;
  /** With the moment of the recording, in a transcript. */
  places: { href: string; text: string; moment: Moment | null }[];
}

/** The claims of a document in the order of its text. */
export function markedClaims(
  appearances: AppearanceRow[],
  claims: Claim[],
  codes: readonly TranscriptCode[],
  wording: Wording,
): MarkedClaim[] {
  return claims.map((claim) => {
    const places = appearances.filter(({ claimId }) => claimId === claim.id);
    return {
      id: claim.id,
      path: claim.path,
      statement: claim.statement,
      language: claim.language,
      direction: directionOf(claim.language),
      mark: markOf(claim, wording),
      dropped: claim.stage === 'dropped' ? wording.words.stages.dropped : null,
      places: places.map(({ id, startAt }, index) => ({
        href: `#appearance-${id}`,
        text: places.length === 1 ? 'In the text' : `Place ${index + 1} in the text`,
        moment: momentAt(codes, startAt) ?? null,
      })),
    };
  });
}
