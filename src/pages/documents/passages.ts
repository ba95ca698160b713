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

/** A piece of the document's text that the same appearances cover. */
export interface Passage {
  text: string;
  /** From the outermost to the innermost; `id` only where the appearance begins. */
  covering: { id: string | null; verdict: string }[];
  /** A link to the claim of each appearance that ends here. */
  ending: { path: string; id: number; sign: string; verdict: string; name: string }[];
}

/** The text in pieces, so that appearances which overlap stay legible. */
export function passagesIn(text: string, appearances: AppearanceRow[], claims: Claim[], words: Catalogue): Passage[] {
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  const ranges = appearances.flatMap(({ id, claimId, startAt: start, endAt: end }) => {
    const claim = byId.get(claimId);
    return claim ? [{ id: `appearance-${id}`, claim, start, end }] : [];
  });
  return segmentsOf(text, ranges).map(({ text: piece, covering, beginning, ending }) => ({
    text: piece,
    covering: covering.map((range) => ({
      id: beginning.includes(range) ? range.id : null,
      verdict: range.claim.verdict,
    })),
    ending: ending.map(({ claim: { path, id, verdict } }) => ({
      path,
      id,
      verdict,
      sign: verdictRules[verdict].mark,
      name: `Claim ${id}: ${words.verdicts[verdict].toLocaleLowerCase(words.locale)}`,
    })),
  }));
}

/** A claim that stands in the document, once, with links to where. */
export interface MarkedClaim {
  path: string;
  statement: string;
  language: string;
  direction: 'ltr' | 'rtl';
  mark: Mark;
  /** That nobody works on it: "Dropped". */
  dropped: string | null;
  places: { href: string; text: string }[];
}

/** The claims of a document in the order of its text. */
export function markedClaims(appearances: AppearanceRow[], claims: Claim[], wording: Wording): MarkedClaim[] {
  return claims.map((claim) => {
    const places = appearances.filter(({ claimId }) => claimId === claim.id);
    return {
      path: claim.path,
      statement: claim.statement,
      language: claim.language,
      direction: directionOf(claim.language),
      mark: markOf(claim, wording),
      dropped: claim.stage === 'dropped' ? wording.words.stages.dropped : null,
      places: places.map(({ id }, index) => ({
        href: `#appearance-${id}`,
        text: places.length === 1 ? 'In the text' : `Place ${index + 1} in the text`,
      })),
    };
  });
}
