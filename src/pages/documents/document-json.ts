import type { Desk } from '../../desk/desk.ts';
import { quoteAt } from '../../domain/anchors.ts';
import type { Document } from '../../domain/records.ts';
import { findAppearancesIn, findDocumentText } from '../../store/documents.ts';

/** A document as it is served: its record, its whole text (null once redacted), and where claims stand in it. */
export async function documentJson(desk: Desk, document: Document) {
  const text = await findDocumentText(desk.store.read, document.textSha256);
  const rows = await findAppearancesIn(desk.store.read, document.id);
  const appearances = rows.map(({ id, claimId, documentId, outletCheck, exact, startAt: start, endAt: end }) => {
    const quote = text === null ? { exact, start, end } : quoteAt(text, start, end);
    return { id, claimId, documentId, quote, outletCheck };
  });
  return { ...document, text, appearances };
}
