import { Readability } from '@mozilla/readability';
import { type Block, blocksOf, type HtmlNode } from './html-blocks.ts';
import { relativeTime } from './relative-time.ts';
import { isByline } from './sections.ts';

/** From how many characters on a block is taken for prose, which must not get lost. */
const prose = 60;
/** Readability's word is taken where it keeps this share of the page's prose. */
const most = 0.75;
/** Beyond these Readability takes minutes; no page that people wrote comes near. */
const deepest = 200;
const largest = 50_000;

/**
 * The blocks that belong to the article. Readability (Mozilla) says where it begins and ends; what it drops in between
 * stays when it is prose, a heading, a time or a byline, because a claim may stand on it. Where it drops most of the
 * page's prose, the whole page is taken. `document` is taken apart and of no use afterwards.
 */
export function articleBlocks(document: HtmlNode, body: HtmlNode): Block[] {
  const { blocks, depth } = blocksOf(body);
  const kept = depth > deepest || blocks.length > largest ? null : keptLines(document);
  if (!kept) return blocks;

  const isKept = blocks.map(({ text }) => text.split('\n').every((line) => line.trim() === '' || kept.has(flat(line))));
  const first = isKept.indexOf(true);
  const last = isKept.lastIndexOf(true);
  const chosen = blocks.map((block, index) =>
    index > first && index < last ? isKept[index] || isNeeded(block) : isKept[index],
  );
  if (proseIn(blocks.filter((_, index) => chosen[index])) <= most * proseIn(blocks)) return blocks;
  // Readability leaves out a headline that repeats the page's title, yet claims stand in headlines.
  const headline = blocks.findLastIndex(({ kind }, index) => index < first && kind === 'title');
  return blocks.filter((_, index) => chosen[index] || index === headline);
}

/** The lines that Readability keeps, without their spaces; null where it finds no article. */
function keptLines(document: HtmlNode): Set<string> | null {
  const article = new Readability(document as never, { serializer: (node) => node as unknown as HtmlNode }).parse();
  if (!article?.content) return null;
  const lines = blocksOf(article.content).blocks.flatMap(({ text }) => text.split('\n'));
  return new Set(lines.map(flat));
}

function isNeeded({ kind, text, linked }: Block): boolean {
  if (linked > 0.5) return false;
  return (
    kind === 'heading' || kind === 'title' || text.length >= prose || relativeTime(text) !== null || isByline(text)
  );
}

function proseIn(blocks: readonly Block[]): number {
  return blocks
    .filter(({ text, linked }) => text.length >= prose && linked <= 0.5)
    .reduce((sum, { text }) => sum + text.length, 0);
}

function flat(line: string): string {
  return line.replace(/\s+/g, '');
}
