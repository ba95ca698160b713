import { canonical } from '../domain/canonical.ts';
import { retractedForReaders } from '../domain/claim-state.ts';
import { readText } from '../domain/records.ts';

/** A claim's signed text, and where it is retracted its latest one. */
interface Signed {
  text: string;
  retractedText: string | null;
}

/**
 * JSON Lines of the signed state: of each claim the stored text of its signed revision; a retracted one as its readers are
 * to see it.
 */
export async function* signedLines(batches: AsyncIterable<Signed[]>): AsyncGenerator<Buffer> {
  for await (const batch of batches) {
    if (batch.length > 0) yield Buffer.from(batch.map((signed) => `${asRead(signed)}\n`).join(''));
  }
}

function asRead({ text, retractedText }: Signed): string {
  if (retractedText === null) return text;
  return canonical(retractedForReaders(readText('claim', text), readText('claim', retractedText)));
}
