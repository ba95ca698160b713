import { type Arrival, fieldOf, nameOf, refused } from './arrival.ts';
import { byMark, decode } from './charset.ts';
import { isBinary, isPdf, strangerBy } from './signatures.ts';

export type TextType = 'text/html' | 'text/plain' | 'text/markdown';
export type MediaType = TextType | 'application/pdf';

/** What the bytes are, and their text where they are one. */
export type Identified =
  | { mediaType: 'application/pdf'; charset: undefined }
  | { mediaType: TextType; charset: string; text: string };

const byAnnouncement = new Map<string, MediaType>(
  Object.entries({
    'text/html': 'text/html',
    'application/xhtml+xml': 'text/html',
    'text/plain': 'text/plain',
    'text/markdown': 'text/markdown',
    'text/x-markdown': 'text/markdown',
    'application/pdf': 'application/pdf',
    'application/x-pdf': 'application/pdf',
  }),
);

const byEnding = new Map<string, MediaType>(
  Object.entries({
    html: 'text/html',
    htm: 'text/html',
    xhtml: 'text/html',
    txt: 'text/plain',
    text: 'text/plain',
    md: 'text/markdown',
    markdown: 'text/markdown',
    pdf: 'application/pdf',
  }),
);

const inWords: Record<MediaType, string> = {
  'text/html': 'a web page (HTML)',
  'text/plain': 'plain text',
  'text/markdown': 'Markdown',
  'application/pdf': 'a PDF',
};

/**
 * Tells from the bytes themselves what came in, and reads its text.
 * @throws Invalid where it is empty, binary, in unknown characters, or announced as something else than it is
 */
export function identify(bytes: Uint8Array, arrival: Arrival): Identified {
  if (bytes.length === 0) throw refused(arrival, `${nameOf(arrival)} is empty: ${otherWay(arrival)}.`);
  const stranger = strangerBy(bytes);
  if (stranger) throw refused(arrival, `${nameOf(arrival)} is ${stranger}: ${otherWay(arrival)}.`);

  const announced = announcedType(arrival);
  if (isPdf(bytes)) return agreed({ mediaType: 'application/pdf', charset: undefined }, announced, arrival);

  const said = parameterOf(arrival.mediaType);
  const wide = byMark(bytes)?.startsWith('utf-16') || /^(utf-?16|unicode)/i.test(said ?? '');
  if (!wide && isBinary(bytes)) throw binary(arrival);
  const html = announced === 'text/html' || looksLikeHtml(Buffer.from(bytes.subarray(0, 1024)).toString('latin1'));
  const { text, charset, broken } = decode(bytes, { announced: said, html });
  if (text.includes('\0')) throw binary(arrival);
  if (broken) {
    throw refused(
      arrival,
      `${nameOf(arrival)} is not written in ${charset.toUpperCase()} as it should be: save it as UTF-8 and upload that.`,
    );
  }
  if (text.trim() === '') throw refused(arrival, `${nameOf(arrival)} is empty: ${otherWay(arrival)}.`);
  return agreed({ mediaType: textType(text, announced, arrival), charset, text }, announced, arrival);
}

/** Refuses bytes that are not what they were announced as; plain text under the name of another text does no harm. */
function agreed(found: Identified, announced: MediaType | undefined, arrival: Arrival): Identified {
  const harmless = found.mediaType === 'text/plain' && announced !== 'application/pdf';
  if (announced === undefined || announced === found.mediaType || harmless) return found;
  const holds = inWords[found.mediaType];
  const todo = fieldOf(arrival) === 'file' ? 'give it the right ending and upload it again' : otherWay(arrival);
  throw refused(arrival, `${nameOf(arrival)} is announced as ${inWords[announced]} but is ${holds}: ${todo}.`);
}

function textType(text: string, announced: MediaType | undefined, arrival: Arrival): TextType {
  const head = text.slice(0, 1024);
  if (looksLikeHtml(head)) return 'text/html';
  if (/^\s*<(\?xml|rss|feed)[\s>]/i.test(head)) {
    throw refused(arrival, `${nameOf(arrival)} is XML, perhaps a feed: ${otherWay(arrival)}.`);
  }
  if (announced === 'text/html' && /<\/?[a-z][^<>]*>/i.test(text)) return 'text/html';
  return announced === 'text/markdown' ? 'text/markdown' : 'text/plain';
}

/** What is said from outside: by a type that says something, else by the ending of a file's name. */
function announcedType(arrival: Arrival): MediaType | undefined {
  const announced = arrival.mediaType?.split(';')[0]?.trim().toLowerCase() ?? '';
  const ending = /\.([a-z0-9]+)$/i.exec(arrival.fileName ?? '')?.[1]?.toLowerCase() ?? '';
  const byName = byEnding.get(ending);
  const byType = byAnnouncement.get(announced);
  if (byType === 'text/plain' && byName === 'text/markdown') return byName;
  if (byType) return byType;
  if (/^(image|audio|video|font)\//.test(announced)) {
    throw refused(arrival, `${nameOf(arrival)} is announced as ${announced}: ${otherWay(arrival)}.`);
  }
  return byName;
}

function parameterOf(mediaType: string | undefined): string | undefined {
  return /;\s*charset\s*=\s*"?([\w.:-]+)/i.exec(mediaType ?? '')?.[1];
}

function looksLikeHtml(head: string): boolean {
  const start = head.replace(/^\ufeff|^ï»¿/, '').replace(/^(\s|<\?xml[^>]*>|<!--[\s\S]*?-->)+/, '');
  return /^<(!doctype html|html|head|body|title|meta|script|link|style)[\s>/]/i.test(start);
}

function binary(arrival: Arrival) {
  return refused(arrival, `${nameOf(arrival)} holds data and no text: ${otherWay(arrival)}.`);
}

function otherWay(arrival: Arrival): string {
  return {
    url: 'open it in a browser and paste its text',
    file: 'upload plain text, HTML, Markdown or a PDF',
    text: 'paste what can be read of it',
  }[fieldOf(arrival)];
}
