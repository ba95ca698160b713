import { z } from 'zod';
import { Forbidden, Invalid } from '../domain/errors.ts';
import { webAddress } from '../domain/inputs/text.ts';
import { may } from '../domain/permissions.ts';
import { type Original, originalSchema, type Snapshot, snapshotSchema } from '../domain/records.ts';
import type { Arriving } from '../intake/blobs.ts';
import type { GivenFile } from '../intake/describe-file.ts';
import { extract } from '../intake/extract.ts';
import { arrivalOf } from '../intake/fetch-document.ts';
import { findDraft, writeDraft } from '../store/drafts.ts';
import type { Source } from '../store/records.ts';
import type { Body } from './change-claim.ts';
import type { Act, Desk } from './desk.ts';
import type { Fetcher } from './fetcher.ts';
import { newItemId } from './ids.ts';

const proposedSchema = z.object({
  title: z.string().optional(),
  author: z.string().optional(),
  publisher: z.string().optional(),
  language: z.string().optional(),
  publishedAt: z.string().optional(),
  url: z.string().optional(),
});

const contentSchema = z.object({
  mediaType: z.string(),
  proposed: proposedSchema,
  original: originalSchema,
  snapshot: snapshotSchema.optional(),
});

/** A document that came in and waits for somebody to correct what its content proposes. */
export interface Draft {
  id: string;
  path: string;
  /** Normalised. */
  text: string;
  mediaType: string;
  /** What the content says of itself, for a person to correct. */
  proposed: z.infer<typeof proposedSchema>;
  original: Original;
  snapshot?: Snapshot | undefined;
}

/** Takes an uploaded file in as a draft. @throws Forbidden, Invalid (path `file`) */
export async function draftFromFile(desk: Desk, act: Act, { name, mediaType, received }: GivenFile): Promise<Draft> {
  refuseUnlessMay(act);
  return draft(desk, act, received, { fileName: name ?? 'document', mediaType });
}

/** Fetches a page and takes it in as a draft. @throws Forbidden, Invalid (path `url`) */
export async function draftFromUrl(desk: Desk, act: Act, body: Body, fetcher: Fetcher): Promise<Draft> {
  refuseUnlessMay(act);
  const { url } = body(z.strictObject({ url: webAddress }));
  const { bytes, mediaType: _type, charset: _charset, ...snapshot } = await fetcher(url);
  return draft(desk, act, bytes, arrivalOf(snapshot, snapshot.finalUrl), snapshot);
}

interface Arrived {
  fileName?: string;
  mediaType?: string | undefined;
  url?: string;
}

async function draft(
  desk: Desk,
  act: Act,
  arriving: Uint8Array | Arriving,
  arrived: Arrived,
  snapshot?: Snapshot,
): Promise<Draft> {
  const { text, mediaType, proposed } = await extract(arriving, arrived);
  // The bytes first: a row must never name bytes that a crash kept from being written.
  const { sha256, size } = await ('keep' in arriving ? arriving.keep() : desk.blobs.put(arriving));
  const original = { sha256, size, mediaType, ...(arrived.fileName ? { name: arrived.fileName.slice(0, 300) } : {}) };
  const content = contentSchema.parse({ mediaType, proposed, original, snapshot });
  const id = newItemId();
  const row = { id, personId: act.actor.id, text, content: JSON.stringify(content), at: desk.clock().toISOString() };
  await desk.store.write((tx) => writeDraft(tx, row));
  return draftOf(row);
}

function draftOf({ id, text, content }: { id: string; text: string; content: string }): Draft {
  return { id, path: `/documents/new?draft=${id}`, text, ...contentSchema.parse(JSON.parse(content)) };
}

/** Somebody's own draft. @throws Invalid (path `draft`) where it is not there any more */
export async function getDraft(from: Source, act: Act, id: string): Promise<Draft> {
  const row = await findDraft(from, id, act.actor.id);
  if (!row) throw draftIsGone();
  return draftOf(row);
}

/** What was sent ahead is not there any more. */
export function draftIsGone(): Invalid {
  const message = 'What was fetched or uploaded is not kept any more; bring it in again.';
  return new Invalid([{ path: 'draft', message }]);
}

function refuseUnlessMay(act: Act): void {
  if (!may(act.actor, 'record_document')) throw new Forbidden('Your role may not record documents.');
}
