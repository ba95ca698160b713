import type { Suggestion } from '../../desk/read-suggestions.ts';
import { type Moment, momentAt, type TranscriptCode } from '../../desk/read-time-codes.ts';
import type { Catalogue } from '../../domain/catalogue/index.ts';
import type { Claim } from '../../domain/claim.ts';
import { directionOf } from '../../domain/languages.ts';
import { type Range, segmentsOf } from '../../domain/segments.ts';
import { verdictRules } from '../../domain/verdicts.ts';
import type { Verdict } from '../../domain/words.ts';
import { type Mark, markOf } from '../standing.ts';
import type { Wording } from '../wording.ts';

/** Where a claim stands in the document, as its row has it. */
export interface AppearanceRow {
  id: string;
  claimId: number;
  startAt: number;
  endAt: number;
}

/** A piece of the document's text that the same passages cover. */
export interface Passage {
  text: string;
  /** Where an entry of a live blog begins with this piece: its anchor's number. */
  entry: number | null;
  /** From the outermost to the innermost. */
  covering: MarkedPlace[];
  /** Those of them that begin here, and those that end here: each is then followed by its marker. */
  beginning: MarkedPlace[];
  ending: MarkedPlace[];
}

/** A marked passage: of a claim, or one that is only suggested. */
export interface MarkedPlace {
  start: number;
  end: number;
  /** Of the appearance; of a suggestion where it begins. */
  id: string | number;
  claim: { id: number; verdict: Verdict; sign: string; word: string } | null;
  /** Its number in the margin. */
  suggestion: number | null;
}

/** What a text is cut at. */
export interface Marked {
  /** Of the text, in code points. */
  length: number;
  appearances: AppearanceRow[];
  claims: Claim[];
  suggestions: Suggestion[];
  entries: { start: number; end: number }[];
}

/** The text in pieces, so that passages which overlap stay legible. Suggestions overlap no recorded passage. */
export function passagesIn(text: string, marked: Marked, words: Catalogue): Passage[] {
  const places = [
    ...recordedPlaces(marked.appearances, marked.claims, words),
    ...marked.suggestions.map(suggestedPlace),
  ];
  const { entries, length } = marked;
  if (entries.length === 0) return segmentsOf(text, places, length).map((piece) => ({ ...piece, entry: null }));
  const isPlace = (range: object): range is MarkedPlace => 'claim' in range;
  return segmentsOf<Range>(text, [...places, ...entries], length).map((piece) => ({
    text: piece.text,
    entry: piece.beginning.find((range) => !isPlace(range))?.start ?? null,
    covering: piece.covering.filter(isPlace),
    beginning: piece.beginning.filter(isPlace),
    ending: piece.ending.filter(isPlace),
  }));
}

function recordedPlaces(appearances: AppearanceRow[], claims: Claim[], words: Catalogue): MarkedPlace[] {
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  const verdictWord = lowerCased(words);
  return appearances.flatMap(({ id, claimId, startAt: start, endAt: end }) => {
    const claim = byId.get(claimId);
    if (!claim) return [];
    const { verdict } = claim;
    const sign = verdictRules[verdict].mark;
    return [{ start, end, id, claim: { id: claimId, verdict, sign, word: verdictWord[verdict] }, suggestion: null }];
  });
}

function lowerCased({ verdicts, locale }: Catalogue): Record<Verdict, string> {
  const lower = Object.entries(verdicts).map(([name, word]) => [name, word.toLocaleLowerCase(locale)]);
  return Object.fromEntries(lower) as Record<Verdict, string>;
}

function suggestedPlace({ start, end }: Suggestion, index: number): MarkedPlace {
  return { start, end, id: start, claim: null, suggestion: index + 1 };
}

/** A claim that stands in the document, once, with links to where. */
export interface MarkedClaim {
  id: number;
  statement: string;
  language: string;
  direction: 'ltr' | 'rtl';
  mark: Mark & { sign: string };
  /** That nobody works on it: "Dropped". */
  dropped: string | null;
  /** With the moment of the recording, in a transcript. */
  places: { id: string; text: string; moment: Moment | null }[];
}

/** The claims of a document in the order of its text. */
export function markedClaims(
  appearances: AppearanceRow[],
  claims: Claim[],
  codes: readonly TranscriptCode[],
  wording: Wording,
): MarkedClaim[] {
  const placesOf = new Map<number, AppearanceRow[]>();
  for (const place of appearances) {
    const known = placesOf.get(place.claimId);
    if (known) known.push(place);
    else placesOf.set(place.claimId, [place]);
  }
  return claims.map((claim) => {
    const places = placesOf.get(claim.id) ?? [];
    return {
      id: claim.id,
      statement: claim.statement,
      language: claim.language,
      direction: directionOf(claim.language),
      mark: { ...markOf(claim, wording), sign: verdictRules[claim.verdict].mark },
      dropped: claim.stage === 'dropped' ? wording.words.stages.dropped : null,
      places: places.map(({ id, startAt }, index) => ({
        id,
        text: places.length === 1 ? 'In the text' : `Place ${index + 1} in the text`,
        moment: momentAt(codes, startAt) ?? null,
      })),
    };
  });
}
