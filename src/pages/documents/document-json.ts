import type { Desk } from '../../desk/desk.ts';
import { readSections } from '../../desk/read-sections.ts';
import { momentAt, readTimeCodes } from '../../desk/read-time-codes.ts';
import { quoteAt } from '../../domain/anchors.ts';
import type { Document } from '../../domain/records.ts';
import { findAppearancesIn, findDocumentText } from '../../store/documents.ts';

/**
 * A document as it is served: its record, its whole text (null once redacted), and where claims stand in it; a live
 * blog with its entries, a transcript with its time codes.
 */
export async function documentJson(desk: Desk, document: Document) {
  const text = await findDocumentText(desk.store.read, document.textSha256);
  const rows = await findAppearancesIn(desk.store.read, document.id);
  const codes = readTimeCodes(text ?? '', document);
  const appearances = rows.map(({ id, claimId, documentId, outletCheck, exact, startAt: start, endAt: end }) => {
    const quote = text === null ? { exact, start, end } : quoteAt(text, start, end);
    return { id, claimId, documentId, quote, outletCheck, timeCode: momentAt(codes, start) };
  });
  const { sections, contradictions } = readSections(text ?? '', document);
  const isBlog = sections.length > 1;
  const timeCodes = codes.map(({ start, end, text: code, seconds, url }) => ({ start, end, text: code, seconds, url }));
  return {
    ...document,
    text,
    appearances,
    ...(isBlog ? { sections, contradictions } : {}),
    ...(document.mediaUrl === undefined ? {} : { timeCodes }),
  };
}
