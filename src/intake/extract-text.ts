import { largestDocument } from '../domain/inputs/text.ts';
import { normalise } from '../domain/normalise.ts';
import type { Identified } from './identify.ts';
import { type Found, type Proposed, propose } from './propose.ts';

/** There is more text than a document holds. */
export class TextTooLong extends Error {}

/** What was read out of a document. */
export interface Read {
  /** Normalised. */
  text: string;
  proposed: Proposed;
}

/**
 * Reads the text and what it says of itself.
 * @param url where it was fetched
 * @throws UnreadablePdf, TextTooLong
 */
export async function readText(bytes: Uint8Array, identified: Identified, url: string | undefined): Promise<Read> {
  const { text: raw, found } = await readers[identified.mediaType](identified, bytes);
  const text = normalise(raw);
  if (Buffer.byteLength(text) > largestDocument) throw new TextTooLong();
  // What it knows of languages takes some 70 MB of memory: loaded when the first document needs it.
  const { detectLanguage } = await import('./detect-language.ts');
  return {
    text,
    proposed: propose(found, { ...(url !== undefined && { base: url }), detected: detectLanguage(text) }),
  };
}

type Reader = (identified: Identified, bytes: Uint8Array) => Promise<{ text: string; found: Found }>;

/** The libraries are large; each is loaded when the first document needs it. */
const readers: Record<Identified['mediaType'], Reader> = {
  'text/html': async (identified) => (await import('./extract-html.ts')).extractHtml(textIn(identified)),
  'application/pdf': async (_identified, bytes) => {
    const { text, found } = await (await import('./extract-pdf.ts')).extractPdf(bytes);
    return { text, found: { ...found, title: [...(found.title ?? []), firstLine(text)] } };
  },
  'text/plain': async (identified) => {
    const text = textIn(identified);
    return { text, found: { title: [firstLine(text)] } };
  },
  'text/markdown': async (identified) => {
    const text = textIn(identified);
    return { text, found: { title: [/^#\s+(.+?)[\s#]*$/m.exec(text)?.[1], firstLine(text)] } };
  },
};

function textIn(identified: Identified): string {
  return identified.mediaType === 'application/pdf' ? '' : identified.text;
}

/** The first line where it looks like a headline: short, no sentence, and not all there is. */
function firstLine(text: string): string | undefined {
  const [first = '', ...others] = text.trim().split(/\s*\n\s*/);
  return others.length > 0 && first.length <= 200 && !/[.!?:;,…”"]$/.test(first) ? first : undefined;
}
