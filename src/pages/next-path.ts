import type { Request } from 'express';
import { pathAsked } from '../web/formats.ts';

/** The path of a list's next page: the query as it was asked, with another cursor; null where the list ends. */
export function nextPath(req: Request, after: string | null): string | null {
  if (after === null) return null;
  const query = new URLSearchParams(req.originalUrl.split('?')[1] ?? '');
  query.set('after', after);
  return `${pathAsked(req)}?${query}`;
}
