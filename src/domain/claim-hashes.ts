import { canonical, hashOf, sha256 } from './canonical.ts';
import type { AttributionStep, ChainVerdictItem, Claim, EvidenceItem, Figure } from './claim.ts';

/** What a claim's text must hold for its two hashes. */
export type ClaimContent = Pick<
  Claim,
  | 'statement'
  | 'language'
  | 'kind'
  | 'place'
  | 'eventDate'
  | 'eventDateDerived'
  | 'attribution'
  | 'figures'
  | 'evidence'
>;

/**
 * What is claimed, as it is hashed: sources by id alone, so that a source's new spelling changes no hash; no ids of
 * items and no appearances, which say where a claim stands and not what it says.
 */
export function claimProjection(claim: ClaimContent) {
  const { statement, language, kind, place, eventDate, eventDateDerived } = claim;
  return {
    statement,
    language,
    kind,
    place,
    eventDate,
    eventDateDerived,
    attribution: claim.attribution.map(attributionProjection),
    figures: claim.figures.map(figureProjection),
  };
}

// Members stand in the order in which they are hashed, which spares sorting them.

function attributionProjection({ chain, step, role, source, voice, channel, at, derived }: AttributionStep) {
  return { at, chain, channel, derived, role, source: source?.id, step, voice };
}

function figureProjection(figure: Figure) {
  return { ...figure, id: undefined, countedBy: figure.countedBy?.id };
}

/** What is claimed and what speaks for and against it; withdrawn items do not count. */
export function contentProjection(claim: ClaimContent) {
  return {
    ...claimProjection(claim),
    evidence: claim.evidence.filter((item) => !item.withdrawn).map(evidenceProjection),
  };
}

function evidenceProjection({ id, stance, source, origin, url, note, credibility, sha256 }: EvidenceItem) {
  return { credibility, id, note, origin: origin?.id, sha256, source: source?.id, stance, url };
}

/** SHA-256 over the canonical JSON (RFC 8785) of what is claimed. */
export function claimHash(claim: ClaimContent): string {
  return hashOf(claimProjection(claim));
}

/** SHA-256 over the canonical JSON (RFC 8785) of what is claimed and the evidence. */
export function contentHash(claim: ClaimContent): string {
  return hashOf(contentProjection(claim));
}

/**
 * Both hashes, in one pass over what they share: the text of the content is that of what is claimed, with the member
 * `evidence` in its place by the order of RFC 8785.
 */
export function claimHashes(claim: ClaimContent): { claimHash: string; contentHash: string } {
  const { evidence, ...claimed } = contentProjection(claim);
  const { attribution, eventDate, eventDateDerived, ...behind } = claimed;
  const members = (value: object) => canonical(value).slice(1, -1);
  const [first, last] = [members({ attribution, eventDate, eventDateDerived }), members(behind)];
  const textOf = (...parts: string[]) => `{${parts.filter((part) => part !== '').join(',')}}`;
  return {
    claimHash: sha256(textOf(first, last)),
    contentHash: sha256(textOf(first, members({ evidence }), last)),
  };
}

/** What a proposer decides and a second person signs. */
export interface Decision {
  verdict: string;
  reason?: string | undefined;
  use: string;
  rationale: string;
  chainVerdicts: ChainVerdictItem[];
}

/** SHA-256 over the canonical JSON of the content's hash and the decision made on it. */
export function decisionHash(content: string, decision: Decision): string {
  const { verdict, reason, use, rationale, chainVerdicts } = decision;
  return hashOf({ contentHash: content, verdict, reason, use, rationale, chainVerdicts });
}
