import { anchor, type QuoteRequest } from '../domain/anchors.ts';
import { type Fault, Invalid } from '../domain/errors.ts';
import { findDocumentText } from '../store/documents.ts';
import { findRecord } from '../store/records.ts';
import type { Desk } from './desk.ts';
import { withNearest } from './nearest.ts';

/** What is wrong with a quote of a document, before anything is recorded with it; nothing where there is no such text. */
export async function faultsOfQuote(desk: Desk, documentId: number, quote: QuoteRequest): Promise<Fault[]> {
  const { read } = desk.store;
  const document = await findRecord(read, 'document', documentId);
  const text = document && (await findDocumentText(read, document.textSha256));
  if (!text) return [];
  try {
    await withNearest(() => anchor(text, quote));
    return [];
  } catch (error) {
    if (error instanceof Invalid) return error.faults;
    throw error;
  }
}
