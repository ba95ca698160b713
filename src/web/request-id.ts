import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';

const ids = new WeakMap<object, string>();

/** Gives each request an id of our own (a client's is not trusted) and names it in the header `X-Request-Id`. */
export const assignRequestId: RequestHandler = (req, res, next) => {
  res.setHeader('X-Request-Id', requestId(req));
  next();
};

/** The request's id, a UUID; made at the first call. */
export function requestId(req: IncomingMessage): string {
  const known = ids.get(req);
  if (known) return known;
  const made = randomUUID();
  ids.set(req, made);
  return made;
}
