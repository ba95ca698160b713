import { parseHTML } from 'linkedom';
import { articleBlocks } from './article-blocks.ts';
import { type HtmlNode, textOf } from './html-blocks.ts';
import { type HtmlDocument, metadataOf } from './html-metadata.ts';
import type { Found } from './propose.ts';

/** The text of a page's article, and what the page says of itself. */
export function extractHtml(source: string): { text: string; found: Found } {
  const { document, body } = documentOf(source);
  const found = metadataOf(document);
  // Browsers write where they saved a page from into its first lines.
  const saved = /<!-- saved from url=\(\d+\)(\S+) -->/.exec(source.slice(0, 1000))?.[1];
  return { text: textOf(articleBlocks(document, body)), found: { ...found, url: [...(found.url ?? []), saved] } };
}

/** Pages may leave out `<html>` and `<body>`; the parser does not add them. */
function documentOf(source: string): { document: HtmlDocument; body: HtmlNode } {
  const document = parseHTML(source).document as unknown as HtmlDocument;
  const body = document.childNodes[0] ? document.querySelector('body') : null;
  return body ? { document, body } : documentOf(`<html><head></head><body>${source}</body></html>`);
}
