import type { Appearance, EvidenceItem } from '../domain/claim.ts';
import { momentOf } from '../domain/recordings.ts';
import type { Document } from '../domain/records.ts';
import { findTimeCodes, type TimeCode, timeCodeAt } from '../intake/time-codes.ts';
import { findDocumentText } from '../store/documents.ts';
import { findRecords, type Source } from '../store/records.ts';

/** A moment of a recording. */
export interface Moment {
  /** As it stands in the transcript: "00:12:31". */
  text: string;
  seconds: number;
  /** The recording at that moment. */
  url: string;
}

export type TranscriptCode = TimeCode & { url: string };

/** The time codes of a transcript, with where they lead; none of a text that is not one. */
export function readTimeCodes(text: string, { mediaUrl }: Pick<Document, 'mediaUrl'>): TranscriptCode[] {
  if (mediaUrl === undefined) return [];
  return findTimeCodes(text).map((code) => ({ ...code, url: momentOf(mediaUrl, code.seconds) }));
}

/** The moment at which a passage is said; undefined before the first code, and of a text that is no transcript. */
export function momentAt(codes: readonly TranscriptCode[], place: number): Moment | undefined {
  const code = timeCodeAt(codes, place);
  return code && { text: code.text, seconds: code.seconds, url: code.url };
}

/**
 * The moments at which the passages of a claim or of its evidence are said, by the id of the item.
 * @param known the documents in which they stand, where they have been read
 */
export async function momentsOf(
  read: Source,
  items: (Appearance | EvidenceItem)[],
  known?: ReadonlyMap<number, Document>,
): Promise<Map<string, Moment>> {
  const passages = items.flatMap(({ id, documentId, quote }) =>
    documentId !== undefined && quote ? [{ id, documentId, start: quote.start }] : [],
  );
  const ids = [...new Set(passages.map(({ documentId }) => documentId))];
  const moments = new Map<string, Moment>();
  if (ids.length === 0) return moments;
  const documents = known ? ids.flatMap((id) => known.get(id) ?? []) : await findRecords(read, 'document', ids);
  for (const document of documents) {
    if (document.mediaUrl === undefined) continue;
    const codes = readTimeCodes((await findDocumentText(read, document.textSha256)) ?? '', document);
    for (const { id, documentId, start } of passages) {
      const moment = documentId === document.id ? momentAt(codes, start) : undefined;
      if (moment) moments.set(id, moment);
    }
  }
  return moments;
}
