import type { Claim, SourceReference } from '../domain/claim.ts';
import { fold, foldName, joinFolded } from '../domain/fold.ts';
import type { Document as DocumentRecord, RecordTexts, Source as SourceRecord } from '../domain/records.ts';
import { indexed } from '../domain/search.ts';
import { findRecords } from '../store/records.ts';
import type { Tx } from '../store/store.ts';

/** A source as it stands in a claim's text: by id, with its name, kind and side as they are now. */
export function referenceTo(source: SourceRecord): SourceReference {
  const { id, name, kind, side, unnamed } = source;
  return { id, kind, name, side, unnamed };
}

/** The ids of all sources that a claim names. */
export function sourceIdsOf(claim: Pick<Claim, 'attribution' | 'evidence' | 'figures'>): number[] {
  const named = [
    ...claim.attribution.map((step) => step.source),
    ...claim.evidence.flatMap((item) => [item.source, item.origin]),
    ...claim.figures.map((figure) => figure.countedBy),
  ];
  return [...new Set(named.flatMap((source) => source?.id ?? []))];
}

/** The ids of the documents in which it appears. */
export function documentIdsOf({ appearances }: Pick<Claim, 'appearances'>): number[] {
  return appearances.map((appearance) => appearance.documentId);
}

/** A claim as it is to be stored, and the folded words by which it is found. */
export interface Referenced {
  claim: Claim;
  searchText: string;
}

/**
 * The claim with its sources and documents named as they are at this revision, and the folded words by which it is found:
 * its statement, its quotes, its place and topics, and the names and aliases of its sources.
 */
export async function withReferences(tx: Tx, claim: Claim, known?: References): Promise<Referenced> {
  return referenced(claim, await findReferences(tx, [claim], known));
}

/** The same, where what the claim names was read before. */
export function referenced(claim: Claim, { sources, documents }: References): Referenced {
  const named = namedAsNow(claim, sources, documents);
  return { claim: named, searchText: searchText(named, sources) };
}

/** Sources and documents by id, as they are now. */
export interface References {
  sources: Map<number, SourceRecord>;
  documents: Map<number, DocumentRecord>;
}

/** The same of those that were read. */
export function referencesTo(sources: SourceRecord[], documents: DocumentRecord[]): References {
  return {
    sources: new Map(sources.map((source) => [source.id, source])),
    documents: new Map(documents.map((document) => [document.id, document])),
  };
}

type Naming = Pick<Claim, 'attribution' | 'appearances' | 'evidence' | 'figures'>;

/** Those that claims name; of `known` ones nothing is read. */
export async function findReferences(tx: Tx, claims: Naming[], known?: References): Promise<References> {
  return readReferences(tx, claims.flatMap(sourceIdsOf), claims.flatMap(documentIdsOf), known);
}

/** Sources and documents of these ids; of `known` ones nothing is read. */
export async function readReferences(
  tx: Tx,
  sourceIds: number[],
  documentIds: number[],
  known?: References,
): Promise<References> {
  const [sources, documents] = await Promise.all([
    byId(tx, 'source', sourceIds, known?.sources),
    byId(tx, 'document', documentIds, known?.documents),
  ]);
  return { sources, documents };
}

async function byId<T extends 'source' | 'document'>(
  tx: Tx,
  type: T,
  ids: number[],
  known: Map<number, RecordTexts[T]> = new Map(),
): Promise<Map<number, RecordTexts[T]>> {
  const wanted = [...new Set(ids)].filter((id) => !known.has(id));
  const found = new Map(known);
  for (let start = 0; start < wanted.length; start += 500) {
    for (const record of await findRecords(tx, type, wanted.slice(start, start + 500))) found.set(record.id, record);
  }
  return found;
}

function namedAsNow(claim: Claim, sources: Map<number, SourceRecord>, documents: Map<number, DocumentRecord>): Claim {
  const fresh = (reference: SourceReference | undefined) => {
    const source = reference && sources.get(reference.id);
    return source ? referenceTo(source) : reference;
  };
  return {
    ...claim,
    attribution: claim.attribution.map((step) => ({ ...step, source: fresh(step.source) })),
    evidence: claim.evidence.map((item) => ({ ...item, source: fresh(item.source), origin: fresh(item.origin) })),
    figures: claim.figures.map((figure) => ({ ...figure, countedBy: fresh(figure.countedBy) })),
    appearances: claim.appearances.map((appearance) => {
      const document = documents.get(appearance.documentId);
      if (!document) return appearance;
      const { title, publisher, url, publishedAt, textSha256 } = document;
      return { ...appearance, document: { title, publisher, url, publishedAt, textSha256 } };
    }),
  };
}

/** The folded words by which a claim is found; among `sources` are those that it names. */
export function searchText(claim: Claim, sources: Map<number, SourceRecord>): string {
  const named = sourceIdsOf(claim).flatMap((id) => sources.get(id) ?? []);
  return indexed(
    joinFolded([
      fold(claim.statement),
      foldName(claim.place?.name ?? ''),
      ...claim.topics.map(foldName),
      ...claim.appearances.map((appearance) => fold(appearance.quote.exact)),
      ...named.flatMap((source) => [foldName(source.name), ...source.aliases.map(foldName)]),
    ]),
  );
}
