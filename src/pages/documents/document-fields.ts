import type { Draft } from '../../desk/draft-document.ts';
import { catalogue } from '../../domain/catalogue/index.ts';
import { isRecording } from '../../domain/recordings.ts';
import type { Document } from '../../domain/records.ts';
import { translators } from '../../domain/words.ts';
import { type Field, optionsOf } from '../fields.ts';

/** What everybody fills in, what they may add, and the text itself. */
export interface DocumentFields {
  first: Field[];
  further: Field[];
  /** Null where the text came in by a draft. */
  text: Field | null;
}

/** What is sent ahead, so that the form can propose what the content says of itself. */
export const arrivalFields = {
  file: {
    field: { name: 'file', label: 'File', type: 'file', attributes: { accept: '.html,.htm,.pdf,.txt,.md' } },
    button: 'Upload it',
    hint: 'A web page (HTML), PDF, Markdown or plain text, at most 50 MB. Its bytes are kept as they are.',
  },
  url: {
    field: { name: 'url', label: 'Web address', type: 'url', attributes: { autocomplete: 'off' } },
    button: 'Fetch it',
    hint: 'The page is fetched once, from this server, and kept as it came. Pages behind a login cannot be fetched.',
  },
} satisfies Record<string, { field: Field; button: string; hint: string }>;

/** The fields of a new document, with what a draft's content proposes or the edition before it has. */
export function contentFields(earlier: Document | null, draft: Draft | null): DocumentFields {
  const words = catalogue();
  const proposed = draft?.proposed ?? {};
  const dateHint = 'A day, or less exact: 2023-03-21, 2023-03, 2023-03~ (about).';
  const capturedAt = draft?.snapshot?.fetchedAt.replace(/\.\d+Z$/, 'Z');
  return {
    first: [
      {
        name: 'title',
        label: 'Title',
        value: proposed.title ?? earlier?.title,
        attributes: { maxlength: 500, autocomplete: 'off' },
      },
      {
        name: 'language',
        label: 'Language',
        value: proposed.language ?? earlier?.language,
        hint: 'As a tag: en, uk, zh-Hant.',
        class: 'input-short',
        attributes: { list: 'languages', maxlength: 35, autocomplete: 'off' },
      },
      {
        name: 'publisher',
        label: 'Publisher',
        optional: true,
        value: proposed.publisher ?? earlier?.publisher,
        attributes: { maxlength: 300, autocomplete: 'off' },
      },
      { name: 'url', label: 'Web address', type: 'url', optional: true, value: proposed.url ?? earlier?.url },
    ],
    text: draft
      ? null
      : {
          name: 'text',
          label: 'Text',
          type: 'textarea',
          rows: 16,
          hint: 'The whole text, as it was published; at most 1 MB. Spaces and line ends are tidied, nothing else changes.',
          class: 'input-text',
          attributes: { dir: 'auto' },
        },
    further: [
      {
        name: 'author',
        label: 'Author',
        optional: true,
        value: proposed.author ?? earlier?.author,
        attributes: { maxlength: 300 },
      },
      {
        name: 'via',
        label: 'Found by way of',
        optional: true,
        value: earlier?.via,
        hint: 'An aggregator or a channel, where it was not the publisher itself.',
        attributes: { maxlength: 300 },
      },
      {
        name: 'publishedAt',
        label: 'Published',
        optional: true,
        value: proposed.publishedAt,
        hint: dateHint,
        class: 'input-short',
      },
      {
        name: 'derived',
        label: 'The date of publication was worked out',
        type: 'checkbox',
        hint: 'From words such as "Saturday" or "4 hours ago".',
      },
      {
        name: 'capturedAt',
        label: 'Captured',
        optional: true,
        value: capturedAt,
        hint: dateHint,
        class: 'input-short',
      },
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
        name: 'mediaType',
        label: 'What it is',
        type: 'select',
        value: earlier && isRecording(earlier.mediaType) ? earlier.mediaType.replace(/\/.*/, '/*') : '',
        options: [
          { value: '', text: 'A text' },
          { value: 'audio/*', text: 'A voice message or other sound, as a transcript' },
          { value: 'video/*', text: 'A video, as a transcript' },
        ],
      },
      {
        name: 'mediaUrl',
        label: 'Web address of the recording',
        type: 'url',
        optional: true,
        value: earlier?.mediaUrl,
        hint: 'Of a transcript. Time codes at the beginning of its lines, such as [00:12:31] or 12:31, lead into the recording.',
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
