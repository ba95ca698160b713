import type { Policy } from './policy.ts';
import type { Stance, Verdict } from './words.ts';

/** The source that a source depends on, by id; null or undefined for one that stands by itself. */
export type ParentOf = (id: number) => number | null | undefined;

/** What of an item of evidence decides about its independence. */
export interface EvidenceOrigin {
  stance: Stance;
  source?: { id: number } | undefined;
  /** Whose knowledge it is; where left out, its source's own. */
  origin?: { id: number } | undefined;
  authoritative?: boolean | undefined;
  withdrawn?: unknown;
}

/** Which items speak for the verdict; the others are neither asked for nor counted. */
const bearing: Readonly<Record<Verdict, readonly Stance[]>> = {
  confirmed: ['supports'],
  partly_confirmed: ['supports'],
  disputed: ['supports', 'refutes'],
  refuted: ['refutes'],
  unverifiable: [],
  unverified: [],
};

/**
 * The distinct origins, each under the last source that it depends on, both in the order in which they first appear.
 * Where parents form a ring, its lowest id is the root, so that the whole ring counts once.
 */
export function roots(origins: readonly number[], parentOf: ParentOf): Map<number, number[]> {
  const byRoot = new Map<number, number[]>();
  for (const id of new Set(origins)) {
    const root = rootOf(id, parentOf);
    byRoot.set(root, [...(byRoot.get(root) ?? []), id]);
  }
  return byRoot;
}

/**
 * How many independent origins the policy asks for. One authoritative item, a body's record of its own act, is enough
 * where it speaks for the verdict.
 */
export function originsNeeded(
  policy: Pick<Policy, 'minimumOrigins'>,
  verdict: Verdict,
  evidence: readonly EvidenceOrigin[],
): number {
  const minimum = policy.minimumOrigins[verdict];
  return bearingOn(verdict, evidence).some((item) => item.authoritative) ? Math.min(minimum, 1) : minimum;
}

/** How many independent origins speak for the verdict. Withdrawn items, and those without source and origin, do not count. */
export function countOrigins(evidence: readonly EvidenceOrigin[], verdict: Verdict, parentOf: ParentOf): number {
  const origins = bearingOn(verdict, evidence).flatMap((item) => item.origin?.id ?? item.source?.id ?? []);
  return roots(origins, parentOf).size;
}

function bearingOn(verdict: Verdict, evidence: readonly EvidenceOrigin[]): EvidenceOrigin[] {
  return evidence.filter((item) => !item.withdrawn && bearing[verdict].includes(item.stance));
}

function rootOf(id: number, parentOf: ParentOf): number {
  const path = [id];
  const seen = new Set(path);
  for (let at = id; ; ) {
    const parent = parentOf(at);
    if (parent === null || parent === undefined) return at;
    if (seen.has(parent)) return Math.min(...path.slice(path.indexOf(parent)));
    path.push(parent);
    seen.add(parent);
    at = parent;
  }
}
