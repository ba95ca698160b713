import { Forbidden } from '../domain/errors.ts';
import { may } from '../domain/permissions.ts';
import type { Document } from '../domain/records.ts';
import type { Suggestion } from '../intake/suggest/types.ts';
import { SuggestionsApart } from '../intake/suggest-apart.ts';
import { findDismissed } from '../store/dismissals.ts';
import { findAppearancesIn, findDocumentText } from '../store/documents.ts';
import type { Actor, Desk } from './desk.ts';

export type { Suggestion };

/** Passages of a document that look like claims and that no recorded passage overlaps, in the order of the text. */
export interface Suggestions {
  /** `pending` while those of a long text are being worked out, `failed` where that took too long; none are there then. */
  state: 'ready' | 'pending' | 'failed';
  open: Suggestion[];
  /** Those of which somebody said that they are no claims. */
  dismissed: Suggestion[];
}

const apart = new SuggestionsApart();

/**
 * What is there now; none where the text was redacted.
 * @param wait for those that are still being worked out, for at most about half a minute each
 * @throws Forbidden
 */
export async function readSuggestions(
  desk: Desk,
  actor: Actor,
  document: Document,
  { wait = false } = {},
): Promise<Suggestions> {
  if (!may(actor, 'record_claim')) throw new Forbidden('Your role may not record claims, so nothing is suggested.');
  const { read } = desk.store;
  const { textSha256, language } = document;
  const text = await findDocumentText(read, textSha256);
  if (text === null) return { state: 'ready', open: [], dismissed: [] };
  const now = apart.of(textSha256, { text, language });
  const known = wait && now.state === 'pending' ? await now.done : now;
  if (known.state !== 'ready') return { state: known.state, open: [], dismissed: [] };
  const recorded = await findAppearancesIn(read, document.id);
  const dismissed = await findDismissed(read, document.id);
  const free = known.found.filter(
    ({ start, end }) => !recorded.some(({ startAt, endAt }) => startAt < end && endAt > start),
  );
  return {
    state: 'ready',
    open: free.filter(({ hash }) => !dismissed.has(hash)),
    dismissed: free.filter(({ hash }) => dismissed.has(hash)),
  };
}
