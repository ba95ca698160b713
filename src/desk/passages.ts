import type { z } from 'zod';
import { anchor, Unmatched } from '../domain/anchors.ts';
import type { Appearance, StoredQuote } from '../domain/claim.ts';
import { type Fault, Invalid } from '../domain/errors.ts';
import type { AppearanceInput, quoteInput } from '../domain/inputs/claim-input.ts';
import type { Document } from '../domain/records.ts';
import { findDocumentText } from '../store/documents.ts';
import { findRecord } from '../store/records.ts';
import { newItemId } from './ids.ts';
import type { Entry } from './record.ts';

type QuoteInput = z.output<typeof quoteInput>;
type QuoteMembers = { quote?: QuoteInput | undefined; exact?: string | undefined } & Omit<Partial<QuoteInput>, 'exact'>;

/** The quote that a body gives, flat or as a member; undefined where it gives none. */
export function quoteOf(given: QuoteMembers): QuoteInput | undefined {
  if (given.quote) return given.quote;
  if (given.exact === undefined) return undefined;
  return { exact: given.exact, prefix: given.prefix, suffix: given.suffix, start: given.start, end: undefined };
}

/** A document and its text, for anchoring in it. @throws Invalid where there is none */
const readBefore = new WeakMap<Entry, Map<number, { document: Document; text: string }>>();

export async function readableDocument(
  entry: Entry,
  documentId: number,
  path: string,
): Promise<{ document: Document; text: string }> {
  // One text serves all passages of an act: a claim may hold hundreds in one large document.
  const known = readBefore.get(entry) ?? new Map();
  readBefore.set(entry, known);
  const earlier = known.get(documentId);
  if (earlier) return earlier;
  const document = await findRecord(entry.tx, 'document', documentId);
  const text = document && (await findDocumentText(entry.tx, document.textSha256));
  if (!document || text === null)
    throw new Invalid([{ path: `${path}documentId`, message: `There is no document ${documentId} with a text.` }]);
  known.set(documentId, { document, text });
  return { document, text };
}

/** The passage exactly as it stands in the text. @throws Invalid, Unmatched, their faults under `path` */
export function passage(text: string, quote: QuoteInput, path: string): StoredQuote {
  try {
    return anchor(text, quote);
  } catch (error) {
    if (error instanceof Unmatched) throw new Unmatched(under(path, error.fault), error.text, error.request);
    throw error instanceof Invalid ? new Invalid(error.faults.map((fault) => under(path, fault))) : error;
  }
}

function under(path: string, fault: Fault): Fault {
  return { ...fault, path: `${path}${fault.path}` };
}

/** An appearance as it is stored, from what was sent. `path` ends with a dot or is empty. */
export async function appearanceFrom(
  entry: Entry,
  input: Omit<AppearanceInput, 'id'>,
  path: string,
  id = newItemId(),
): Promise<Appearance> {
  const quote = quoteOf(input);
  if (!quote) throw new Invalid([{ path: `${path}exact`, message: 'Quote the passage in which the claim stands.' }]);
  const { document, text } = await readableDocument(entry, input.documentId, path);
  const { title, publisher, url, publishedAt, textSha256 } = document;
  return {
    id,
    documentId: document.id,
    quote: passage(text, quote, path),
    outletCheck: input.outletCheck,
    ...(input.disclaimer ? { disclaimer: passage(text, input.disclaimer, `${path}disclaimer.`) } : {}),
    document: { title, publisher, url, publishedAt, textSha256 },
  };
}
