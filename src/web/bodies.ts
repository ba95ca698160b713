import express, { type RequestHandler } from 'express';

/** Reads JSON and form bodies up to `limit` (bytes, or text such as `2mb`) into `req.body`; larger ones end as 413. */
export function readBodies({ limit = '2mb' }: { limit?: number | string } = {}): RequestHandler[] {
  return [
    express.json({ limit, type: ['application/json', 'application/*+json'] }),
    express.urlencoded({ limit, extended: true, parameterLimit: 5000 }),
  ];
}
