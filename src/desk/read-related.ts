import type { Claim } from '../domain/claim.ts';
import { roots } from '../domain/independence.ts';
import type { RelatedFilters } from '../domain/inputs/related-input.ts';
import type { Source as SourceRecord } from '../domain/records.ts';
import { type RelatedReason, weekAround } from '../domain/related.ts';
import { findRecords, type Source } from '../store/records.ts';
import { countRelated, findLatestSignOff, type Ground, listRelated } from '../store/related-claims.ts';
import { findDependants, findParents } from '../store/sources.ts';

// A claim holds no more items than this; of a root with more dependants the nearest are asked for.
const most = 500;

/** What a claim rests on, as far as others may rest on it too. */
export interface Resting {
  ground: Ground;
  /** The roots of its origins. */
  roots: SourceRecord[];
  /** The latest sign-off: who proposed, who signed, when. */
  signing: { at: string; proposerId: number; signerId: number } | null;
}

export interface Related {
  resting: Resting;
  counts: Record<RelatedReason | 'all', number>;
  items: { claim: Claim; reasons: RelatedReason[] }[];
  after: string | null;
}

/**
 * Which other claims rest on what this one rests on: a page of them, and how many there are for each reason. Withdrawn
 * items of this claim count, for a photograph that was taken back here may still stand elsewhere; those of others do not.
 * @throws BadRequest where the cursor belongs to another list
 */
export async function readRelated(read: Source, claim: Claim, filters: RelatedFilters): Promise<Related> {
  const resting = await readResting(read, claim);
  const { items, after } = await listRelated(read, resting.ground, filters);
  const claims = await findRecords(
    read,
    'claim',
    items.map((item) => item.id),
  );
  const reasons = new Map(items.map((item) => [item.id, item.reasons]));
  return {
    resting,
    counts: await countRelated(read, resting.ground, filters),
    items: claims.map((other) => ({ claim: other, reasons: reasons.get(other.id) ?? [] })),
    after,
  };
}

async function readResting(read: Source, claim: Claim): Promise<Resting> {
  const { evidence } = claim;
  const origins = evidence.flatMap((item) => item.origin?.id ?? item.source?.id ?? []);
  const parents = await findParents(read, [...new Set(origins)]);
  const rootIds = [...roots(origins, (id) => parents.get(id)).keys()];
  const signing = await findLatestSignOff(read, claim.id);
  return {
    signing,
    roots: await findRecords(read, 'source', rootIds),
    ground: {
      claimId: claim.id,
      hashes: [...new Set(evidence.flatMap((item) => item.sha256 ?? []))].slice(0, most),
      urls: [...new Set(evidence.flatMap((item) => item.url ?? []))].slice(0, most),
      origins: await findDependants(read, rootIds, most),
      signing: signing && { people: [signing.proposerId, signing.signerId], ...weekAround(signing.at) },
    },
  };
}
