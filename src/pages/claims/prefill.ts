import { z } from 'zod';
import type { Actor, Desk } from '../../desk/desk.ts';
import { readSections } from '../../desk/read-sections.ts';
import { readSuggestions, type Suggestion } from '../../desk/read-suggestions.ts';
import { quoteAt } from '../../domain/anchors.ts';
import { recordId } from '../../domain/claim.ts';
import { Invalid } from '../../domain/errors.ts';
import type { Document } from '../../domain/records.ts';
import { findKindsOfName } from '../../store/choices.ts';
import { findDocumentText } from '../../store/documents.ts';
import { findRecord, type Source } from '../../store/records.ts';
import type { FormTree } from './form-body.ts';

const place = z.coerce.number().int().min(0).optional();

/** What the address of a new claim's form may bring along: a passage, or a suggestion by where it begins. */
export const prefilled = z.strictObject({
  documentId: z.coerce.number().pipe(recordId).optional(),
  exact: z.string().max(10_000).optional(),
  prefix: z.string().max(200).optional(),
  suffix: z.string().max(200).optional(),
  /** In code points of the document's text; a passage without its words is named by both. */
  start: place,
  end: place,
  suggestion: place,
});

type Prefilled = z.output<typeof prefilled>;

const empty = { language: 'en', kind: 'fact', urgency: 'normal' };
const speaker = { chain: 1, role: 'asserted_by' };
const finder = { chain: 1, role: 'found_in' };

/** The form of a new claim with what is known of it; whoever records it corrects that. */
export async function newTree(desk: Desk, actor: Actor, asked: Prefilled): Promise<FormTree> {
  const { documentId, end: _end, suggestion: _suggestion, ...quote } = asked;
  const { read } = desk.store;
  const document = documentId === undefined ? null : await findRecord(read, 'document', documentId);
  if (!document) return { ...empty, attribution: [speaker, finder], appearances: [] };
  const frame = { ...empty, language: document.language };
  const suggestion = await findSuggestion(desk, actor, document, asked);
  if (suggestion) {
    const outlet = { ...finder, ...(await outletOf(read, document, suggestion.start)), appearance: '0' };
    const { start, exact, kind, outletCheck } = suggestion;
    const disclaimer = outletCheck && { exact: outletCheck.disclaimer.exact, start: outletCheck.disclaimer.start };
    const passage = { documentId, exact, start, outletCheck: outletCheck?.value, disclaimer };
    return { ...frame, kind, attribution: [speakerOf(suggestion), outlet], appearances: [passage] };
  }
  const passage = { documentId, ...quote, ...(await wordsAt(read, document, asked)) };
  return { ...frame, attribution: [speaker, finder], appearances: [passage] };
}

/** The suggestion that begins there; undefined where it was recorded or dismissed meanwhile. */
async function findSuggestion(
  desk: Desk,
  actor: Actor,
  document: Document,
  { suggestion: start }: Prefilled,
): Promise<Suggestion | undefined> {
  if (start === undefined) return undefined;
  const { open, dismissed } = await readSuggestions(desk, actor, document, { wait: true });
  return [...open, ...dismissed].find((suggestion) => suggestion.start === start);
}

function speakerOf({ speaker: said, channel }: Suggestion): FormTree {
  if (!said) return { ...speaker, channel };
  const { name, kind, named } = said;
  return { ...speaker, channel, source: { name, kind, ...(named ? {} : { unnamed: 'on' }) } };
}

/**
 * Where and when it was found: the publisher, as the kind of source that the desk knows it as, and the time of the entry
 * of a live blog, worked out, or else of the whole.
 */
async function outletOf(read: Source, document: Document, place: number): Promise<FormTree> {
  const { publisher, publishedAt, derived } = document;
  if (!publisher) return {};
  const [kind = 'outlet'] = await findKindsOfName(read, publisher);
  const source = { name: publisher, kind };
  const entryAt = await timeOfEntry(read, document, place);
  if (entryAt) return { source, at: entryAt, derived: 'on' };
  return { source, at: publishedAt, ...(publishedAt && derived ? { derived: 'on' } : {}) };
}

async function timeOfEntry(read: Source, document: Document, place: number): Promise<string | undefined> {
  const text = document.capturedAt ? await findDocumentText(read, document.textSha256) : null;
  if (text === null) return undefined;
  return readSections(text, document).sections.find(({ start, end }) => start <= place && place < end)?.at;
}

/** The words of a passage that is named by its place alone. */
async function wordsAt(read: Source, { textSha256 }: Document, { exact, start, end }: Prefilled): Promise<FormTree> {
  const text =
    exact === undefined && start !== undefined && end !== undefined && (await findDocumentText(read, textSha256));
  if (!text) return {};
  try {
    return { exact: quoteAt(text, start as number, end as number).exact };
  } catch (error) {
    if (error instanceof Invalid) return {};
    throw error;
  }
}
