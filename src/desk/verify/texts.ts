import { sha256 } from '../../domain/canonical.ts';
import { codePointLength } from '../../domain/normalise.ts';
import type { Reader } from '../../store/store.ts';
import { allDocumentTexts, missingDocumentTexts } from '../../store/verify-reads.ts';
import { type Attested, Fault, requireRedaction } from './report.ts';

/** Re-hashes every document's text. */
export async function verifyDocumentTexts(tx: Reader, attested: Attested): Promise<void> {
  for await (const batch of allDocumentTexts(tx)) {
    for (const { sha256: hash, text, length } of batch) {
      const place = `DocumentText ${hash}`;
      if (text === null) requireRedaction(attested, place);
      else if (sha256(text) !== hash) throw new Fault(place, 'its text is another one');
      else if (codePointLength(text) !== length) throw new Fault(place, 'its length is another one');
    }
  }
  const [missing] = await missingDocumentTexts(tx);
  if (missing) throw new Fault(`DocumentText ${missing}`, 'a document names it, and it is missing');
}
