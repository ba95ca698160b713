import express, { type Request, type RequestHandler } from 'express';

/** Reads JSON and form bodies up to `limit` (bytes, or text such as `2mb`) into `req.body`; larger ones end as 413. */
export function readBodies({ limit = '2mb' }: { limit?: number | string } = {}): RequestHandler[] {
  const parsers = [
    express.json({ limit, type: ['application/json', 'application/*+json'] }),
    express.urlencoded({ limit, extended: true, parameterLimit: 5000 }),
  ];
  return parsers.map((parse) => (req, res, next) => (hasBody(req) ? parse(req, res, next) : next()));
}

// RFC 9112, section 6.
function hasBody({ headers }: Request): boolean {
  return headers['transfer-encoding'] !== undefined || headers['content-length'] !== undefined;
}
