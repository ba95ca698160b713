import { sourceIdsOf } from '../../desk/claim-references.ts';
import type { Claim, SourceReference } from '../../domain/claim.ts';
import type { Source as SourceRecord } from '../../domain/records.ts';
import type { Source } from '../../store/records.ts';
import { findWithAncestors } from '../../store/sources.ts';

/** The sources that a claim names and those on which they depend, as they are now, by id. */
export type KnownSources = ReadonlyMap<number, SourceRecord>;

export async function findKnownSources(read: Source, claim: Claim): Promise<KnownSources> {
  const sources = await findWithAncestors(read, sourceIdsOf(claim));
  return new Map(sources.map((source) => [source.id, source]));
}

/** A source as the pages of a claim name it. */
export interface ShownSource {
  name: string;
  href: string;
}

/** By the name that the claim's text holds. */
export function shownSource({ id, name }: SourceReference): ShownSource {
  return { name, href: `/sources/${id}` };
}
