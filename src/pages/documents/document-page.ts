import type { Request } from 'express';
import type { Desk } from '../../desk/desk.ts';
import { readSuggestions, type Suggestions } from '../../desk/read-suggestions.ts';
import { readTimeCodes } from '../../desk/read-time-codes.ts';
import { directionOf, languageName } from '../../domain/languages.ts';
import { may } from '../../domain/permissions.ts';
import type { Document } from '../../domain/records.ts';
import { findAppearancesIn, findDocumentText, findLaterEditions } from '../../store/documents.ts';
import { findNames } from '../../store/people.ts';
import { findRecords } from '../../store/records.ts';
import { actorOf } from '../request.ts';
import { type ShownTime, wordingOf } from '../wording.ts';
import { type Contents, contentsOf, transcriptOf } from './contents.ts';
import { type MarkedClaim, markedClaims, type Passage, passagesIn } from './passages.ts';
import { type ShownSuggestion, shownSuggestions } from './shown-suggestions.ts';

interface Edition {
  path: string;
  title: string;
}

/** What `views/documents/document.ejs` shows. */
export interface DocumentPage {
  id: number;
  title: string;
  path: string;
  language: string;
  direction: 'ltr' | 'rtl';
  languageName: string;
  publisher: string | null;
  author: string | null;
  url: string | null;
  via: string | null;
  /** Where the recording stands whose transcript it is. */
  mediaUrl: string | null;
  published: ShownTime | null;
  captured: ShownTime | null;
  /** "Translated by a machine, from English". */
  translation: string | null;
  earlier: Edition[];
  later: Edition[];
  /** Null where no edition before it is known. */
  diffPath: string | null;
  /** Where its bytes are given out; null where it came in as text. */
  originalPath: string | null;
  textSha256: string;
  recorded: ShownTime & { by: string };
  /** Null where the text was redacted. */
  passages: Passage[] | null;
  /** The entries of a live blog or time codes of a transcript; null for other texts. */
  contents: Contents | null;
  claims: MarkedClaim[];
  /** Null for those who may not record claims. */
  suggestions: ShownSuggestion[] | null;
  /** `pending` while they are being worked out, `failed` where that took too long. */
  suggestionState: Suggestions['state'];
  /** Leads back to the suggestions of this page, loaded anew. */
  suggestionsPath: string;
  /** Passages of which somebody said that they are no claims. */
  dismissed: ShownSuggestion[];
  /** Null for those who may not record claims. */
  recordClaimPath: string | null;
  newEditionPath: string | null;
}

const none: Suggestions = { state: 'ready', open: [], dismissed: [] };

/** The page of a document: its text with every recorded passage marked, and the claims that stand in it. */
export async function documentPage(desk: Desk, req: Request, document: Document): Promise<DocumentPage> {
  const { read } = desk.store;
  const wording = await wordingOf(desk);
  const { words, time, date } = wording;
  const nameOf = (tag: string) => languageName(tag, words.locale);
  const text = await findDocumentText(read, document.textSha256);
  const appearances = await findAppearancesIn(read, document.id);
  const claims = await findRecords(
    read,
    'claim',
    appearances.map((appearance) => appearance.claimId),
  );
  const { translation, publishedAt, capturedAt, earlierId } = document;
  const names = await findNames(read, [document.recordedBy]);
  const actor = actorOf(req);
  const mayRecord = may(actor, 'record_claim');
  const { state, open, dismissed } = mayRecord ? await readSuggestions(desk, actor, document) : none;
  const codes = readTimeCodes(text ?? '', document);
  const contents = transcriptOf(codes) ?? (text === null ? null : contentsOf(text, document, wording));
  return {
    id: document.id,
    title: document.title,
    path: document.path,
    language: document.language,
    direction: directionOf(document.language),
    languageName: nameOf(document.language),
    publisher: document.publisher ?? null,
    author: document.author ?? null,
    url: document.url ?? null,
    via: document.via ?? null,
    published: publishedAt ? date(publishedAt, document.derived) : null,
    captured: capturedAt ? date(capturedAt) : null,
    translation: translation
      ? `${words.translators[translation.by]}${translation.of ? `, from ${nameOf(translation.of)}` : ''}`
      : null,
    earlier: earlierId ? await findRecords(read, 'document', [earlierId]) : [],
    later: await findRecords(read, 'document', await findLaterEditions(read, document.id)),
    diffPath: earlierId ? `${document.path}/diff` : null,
    originalPath: document.original ? `${document.path}/original` : null,
    textSha256: document.textSha256,
    recorded: { ...time(document.recordedAt), by: names.get(document.recordedBy) ?? '' },
    passages:
      text === null
        ? null
        : passagesIn(text, { appearances, claims, suggestions: open, entries: contents?.entries ?? [] }, words),
    contents,
    mediaUrl: document.mediaUrl ?? null,
    claims: markedClaims(appearances, claims, codes, wording),
    suggestions: mayRecord && text !== null ? shownSuggestions(open, document, wording) : null,
    suggestionState: state,
    suggestionsPath: `${document.path}/suggestions`,
    dismissed: shownSuggestions(dismissed, document, wording),
    recordClaimPath: mayRecord ? `/claims/new?documentId=${document.id}` : null,
    newEditionPath: may(actor, 'record_document') ? `/documents/new?earlierId=${document.id}` : null,
  };
}
