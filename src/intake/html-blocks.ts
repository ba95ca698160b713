/** What is used here of a DOM; the project is compiled without the browser's types. */
export interface HtmlNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: readonly HtmlNode[];
  getAttribute?(name: string): string | null;
}

/** A piece of a page that stands on lines of its own. */
export interface Block {
  kind: 'paragraph' | 'title' | 'heading' | 'item';
  text: string;
  /** The share of its characters that are links, 0 to 1. */
  linked: number;
}

/** Where a node stands. */
interface Place {
  depth: number;
  kind: Block['kind'];
  link: boolean;
  /** Spaces and line breaks count. */
  pre: boolean;
  article: boolean;
}

const setOf = (names: string) => new Set(names.toUpperCase().split(' '));

const blockElements = setOf(
  'address article blockquote body caption center dd details div dl dt fieldset figcaption figure form ' +
    'h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu ol p pre section summary table tbody tfoot thead tr ul',
);
/** What is no text to read, and what surrounds the text on every page of a site. */
const leftOut = setOf(
  'aside audio button canvas datalist dialog embed footer head iframe img input map math meta nav noscript object ' +
    'option script select style svg template textarea title video',
);
const surroundings = setOf('navigation contentinfo complementary search dialog alertdialog banner');

/** Deeper than any page is that people wrote; what stands deeper is taken as one piece. */
const deepest = 500;

/**
 * The page as blocks in reading order: paragraphs, headings, list items, as a browser would show them. Scripts, menus,
 * asides, footers and what is hidden are left out.
 */
export function blocksOf(root: HtmlNode): { blocks: Block[]; depth: number } {
  const blocks: Block[] = [];
  let depth = 0;
  let text = '';
  let linked = 0;
  let itemBegins = false;

  function end({ kind, pre }: Place) {
    const lines = text.split('\n').map((line) => (pre ? line : line.trim()));
    const whole = lines.join('\n').replace(/^\n+|\s+$/g, '');
    if (whole !== '') {
      blocks.push({ kind: itemBegins ? 'item' : kind, text: whole, linked: linked / whole.length });
      itemBegins = false;
    }
    text = '';
    linked = 0;
  }

  function add(added: string, { link, pre }: Place) {
    const shown = pre ? added : added.replace(/[ \t\n\r\f]+/g, ' ');
    text += /[ \n]$/.test(text) && !pre ? shown.replace(/^ /, '') : shown;
    if (link) linked += shown.length;
  }

  function visit(node: HtmlNode, place: Place) {
    depth = Math.max(depth, place.depth);
    if (node.nodeType === 3 || place.depth > deepest) return add(node.textContent ?? '', place);
    const name = node.nodeName.toUpperCase();
    if (node.nodeType !== 1 || isLeftOut(node, name, place)) return;
    if (name === 'BR') text += '\n';
    // The cells of a row share its line.
    if ((name === 'TD' || name === 'TH') && text !== '') text += ' | ';
    const inside = placeIn(name, place);
    const isBlock = blockElements.has(name);
    if (isBlock) end(place);
    if (name === 'LI') itemBegins = true;
    for (const child of node.childNodes) visit(child, inside);
    if (isBlock) end(inside);
    if (name === 'LI') itemBegins = false;
  }

  visit(root, { depth: 0, kind: 'paragraph', link: false, pre: false, article: false });
  return { blocks, depth };
}

function placeIn(name: string, { depth, kind, link, pre, article }: Place): Place {
  const heading = name === 'H1' ? 'title' : /^H[2-6]$/.test(name) ? 'heading' : kind;
  return {
    depth: depth + 1,
    kind: heading,
    link: link || name === 'A',
    pre: pre || name === 'PRE',
    article: article || name === 'ARTICLE' || name === 'MAIN',
  };
}

function isLeftOut(node: HtmlNode, name: string, place: Place): boolean {
  if (leftOut.has(name) || (name === 'HEADER' && !place.article)) return true;
  const said = (attribute: string) => node.getAttribute?.(attribute);
  return (
    said('hidden') != null ||
    /display\s*:\s*none|visibility\s*:\s*hidden/i.test(said('style') ?? '') ||
    surroundings.has(said('role')?.toUpperCase() ?? '')
  );
}

/** The text of blocks: a blank line between two, but items of a list on lines of their own, each with a bullet. */
export function textOf(blocks: readonly Block[]): string {
  return blocks
    .map(({ kind, text }, index) => {
      const bullet = kind === 'item' ? '• ' : '';
      const gap = index === 0 ? '' : kind === 'item' && blocks[index - 1]?.kind === 'item' ? '\n' : '\n\n';
      return gap + bullet + text;
    })
    .join('');
}
