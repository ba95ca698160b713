import type { Claim, SourceReference } from '../domain/claim.ts';
import { fold } from '../domain/fold.ts';
import type { Source as SourceRecord } from '../domain/records.ts';
import { findRecords } from '../store/records.ts';
import type { Tx } from '../store/store.ts';

/** A source as it stands in a claim's text: by id, with its name, kind and side as they are now. */
export function referenceTo(source: SourceRecord): SourceReference {
  const { id, name, kind, side } = source;
  return { id, name, kind, ...(side ? { side } : {}) };
}

/** The ids of all sources that a claim names. */
export function sourceIdsOf(claim: Claim): number[] {
  const named = [
    ...claim.attribution.map((step) => step.source),
    ...claim.evidence.flatMap((item) => [item.source, item.origin]),
    ...claim.figures.map((figure) => figure.countedBy),
  ];
  return [...new Set(named.flatMap((source) => source?.id ?? []))];
}

/**
 * The claim with its sources and documents named as they are at this revision, and the folded words by which it is found:
 * its statement, its quotes, its place and topics, and the names and aliases of its sources.
 */
export async function withReferences(tx: Tx, claim: Claim): Promise<{ claim: Claim; searchText: string }> {
  const sources = new Map((await findRecords(tx, 'source', sourceIdsOf(claim))).map((source) => [source.id, source]));
  const documentIds = claim.appearances.map((appearance) => appearance.documentId);
  const documents = new Map(
    (await findRecords(tx, 'document', documentIds)).map((document) => [document.id, document]),
  );
  const fresh = (reference: SourceReference | undefined) => {
    const source = reference && sources.get(reference.id);
    return source ? referenceTo(source) : reference;
  };
  const named: Claim = {
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
  return { claim: named, searchText: searchText(named, [...sources.values()]) };
}

function searchText(claim: Claim, sources: SourceRecord[]): string {
  return fold(
    [
      claim.statement,
      claim.place?.name ?? '',
      ...claim.topics,
      ...claim.appearances.map((appearance) => appearance.quote.exact),
      ...sources.flatMap((source) => [source.name, ...source.aliases]),
    ].join(' \n'),
  );
}
