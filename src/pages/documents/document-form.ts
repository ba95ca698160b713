import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { catalogue } from '../../domain/catalogue/index.ts';
import { recordId } from '../../domain/claim.ts';
import { Forbidden } from '../../domain/errors.ts';
import { languageName } from '../../domain/languages.ts';
import { may } from '../../domain/permissions.ts';
import type { Document } from '../../domain/records.ts';
import { translators } from '../../domain/words.ts';
import { findLanguages } from '../../store/document-list.ts';
import { findRecord } from '../../store/records.ts';
import { parseQuery } from '../../web/parse.ts';
import { render } from '../../web/views.ts';
import type { Returned } from '../answer.ts';
import { type Field, optionsOf } from '../fields.ts';
import { actorOf, type Deps } from '../request.ts';

/** What `views/documents/form.ejs` shows. */
export interface DocumentForm extends Partial<Returned> {
  requestId: string;
  /** What everybody fills in, what they may add, and the text itself. */
  first: Field[];
  further: Field[];
  text: Field;
  /** Languages to choose from. */
  languages: { tag: string; name: string }[];
  /** The document whose newer edition this is. */
  earlier: { title: string; path: string } | null;
}

const query = z.strictObject({ earlierId: z.coerce.number().pipe(recordId).optional() });
const usualLanguages = ['en', 'uk', 'ru', 'nl', 'de', 'fr', 'pl', 'ja', 'ar', 'he'];

/** `GET /documents/new` */
export async function showNewForm({ desk }: Deps, req: Request, res: Response): Promise<void> {
  if (!may(actorOf(req), 'record_document')) throw new Forbidden('Your role may not bring documents in.');
  const { earlierId } = parseQuery(query, req);
  const earlier = earlierId === undefined ? null : await findRecord(desk.store.read, 'document', earlierId);
  await showForm(desk, res, { earlier });
}

/** The form with what was wrong with it. */
export async function returnNewForm({ desk }: Deps, res: Response, returned: Returned): Promise<void> {
  const earlierId = Number(returned.typed.earlierId);
  const known = Number.isInteger(earlierId) && earlierId > 0;
  await showForm(
    desk,
    res,
    { earlier: known ? await findRecord(desk.store.read, 'document', earlierId) : null },
    returned,
  );
}

async function showForm(
  { store: { read } }: Deps['desk'],
  res: Response,
  { earlier }: { earlier: Document | null },
  returned: Partial<Returned> = {},
): Promise<void> {
  const tags = [...new Set([...(await findLanguages(read)), ...usualLanguages])];
  await render<DocumentForm>(res, 'documents/form', {
    ...returned,
    requestId: randomUUID(),
    ...fieldsOf(earlier),
    languages: tags.map((tag) => ({ tag, name: languageName(tag, catalogue().locale) })),
    earlier,
  });
}

function fieldsOf(earlier: Document | null): Pick<DocumentForm, 'first' | 'further' | 'text'> {
  const words = catalogue();
  const dateHint = 'A day, or less exact: 2023-03-21, 2023-03, 2023-03~ (about).';
  return {
    first: [
      { name: 'title', label: 'Title', value: earlier?.title, attributes: { maxlength: 500, autocomplete: 'off' } },
      {
        name: 'language',
        label: 'Language',
        value: earlier?.language,
        hint: 'As a tag: en, uk, zh-Hant.',
        class: 'input-short',
        attributes: { list: 'languages', maxlength: 35, autocomplete: 'off' },
      },
      {
        name: 'publisher',
        label: 'Publisher',
        optional: true,
        value: earlier?.publisher,
        attributes: { maxlength: 300, autocomplete: 'off' },
      },
      { name: 'url', label: 'Web address', type: 'url', optional: true, value: earlier?.url },
    ],
    text: {
      name: 'text',
      label: 'Text',
      type: 'textarea',
      rows: 16,
      hint: 'The whole text, as it was published; at most 1 MB. Spaces and line ends are tidied, nothing else changes.',
      class: 'input-text',
      attributes: { dir: 'auto' },
    },
    further: [
      { name: 'author', label: 'Author', optional: true, value: earlier?.author, attributes: { maxlength: 300 } },
      {
        name: 'via',
        label: 'Found by way of',
        optional: true,
        value: earlier?.via,
        hint: 'An aggregator or a channel, where it was not the publisher itself.',
        attributes: { maxlength: 300 },
      },
      { name: 'publishedAt', label: 'Published', optional: true, hint: dateHint, class: 'input-short' },
      {
        name: 'derived',
        label: 'The date of publication was worked out',
        type: 'checkbox',
        hint: 'From words such as "Saturday" or "4 hours ago".',
      },
      { name: 'capturedAt', label: 'Captured', optional: true, hint: dateHint, class: 'input-short' },
      {
        name: 'translation.by',
        label: 'Translation',
        type: 'select',
        optional: true,
        options: [{ value: '', text: 'Not a translation' }, ...optionsOf(translators, words.translators)],
      },
      {
        name: 'translation.of',
        label: 'Translated from',
        optional: true,
        hint: 'The language of the original, as a tag.',
        class: 'input-short',
        attributes: { list: 'languages', maxlength: 35, autocomplete: 'off' },
      },
      {
        name: 'earlierId',
        label: 'Edition before (number of a document)',
        type: 'number',
        optional: true,
        value: earlier?.id,
      },
    ],
  };
}
