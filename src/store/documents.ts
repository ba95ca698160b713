import type { Source } from './records.ts';
import type { Tx } from './store.ts';

/** The normalised text that a document publishes, or null where it was redacted. */
export async function findDocumentText(from: Source, textSha256: string): Promise<string | null> {
  const [row] = await from.$queryRaw<{ text: string | null }[]>`
    SELECT "text" FROM "DocumentText" WHERE "sha256" = ${textSha256}`;
  return row?.text ?? null;
}

/** A piece of a text; places in code points. */
export interface TextPiece {
  text: string;
  /** Where in the whole it begins. */
  from: number;
}

/** Two places in a text, in code points. */
interface Span {
  start: number;
  end: number;
}

// A database looks for each piece from the text's beginning: for more of them the whole is read once.
const mostPieces = 4;

/**
 * For passages of one text pieces that hold them and so much around them (code points); null each where it was redacted.
 * A page need not read a book for a line.
 */
export async function findTextPieces(
  from: Source,
  textSha256: string,
  passages: Span[],
  around: number,
): Promise<(TextPiece | null)[]> {
  if (passages.length <= mostPieces) {
    return Promise.all(passages.map((passage) => findTextPiece(from, textSha256, passage, around)));
  }
  const text = await findDocumentText(from, textSha256);
  return passages.map(() => (text === null ? null : { text, from: 0 }));
}

async function findTextPiece(
  from: Source,
  textSha256: string,
  { start, end }: Span,
  around: number,
): Promise<TextPiece | null> {
  const begin = Math.max(0, start - around);
  const [row] = await from.$queryRaw<{ text: string | null }[]>`
    SELECT SUBSTR("text", ${begin + 1}, ${end + around - begin}) AS "text" FROM "DocumentText" WHERE "sha256" = ${textSha256}`;
  return typeof row?.text === 'string' ? { text: row.text, from: begin } : null;
}

/** The same with its length in code points. */
export async function findMeasuredText(
  from: Source,
  textSha256: string,
): Promise<{ text: string; length: number } | null> {
  const row = await from.documentText.findUnique({ where: { sha256: textSha256 } });
  return typeof row?.text === 'string' ? { text: row.text, length: row.length } : null;
}

/** Stores a normalised text once, by its hash. */
export async function keepDocumentText(tx: Tx, text: { sha256: string; text: string; length: number }): Promise<void> {
  const known = await tx.documentText.findUnique({ where: { sha256: text.sha256 }, select: { sha256: true } });
  if (!known) await tx.documentText.create({ data: text });
}

/** The id of the document with this text, url and publisher, or null. */
export async function findDocumentId(from: Source, matchKey: string): Promise<number | null> {
  const row = await from.document.findUnique({ where: { matchKey }, select: { id: true } });
  return row?.id ?? null;
}

/** The claims whose passages stand in a document, in the order of the text. */
export function findAppearancesIn(from: Source, documentId: number) {
  return from.appearance.findMany({ where: { documentId }, orderBy: [{ startAt: 'asc' }, { id: 'asc' }] });
}

/** The ids of the editions that name this document as the one before them. */
export async function findLaterEditions(from: Source, documentId: number): Promise<number[]> {
  const rows = await from.document.findMany({ where: { earlierId: documentId }, select: { id: true } });
  return rows.map((row) => row.id);
}

/** The newest document of this web address, or null: the edition before a new one. */
export async function findLatestAt(from: Source, url: string): Promise<number | null> {
  const row = await from.document.findFirst({ where: { url }, orderBy: { id: 'desc' }, select: { id: true } });
  return row?.id ?? null;
}
