import type { SourceReference } from '../domain/claim.ts';
import type { ImportedClaim, ImportedDocument, ImportedSource } from '../domain/inputs/imported-claim.ts';
import { findDocumentText } from '../store/documents.ts';
import { findDocumentsOf, findSourceIds, type PublishedText } from '../store/imports.ts';
import { sourceMatchKey } from '../store/rows/other-rows.ts';
import type { Surroundings } from './imported-claim.ts';
import type { Entry } from './record.ts';
import { searchTextOf } from './record-source.ts';

// Document texts that are held at once, in UTF-16 units.
const heldText = 2_000_000;

function sourcesIn({ attribution, evidence, figures }: ImportedClaim): ImportedSource[] {
  return [
    ...attribution.map(({ source }) => source),
    ...evidence.flatMap(({ source, origin, withdrawn }) => (withdrawn ? [] : [source, origin])),
    ...figures.map(({ countedBy }) => countedBy),
  ].filter((source) => source !== undefined);
}

/** What claims from elsewhere name, as it is known here: by what they call it, and all ids. */
interface Found<Find> {
  of: Find;
  ids: number[];
}

/**
 * Every source that the claims name, found by folded name, alias and kind, or made. Unnamed ones ("an official") are made
 * for each claim, one for all that the claim gives the same id.
 */
export async function sourcesFor(entry: Entry, claims: ImportedClaim[]): Promise<Found<Surroundings['sourceOf']>> {
  const named = claims.map(sourcesIn);
  const unnamed = new Map<ImportedSource, string>();
  for (const [place, sources] of named.entries()) {
    for (const source of sources) {
      if (source.unnamed) unnamed.set(source, `${place} ${source.id ?? `its own ${unnamed.size}`}`);
    }
  }
  const keyOf = (source: ImportedSource) => unnamed.get(source) ?? sourceMatchKey(source) ?? '';
  // Of several spellings the one that stands first.
  const called = new Map(
    named
      .flat()
      .reverse()
      .map((source) => [keyOf(source), source]),
  );
  const ids = await findSourceIds(
    entry.tx,
    [...called.values()].filter((source) => !source.unnamed),
  );
  const missing = [...called]
    .filter(([key]) => !ids.has(key))
    .map(([key, { id: _there, ...source }]) => ({ key, source }));
  const first = missing.length > 0 ? await entry.nextId('source') : 0;
  const stamp = { recordedAt: entry.at, recordedBy: entry.actor.id };
  const made = missing.map(({ source }, index) => ({
    schema: 'claimdesk/source/v1' as const,
    id: first + index,
    path: `/sources/${first + index}`,
    aliases: [],
    ...source,
    ...stamp,
  }));
  if (made.length > 0) {
    await entry.createMany(
      'source',
      made.map((content) => ({
        content,
        change: { action: 'source.recorded', columns: { searchText: searchTextOf(content) } },
      })),
    );
  }
  for (const [index, { key }] of missing.entries()) ids.set(key, first + index);
  // Name, kind and side are filled in with the source as it is now.
  const of = (source: ImportedSource): SourceReference => ({
    id: ids.get(keyOf(source)) ?? 0,
    name: source.name,
    kind: source.kind,
  });
  return { of, ids: [...ids.values()] };
}

/** Documents by their texts: the one of the same address and publisher where several publish one text. */
export async function documentsFor(
  entry: Entry,
  claims: ImportedClaim[],
  texts: Texts,
): Promise<Found<Surroundings['documentOf']>> {
  const named = claims.flatMap(({ appearances }) => appearances.flatMap(({ document }) => document ?? []));
  const published = new Map<string, PublishedText[]>();
  for (const document of await findDocumentsOf(
    entry.tx,
    named.map(({ textSha256 }) => textSha256),
  )) {
    published.set(document.textSha256, [...(published.get(document.textSha256) ?? []), document]);
  }
  const read = new Map<string, string>();
  for (const hash of published.keys()) {
    const text = texts.get(hash) ?? (await findDocumentText(entry.tx, hash));
    if (text !== null) read.set(hash, text);
    if (text !== null) texts.set(hash, text);
  }
  const of = (document: ImportedDocument) => {
    const all = published.get(document.textSha256) ?? [];
    const alike = ({ url, publisher }: PublishedText) =>
      Number(url === (document.url ?? null)) * 2 + Number(publisher === (document.publisher ?? null));
    const best = all.reduce<PublishedText | undefined>((a, b) => (a && alike(a) >= alike(b) ? a : b), undefined);
    const text = read.get(document.textSha256);
    return best && text !== undefined ? { id: best.id, text } : undefined;
  };
  return { of, ids: [...published.values()].flat().map(({ id }) => id) };
}

/** The texts that were read last, up to a total length; they never change. */
export class Texts extends Map<string, string> {
  #held = 0;

  override set(hash: string, text: string): this {
    if (this.has(hash)) return this;
    this.#held += text.length;
    for (const [oldest, { length }] of this) {
      if (this.#held <= heldText) break;
      this.delete(oldest);
      this.#held -= length;
    }
    return super.set(hash, text);
  }
}
