import type { Request } from 'express';
import type { Actor, Desk } from '../../desk/desk.ts';
import { readSuggestions, type Suggestions } from '../../desk/read-suggestions.ts';
import { readTimeCodes } from '../../desk/read-time-codes.ts';
import type { Claim } from '../../domain/claim.ts';
import { directionOf, languageName } from '../../domain/languages.ts';
import { may } from '../../domain/permissions.ts';
import type { Document } from '../../domain/records.ts';
import { findAppearancesIn, findLaterEditions, findMeasuredText } from '../../store/documents.ts';
import { findNames } from '../../store/people.ts';
import { findRecords } from '../../store/records.ts';
import { actorOf } from '../request.ts';
import { type ShownTime, type Wording, wordingOf } from '../wording.ts';
import { type Contents, contentsOf, transcriptOf } from './contents.ts';
import { type AppearanceRow, type MarkedClaim, markedClaims, type Passage, passagesIn } from './passages.ts';
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
  return shownDocument(await documentGrounds(desk, actorOf(req), document));
}

/** What a document's page is made of. */
export interface DocumentGrounds {
  document: Document;
  wording: Wording;
  /** With its length in code points; null where it was redacted. */
  text: { text: string; length: number } | null;
  appearances: AppearanceRow[];
  claims: Claim[];
  suggestions: Suggestions;
  earlier: Document[];
  later: Document[];
  recordedBy: string;
  mayRecord: boolean;
  mayRecordDocument: boolean;
}

/** Reads what a document's page shows to somebody. */
export async function documentGrounds(desk: Desk, actor: Actor, document: Document): Promise<DocumentGrounds> {
  const { read } = desk.store;
  const { earlierId, recordedBy } = document;
  const mayRecord = may(actor, 'record_claim');
  const appearances = await findAppearancesIn(read, document.id);
  const claimIds = appearances.map((appearance) => appearance.claimId);
  return {
    document,
    wording: await wordingOf(desk),
    text: await findMeasuredText(read, document.textSha256),
    appearances,
    claims: await findRecords(read, 'claim', claimIds),
    suggestions: mayRecord ? await readSuggestions(desk, actor, document) : none,
    earlier: earlierId ? await findRecords(read, 'document', [earlierId]) : [],
    later: await findRecords(read, 'document', await findLaterEditions(read, document.id)),
    recordedBy: (await findNames(read, [recordedBy])).get(recordedBy) ?? '',
    mayRecord,
    mayRecordDocument: may(actor, 'record_document'),
  };
}

/** The page made of what was read for it. */
export function shownDocument(grounds: DocumentGrounds): DocumentPage {
  const { document, wording, text, appearances, claims, suggestions, earlier, later, mayRecord } = grounds;
  const { state, open, dismissed } = suggestions;
  const { words, time, date } = wording;
  const { translation, publishedAt, capturedAt } = document;
  const nameOf = (tag: string) => languageName(tag, words.locale);
  const codes = readTimeCodes(text?.text ?? '', document);
  const contents = transcriptOf(codes) ?? (text === null ? null : contentsOf(text.text, document, wording));
  const marked = {
    length: text?.length ?? 0,
    appearances,
    claims,
    suggestions: open,
    entries: contents?.entries ?? [],
  };
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
    earlier,
    later,
    diffPath: document.earlierId ? `${document.path}/diff` : null,
    originalPath: document.original ? `${document.path}/original` : null,
    textSha256: document.textSha256,
    recorded: { ...time(document.recordedAt), by: grounds.recordedBy },
    passages: text === null ? null : passagesIn(text.text, marked, words),
    contents,
    mediaUrl: document.mediaUrl ?? null,
    claims: markedClaims(appearances, claims, codes, wording),
    suggestions: mayRecord && text !== null ? shownSuggestions(open, document, wording) : null,
    suggestionState: state,
    suggestionsPath: `${document.path}/suggestions`,
    dismissed: shownSuggestions(dismissed, document, wording),
    recordClaimPath: mayRecord ? `/claims/new?documentId=${document.id}` : null,
    newEditionPath: grounds.mayRecordDocument ? `/documents/new?earlierId=${document.id}` : null,
  };
}
