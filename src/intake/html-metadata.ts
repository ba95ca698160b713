import type { HtmlNode } from './html-blocks.ts';
import type { Found } from './propose.ts';

export interface HtmlDocument extends HtmlNode {
  querySelector(selector: string): HtmlNode | null;
  querySelectorAll(selector: string): Iterable<HtmlNode>;
}

type Json = Record<string, unknown>;

const dateNames = ['date', 'dc.date', 'dcterms.date', 'dcterms.created', 'pubdate', 'publish-date', 'parsely-pub-date'];

/** What a page says of itself: schema.org in JSON-LD first, then Open Graph, then HTML's own elements. */
export function metadataOf(document: HtmlDocument): Found {
  const article = articleIn(document);
  const meta = metaOf(document);
  const textAt = (selector: string) => document.querySelector(selector)?.textContent ?? undefined;
  const attributeAt = (selector: string, name: string) =>
    document.querySelector(selector)?.getAttribute?.(name) ?? undefined;
  const publisher = [nameOf(article.publisher), meta('og:site_name'), meta('application-name')];
  return {
    title: [
      article.headline,
      meta('og:title'),
      meta('twitter:title'),
      textAt('h1'),
      withoutSite(textAt('title'), publisher),
    ],
    author: [
      nameOf(article.author),
      meta('author'),
      meta('article:author'),
      textAt('[rel~="author"]'),
      textAt('[itemprop~="author"]'),
      textAt('[class~="byline"]'),
    ],
    publisher,
    language: [
      attributeAt('html[lang]', 'lang'),
      attributeAt('html', 'xml:lang'),
      article.inLanguage,
      meta('og:locale'),
      meta('content-language'),
    ],
    publishedAt: [
      article.datePublished,
      meta('article:published_time'),
      meta('datePublished'),
      ...dateNames.map(meta),
      attributeAt('[itemprop~="datePublished"]', 'datetime'),
      attributeAt('article time[datetime], main time[datetime]', 'datetime'),
    ],
    url: [attributeAt('link[rel~="canonical"]', 'href'), meta('og:url'), article.url],
  };
}

/** The content of a `<meta>` by its name, property, itemprop or http-equiv, whichever a site uses. */
function metaOf(document: HtmlDocument): (name: string) => string | undefined {
  const contents = new Map<string, string>();
  for (const element of document.querySelectorAll('meta[content]')) {
    const content = element.getAttribute?.('content') ?? '';
    for (const attribute of ['name', 'property', 'itemprop', 'http-equiv']) {
      const name = element.getAttribute?.(attribute)?.toLowerCase();
      if (name && content.trim() !== '' && !contents.has(name)) contents.set(name, content);
    }
  }
  return (name) => contents.get(name.toLowerCase());
}

/** The first article that JSON-LD describes; an empty one where there is none. */
function articleIn(document: HtmlDocument): Json {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const article = thingsIn(parsed(script.textContent ?? '')).find((thing) => typesOf(thing).some(isArticle));
    if (article) return article;
  }
  return {};
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A JSON-LD text holds one thing, a list of them, or a graph. */
function thingsIn(value: unknown): Json[] {
  const list = Array.isArray(value) ? value : [value];
  return list.filter(isObject).flatMap((thing) => {
    const graph = thing['@graph'];
    return Array.isArray(graph) ? [thing, ...graph.filter(isObject)] : [thing];
  });
}

function typesOf(thing: Json): unknown[] {
  return [thing['@type']].flat();
}

function isArticle(type: unknown): boolean {
  return typeof type === 'string' && /(Article|BlogPosting|^Report)$/.test(type);
}

/** The name of a person or organisation, or of several: "A and B" as "A, B". */
function nameOf(value: unknown): string | undefined {
  const names = [value]
    .flat()
    .map((one) => (isObject(one) ? one.name : one))
    .filter((name) => typeof name === 'string' && name.trim() !== '');
  return names.length === 0 ? undefined : [...new Set(names)].join(', ');
}

/** `<title>` mostly ends in the name of the site. */
function withoutSite(title: string | undefined, sites: readonly (string | undefined)[]): string | undefined {
  const [, rest, end] = /^(.*\S)\s+[-–—|·]\s+(\S.*?)\s*$/s.exec(title ?? '') ?? [];
  return rest !== undefined && sites.some((site) => site?.trim() === end) ? rest : title;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
