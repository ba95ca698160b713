import { canonical } from '../domain/canonical.ts';
import { retractedForReaders } from '../domain/claim-state.ts';
import { readText } from '../domain/records.ts';

export interface StoredText {
  id: number;
  text: string;
}

/** Finds the texts of revisions by claim and number. */
export type RevisionTexts = (revisions: { id: number; number: number }[]) => Promise<Map<number, string>>;

/** JSON Lines of the working state: the stored texts as they are, one a line. */
export async function* workingLines(batches: AsyncIterable<StoredText[]>): AsyncGenerator<string> {
  for await (const batch of batches) {
    if (batch.length > 0) yield `${batch.map(({ text }) => text).join('\n')}\n`;
  }
}

/**
 * JSON Lines of the signed state: of each claim the stored text of its signed revision; a retracted one as its readers are
 * to see it. Claims that nobody signed are left out.
 */
export async function* signedLines(
  batches: AsyncIterable<StoredText[]>,
  textsOf: RevisionTexts,
): AsyncGenerator<string> {
  for await (const batch of batches) {
    const claims = batch.map(({ text }) => readText('claim', text)).filter((claim) => claim.lastSigned);
    const signed = await textsOf(claims.map((claim) => ({ id: claim.id, number: claim.lastSigned?.revision ?? 0 })));
    const lines = claims.flatMap((claim) => {
      const text = signed.get(claim.id);
      if (text === undefined) return [];
      return claim.standing === 'retracted' ? canonical(retractedForReaders(readText('claim', text), claim)) : text;
    });
    if (lines.length > 0) yield `${lines.join('\n')}\n`;
  }
}
