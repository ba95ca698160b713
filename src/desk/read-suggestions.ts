import { Forbidden } from '../domain/errors.ts';
import { may } from '../domain/permissions.ts';
import type { Document } from '../domain/records.ts';
import { suggest } from '../intake/suggest/suggest.ts';
import type { Suggestion } from '../intake/suggest/types.ts';
import { findDismissed } from '../store/dismissals.ts';
import { findAppearancesIn, findDocumentText } from '../store/documents.ts';
import type { Actor, Desk } from './desk.ts';

export type { Suggestion };

/** Passages of a document that look like claims and that no recorded passage overlaps, in the order of the text. */
export interface Suggestions {
  open: Suggestion[];
  /** Those of which somebody said that they are no claims. */
  dismissed: Suggestion[];
}

/** None where the text was redacted. @throws Forbidden */
export async function readSuggestions(desk: Desk, actor: Actor, document: Document): Promise<Suggestions> {
  if (!may(actor, 'record_claim')) throw new Forbidden('Your role may not record claims, so nothing is suggested.');
  const { read } = desk.store;
  const text = await findDocumentText(read, document.textSha256);
  if (text === null) return { open: [], dismissed: [] };
  const recorded = await findAppearancesIn(read, document.id);
  const dismissed = await findDismissed(read, document.id);
  const free = suggestionsIn(text, document).filter(
    ({ start, end }) => !recorded.some(({ startAt, endAt }) => startAt < end && endAt > start),
  );
  return {
    open: free.filter(({ hash }) => !dismissed.has(hash)),
    dismissed: free.filter(({ hash }) => dismissed.has(hash)),
  };
}

// What the rules find in a text never changes while the program runs, and a reader opens the same text again and again.
const mostRemembered = 50;
const remembered = new Map<string, Suggestion[]>();

function suggestionsIn(text: string, { textSha256, language }: Document): Suggestion[] {
  const key = `${textSha256} ${language}`;
  const found = remembered.get(key) ?? suggest(text, language);
  remembered.delete(key);
  remembered.set(key, found);
  const [oldest] = remembered.keys();
  if (remembered.size > mostRemembered && oldest !== undefined) remembered.delete(oldest);
  return found;
}
