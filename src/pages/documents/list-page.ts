import type { Request } from 'express';
import type { Desk } from '../../desk/desk.ts';
import { type DocumentFilters, documentFilters } from '../../domain/inputs/document-filters.ts';
import { directionOf, languageName } from '../../domain/languages.ts';
import { may } from '../../domain/permissions.ts';
import type { Document } from '../../domain/records.ts';
import { countClaimsIn, countDocuments, findLanguages } from '../../store/document-list.ts';
import { askedOf, chipsOf, countWords, keptFields, type ListHead, listPath, paginationOf } from '../list-head.ts';
import { actorOf } from '../request.ts';
import { sortField } from '../sort-field.ts';
import { type ShownTime, type Wording, wordingOf } from '../wording.ts';

/** What `views/documents/list.ejs` shows. */
export interface DocumentListPage {
  head: ListHead;
  rows: DocumentRow[];
  /** Null for those who may not bring documents in. */
  recordPath: string | null;
  jsonPath: string;
  pagination: { next?: string; first?: string };
  empty: { title: string; text?: string; href?: string; action?: string } | null;
}

interface DocumentRow {
  path: string;
  title: string;
  language: string;
  direction: 'ltr' | 'rtl';
  /** "Dutch". */
  languageName: string;
  publisher: string | null;
  author: string | null;
  published: ShownTime | null;
  recorded: ShownTime;
  /** "3 claims". */
  claims: string;
}

interface List {
  filters: DocumentFilters;
  items: Document[];
  next: string | null;
}

const labels = { q: 'Search', language: 'Language' };

/** The page of a list of documents. */
export async function documentListPage(desk: Desk, req: Request, list: List): Promise<DocumentListPage> {
  const { filters, items, next } = list;
  const { read } = desk.store;
  const wording = await wordingOf(desk);
  const nameOf = (tag: string) => languageName(tag, wording.words.locale);
  const asked = askedOf(req);
  const chips = chipsOf('/documents', asked, labels, (name, value) =>
    name === 'language' ? nameOf(filters.language ?? value) : undefined,
  );
  const found = await countDocuments(read, filters);
  const all = chips.length > 0 ? await countDocuments(read, documentFilters.parse({})) : found;
  const languages = await findLanguages(read);
  const claims = await countClaimsIn(
    read,
    items.map((document) => document.id),
  );
  const recordPath = may(actorOf(req), 'record_document') ? '/documents/new' : null;
  return {
    head: {
      path: '/documents',
      search: {
        name: 'q',
        label: 'Search in titles, publishers and authors',
        type: 'search',
        value: filters.q ?? '',
        attributes: { 'data-search': true, maxlength: 500 },
      },
      kept: keptFields(asked),
      fields: [
        {
          name: 'language',
          label: labels.language,
          type: 'select',
          value: filters.language ?? '',
          options: [{ value: '', text: 'Any' }, ...languages.map((value) => ({ value, text: nameOf(value) }))],
        },
        sortField(filters.sort),
      ],
      chips,
      count: countWords(found, all, ['document', 'documents']),
    },
    rows: items.map((document) => rowOf(document, wording, claims.get(document.id) ?? 0)),
    recordPath,
    jsonPath: listPath('/documents.json', asked),
    pagination: paginationOf('/documents', asked, next, filters.after),
    empty: items.length > 0 ? null : emptyList(all, recordPath),
  };
}

function rowOf(document: Document, { words, date, timeAgo }: Wording, claims: number): DocumentRow {
  const { publishedAt } = document;
  return {
    path: document.path,
    title: document.title,
    language: document.language,
    direction: directionOf(document.language),
    languageName: languageName(document.language, words.locale),
    publisher: document.publisher ?? null,
    author: document.author ?? null,
    published: publishedAt ? date(publishedAt, document.derived) : null,
    recorded: timeAgo(document.recordedAt),
    claims: `${claims === 0 ? 'no' : claims} ${claims === 1 ? 'claim' : 'claims'}`,
  };
}

function emptyList(all: number, recordPath: string | null): DocumentListPage['empty'] {
  if (all > 0) return { title: 'No document meets all filters', href: '/documents', action: 'Clear all filters' };
  const title = 'No documents yet';
  const text = 'A document is a text in which claims stand: an article, a post, a letter.';
  return recordPath ? { title, text, href: recordPath, action: 'Bring in a document' } : { title, text };
}
