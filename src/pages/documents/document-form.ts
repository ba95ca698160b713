import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { type Draft, getDraft } from '../../desk/draft-document.ts';
import { catalogue } from '../../domain/catalogue/index.ts';
import { recordId } from '../../domain/claim.ts';
import { Invalid, NotFound } from '../../domain/errors.ts';
import { directionOf, languageName } from '../../domain/languages.ts';
import type { Document } from '../../domain/records.ts';
import { findLanguages } from '../../store/document-list.ts';
import { findRecord } from '../../store/records.ts';
import { parseQuery } from '../../web/parse.ts';
import { render } from '../../web/views.ts';
import type { Returned } from '../answer.ts';
import type { Field } from '../fields.ts';
import { actOf, type Deps, requirePermission } from '../request.ts';
import { arrivalFields, contentFields, type DocumentFields } from './document-fields.ts';

/** How a document comes in. */
export type Way = 'paste' | 'file' | 'url';

/** What `views/documents/form.ejs` shows. */
export interface DocumentForm extends Partial<Returned>, DocumentFields {
  title: string;
  requestId: string;
  way: Way;
  /** The other ways, as tabs; none while a draft is being corrected. */
  ways: { href: string; text: string; current: boolean }[];
  /** The one field of a file or an address that is sent ahead; null where the whole form is shown. */
  arrival: { field: Field; action: string; button: string; hint: string } | null;
  /** What was fetched or uploaded, to be read but not altered. */
  draft: ShownDraft | null;
  /** Languages to choose from. */
  languages: { tag: string; name: string }[];
  /** The document whose newer edition this is. */
  earlier: { title: string; path: string } | null;
}

interface ShownDraft {
  id: string;
  text: string;
  language: string;
  direction: 'ltr' | 'rtl';
  /** "report.pdf, application/pdf, 120 kB" */
  origin: string;
}

const ways: Record<Way, string> = { paste: 'Paste the text', file: 'Upload a file', url: 'From a web address' };
const query = z.strictObject({
  earlierId: z.coerce.number().pipe(recordId).optional(),
  way: z.enum(['paste', 'file', 'url']).default('paste'),
  draft: z.uuid().optional(),
});
const usualLanguages = ['en', 'uk', 'ru', 'nl', 'de', 'fr', 'pl', 'ja', 'ar', 'he'];

/** `GET /documents/new`: empty, or with what a draft proposes. */
export async function showNewForm(deps: Deps, req: Request, res: Response): Promise<void> {
  requirePermission(req, 'record_document', 'Your role may not bring documents in.');
  const { earlierId, way, draft: id } = parseQuery(query, req);
  const draft = id === undefined ? null : await findDraft(deps, req, id);
  if (id !== undefined && !draft) throw new NotFound('What was fetched or uploaded is not kept any more.');
  await showForm(deps, res, { way, draft, earlier: await findEarlier(deps, earlierId) });
}

/** The form with what was wrong with it. */
export async function returnNewForm(
  deps: Deps,
  req: Request,
  res: Response,
  { faults, typed }: Returned,
  { way, earlierId = Number(typed.earlierId) }: { way: Way; earlierId?: number | undefined },
): Promise<void> {
  const draft = typeof typed.draft === 'string' ? await findDraft(deps, req, typed.draft) : null;
  // A draft that is gone has no field that the summary could lead to.
  const shown = faults.map((fault) => (fault.path === 'draft' ? { ...fault, path: '' } : fault));
  const earlier = await findEarlier(deps, earlierId);
  await showForm(deps, res, { way, draft, earlier }, { faults: shown, typed });
}

async function findEarlier({ desk }: Deps, id: number | undefined): Promise<Document | null> {
  const known = recordId.safeParse(id);
  return known.success ? findRecord(desk.store.read, 'document', known.data) : null;
}

async function findDraft({ desk }: Deps, req: Request, id: string): Promise<Draft | null> {
  return getDraft(desk.store.read, actOf(req), id).catch((error: unknown) => {
    if (error instanceof Invalid) return null;
    throw error;
  });
}

async function showForm(
  { desk }: Deps,
  res: Response,
  { way, draft, earlier }: { way: Way; draft: Draft | null; earlier: Document | null },
  returned: Partial<Returned> = {},
): Promise<void> {
  const tags = [...new Set([...(await findLanguages(desk.store.read)), ...usualLanguages])];
  const edition = earlier ? `earlierId=${earlier.id}` : '';
  const hrefOf = (to: Way) => `/documents/new?${[`way=${to}`, edition].filter(Boolean).join('&')}`;
  await render<DocumentForm>(res, 'documents/form', {
    ...returned,
    title: earlier ? 'Bring in a newer edition' : 'Bring in a document',
    requestId: randomUUID(),
    way,
    ways: draft
      ? []
      : (Object.keys(ways) as Way[]).map((to) => ({ href: hrefOf(to), text: ways[to], current: to === way })),
    arrival: way === 'paste' || draft ? null : { ...arrivalFields[way], action: `/documents/drafts?${edition}` },
    ...contentFields(earlier, draft),
    draft: draft && shownDraft(draft),
    languages: tags.map((tag) => ({ tag, name: languageName(tag, catalogue().locale) })),
    earlier,
  });
}

function shownDraft({ id, text, mediaType, original, proposed, snapshot }: Draft): ShownDraft {
  const language = proposed.language ?? 'und';
  const size = `${Math.max(1, Math.round(original.size / 1000)).toLocaleString(catalogue().locale)} kB`;
  const name = snapshot?.finalUrl ?? original.name ?? 'A file';
  return { id, text, language, direction: directionOf(language), origin: [name, mediaType, size].join(', ') };
}
