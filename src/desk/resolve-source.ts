import type { SourceReference } from '../domain/claim.ts';
import { Invalid } from '../domain/errors.ts';
import type { SourceInput } from '../domain/inputs/claim-input.ts';
import { findRecord } from '../store/records.ts';
import { findSourceId } from '../store/sources.ts';
import { referenceTo } from './claim-references.ts';
import type { Entry } from './record.ts';
import { newSource } from './record-source.ts';

/** A source as a body names it: by id, or by name and kind. */
export interface NamedSource {
  id: number | undefined;
  source: SourceInput | undefined;
  /** Where it stands in the body, for the sentence about a mistake. */
  path: string;
}

/**
 * The source that a body names: the one with this id; else found by folded name, alias and kind; else made. Unnamed ones
 * ("an official") are never found by name: each is made anew.
 * @throws Invalid where both or an unknown id are given
 */
export async function resolveSource(
  entry: Entry,
  { id, source, path }: NamedSource,
): Promise<SourceReference | undefined> {
  if (id !== undefined && source !== undefined)
    throw new Invalid([{ path, message: 'Name the source either by id or by name.' }]);
  if (id !== undefined) {
    const known = await findRecord(entry.tx, 'source', id);
    if (!known) throw new Invalid([{ path, message: `There is no source ${id}.` }]);
    return referenceTo(known);
  }
  if (source === undefined) return undefined;
  const found = source.unnamed ? null : await findSourceId(entry.tx, source.name, source.kind);
  if (found !== null) return referenceTo(await entry.get('source', found));
  return referenceTo(await newSource(entry, source));
}
