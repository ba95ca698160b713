import { type Moment, momentsOf } from '../../desk/read-time-codes.ts';
import type { Appearance, Claim } from '../../domain/claim.ts';
import { directionOf } from '../../domain/languages.ts';
import type { Document } from '../../domain/records.ts';
import { findTextPieces, type TextPiece } from '../../store/documents.ts';
import type { Source } from '../../store/records.ts';
import type { ShownTime, Wording } from '../wording.ts';
import { contextNeeded, type PassageInContext, passageInContext } from './passage-context.ts';

/** A passage in which the claim stands. */
export interface ShownAppearance extends PassageInContext {
  /** The anchor on the claim's page. */
  anchor: string;
  href: string;
  title: string;
  publisher: string | null;
  publishedAt: ShownTime | null;
  language: string;
  direction: 'ltr' | 'rtl';
  /** What the outlet itself says of its checking. */
  outletCheck: string;
  disclaimer: string | null;
  translation: string | null;
  /** When it is said, where it stands in the transcript of a recording. */
  moment: Moment | null;
}

/** The passages of a claim, each in its document's own words and language. */
export async function shownAppearances(
  read: Source,
  wording: Wording,
  claim: Claim,
  documents: ReadonlyMap<number, Document>,
): Promise<ShownAppearance[]> {
  const { words, date } = wording;
  const [pieces, moments] = await Promise.all([
    findPieces(read, claim.appearances),
    momentsOf(read, claim.appearances, documents),
  ]);
  return claim.appearances.map(({ id, documentId, quote, outletCheck, disclaimer, document }) => {
    const record = documents.get(documentId);
    const language = record?.language ?? claim.language;
    return {
      ...passageInContext(pieces.get(id) ?? null, quote),
      anchor: `passage-${id}`,
      href: `/documents/${documentId}#appearance-${id}`,
      title: document.title,
      publisher: document.publisher ?? null,
      publishedAt: document.publishedAt ? date(document.publishedAt, record?.derived) : null,
      language,
      direction: directionOf(language),
      outletCheck: words.outletChecks[outletCheck],
      disclaimer: disclaimer?.exact ?? null,
      translation: record?.translation ? words.translators[record.translation.by] : null,
      moment: moments.get(id) ?? null,
    };
  });
}

/** The pieces of documents that passages stand in, by the id of the appearance. */
async function findPieces(read: Source, appearances: Appearance[]): Promise<Map<string, TextPiece | null>> {
  const byText = new Map<string, Appearance[]>();
  for (const appearance of appearances) {
    const { textSha256 } = appearance.document;
    byText.set(textSha256, [...(byText.get(textSha256) ?? []), appearance]);
  }
  const found = [...byText].map(async ([textSha256, some]) => {
    const passages = some.map(({ quote }) => quote);
    const pieces = await findTextPieces(read, textSha256, passages, contextNeeded);
    return some.map(({ id }, index) => [id, pieces[index] ?? null] as const);
  });
  return new Map((await Promise.all(found)).flat());
}
