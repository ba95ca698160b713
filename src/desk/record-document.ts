import { sha256 } from '../domain/canonical.ts';
import { Forbidden, Invalid } from '../domain/errors.ts';
import { fold } from '../domain/fold.ts';
import { documentInput } from '../domain/inputs/document-input.ts';
import { codePointLength, normalisationVersion } from '../domain/normalise.ts';
import { may } from '../domain/permissions.ts';
import type { Document } from '../domain/records.ts';
import { extract } from '../intake/extract.ts';
import { findDocumentId, findLatestAt, keepDocumentText } from '../store/documents.ts';
import { removeDraft } from '../store/drafts.ts';
import { findRecord } from '../store/records.ts';
import { documentMatchKey } from '../store/rows/other-rows.ts';
import type { Body } from './change-claim.ts';
import type { Act, Desk } from './desk.ts';
import { type Draft, draftIsGone, getDraft } from './draft-document.ts';
import { type Entry, record } from './record.ts';

/** A document that was brought in, and whether the desk had it already. */
export interface RecordedDocument {
  path: string;
  document: Document;
  known: boolean;
}

/**
 * Brings a document in: its normalised text is stored once by its SHA-256. The same text, url and publisher again is the
 * same document.
 * @throws Forbidden, Invalid
 */
export async function recordDocument(desk: Desk, act: Act, body: Body): Promise<RecordedDocument> {
  if (!may(act.actor, 'record_document')) throw new Forbidden('Your role may not record documents.');
  const { text: pasted, html, draft, ...given } = body(documentInput);
  const { text, ...arrived } = await textOf(desk, act, { pasted, html, draft });
  const content = { ...given, ...arrived, mediaType: given.mediaType ?? arrived.mediaType };
  const textSha256 = sha256(text);
  const matchKey = documentMatchKey({ ...content, textSha256 });
  return record(desk, act, async (entry) => {
    const known = await findDocumentId(entry.tx, matchKey);
    if (known !== null)
      return { path: `/documents/${known}`, document: await entry.get('document', known), known: true };
    await refuseUnknownEdition(entry, content.earlierId);
    const earlierId =
      content.earlierId ?? (content.url ? ((await findLatestAt(entry.tx, content.url)) ?? undefined) : undefined);
    await keepDocumentText(entry.tx, { sha256: textSha256, text, length: codePointLength(text) });
    const id = await entry.nextId('document');
    const document = {
      schema: 'claimdesk/document/v1' as const,
      id,
      path: `/documents/${id}`,
      ...content,
      earlierId,
      textSha256,
      normalisation: normalisationVersion,
      recordedAt: entry.at,
      recordedBy: entry.actor.id,
    };
    const searchText = fold([document.title, document.publisher ?? '', document.author ?? ''].join(' \n'));
    if (draft) await removeDraft(entry.tx, draft);
    const change = { action: 'document.recorded', detail: { textSha256 }, columns: { searchText } };
    return { path: document.path, document: await entry.create('document', document, change), known: false };
  });
}

interface Given {
  pasted: string | undefined;
  html: string | undefined;
  draft: string | undefined;
}

/** The text that was pasted, that stands in HTML, or that was fetched or uploaded before, with what is known of the bytes. */
async function textOf(
  desk: Desk,
  act: Act,
  { pasted, html, draft }: Given,
): Promise<Pick<Draft, 'text' | 'mediaType'> & Partial<Pick<Draft, 'original' | 'snapshot'>>> {
  if (draft !== undefined) {
    const { text, mediaType, original, snapshot } = await getDraft(desk.store.read, act, draft);
    // From now on nobody tidies its bytes away, though the draft itself may end at any time.
    if (!(await desk.blobs.renew(original.sha256))) throw draftIsGone();
    return { text, mediaType, original, ...(snapshot ? { snapshot } : {}) };
  }
  if (html === undefined) return { text: pasted ?? '', mediaType: 'text/plain' };
  const bytes = Buffer.from(html);
  const { text } = await extract(bytes, { mediaType: 'text/html; charset=utf-8' });
  const { sha256: hash, size } = await desk.blobs.put(bytes);
  return { text, mediaType: 'text/html', original: { sha256: hash, size, mediaType: 'text/html' } };
}

async function refuseUnknownEdition(entry: Entry, earlierId: number | undefined): Promise<void> {
  if (earlierId !== undefined && !(await findRecord(entry.tx, 'document', earlierId))) {
    throw new Invalid([{ path: 'earlierId', message: `There is no document ${earlierId}.` }]);
  }
}
