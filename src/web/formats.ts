import type { Request, RequestHandler } from 'express';

const askedByPath = new WeakSet<object>();
const wanted = new WeakMap<object, boolean>();

/**
 * Rewrites `/claims/12.json?x` to `/claims/12?x` before routing and remembers that JSON was asked for.
 * `/schema/…` is left alone: its files are named `.json` themselves.
 */
export const stripJsonSuffix: RequestHandler = (req, _res, next) => {
  const match = /^([^?]*)\.json(\?.*)?$/s.exec(req.url);
  if (match && !req.url.startsWith('/schema/')) {
    req.url = `${match[1] || '/'}${match[2] ?? ''}`;
    askedByPath.add(req);
  }
  next();
};

/** True if the body's declared media type is JSON (`application/json` or `application/…+json`). */
export function hasJsonBody(req: Request): boolean {
  return /^application\/(?:[\w.+-]+\+)?json\b/i.test(req.headers['content-type'] ?? '');
}

/**
 * True if the answer should be JSON: the path ended in `.json`, or the body is JSON, or `Accept` prefers JSON to HTML.
 * Marks the answer with `Vary: Accept`.
 */
export function wantsJson(req: Request): boolean {
  const known = wanted.get(req);
  if (known !== undefined) return known;
  if (req.res && !req.res.headersSent) req.res.vary('Accept');
  const json = prefersJson(req);
  wanted.set(req, json);
  return json;
}

function prefersJson(req: Request): boolean {
  if (askedByPath.has(req) || hasJsonBody(req)) return true;
  const preferred = req.accepts(['text/html', 'application/json', 'application/problem+json']);
  return preferred !== false && preferred !== 'text/html';
}

/** The path as the client wrote it, `.json` included, without the query: what a `next` path must begin with. */
export function pathAsked(req: Request): string {
  return req.originalUrl.split('?', 1)[0] ?? '/';
}
