import type { Request, Response } from 'express';
import { wantsJson } from './formats.ts';
import { entityTag, JsonText } from './json-text.ts';
import { leaveNotice } from './notices.ts';
import { utf8 } from './utf8.ts';
import { render } from './views.ts';

/** Answers with `json` or with the page `view`, as the request prefers; both come from one loader. `status` defaults to 200. */
export async function respond<Context extends object>(
  req: Request,
  res: Response,
  { view, context, json, status = 200 }: { view: string; context: Context; json: unknown; status?: number },
): Promise<void> {
  res.status(status);
  if (wantsJson(req)) sendJson(res, json);
  else await render(res, view, context);
}

/** After something was made: 201 with `Location` and the JSON, or 303 to it with a notice. */
export function created(
  req: Request,
  res: Response,
  { location, json, notice }: { location: string; json: unknown; notice?: string },
): void {
  if (wantsJson(req)) sendJson(res.status(201).location(location), json);
  else goTo(res, location, notice);
}

/** After something was changed: 200 with the JSON, or 303 to `path` with a notice. */
export function changed(
  req: Request,
  res: Response,
  { path, json, notice }: { path: string; json: unknown; notice?: string },
): void {
  if (wantsJson(req)) sendJson(res.status(200), json);
  else goTo(res, path, notice);
}

/**
 * Sends JSON as `application/json; charset=utf-8`, not to be kept by shared caches. What was asked for is sent with an
 * `ETag`; who has it already (`If-None-Match`) gets 304 instead.
 */
export function sendJson(res: Response, json: unknown): void {
  const answer = json instanceof JsonText ? json : new JsonText(JSON.stringify(json));
  if (!res.getHeader('Cache-Control')) res.setHeader('Cache-Control', 'private, no-cache');
  const { req } = res;
  if ((req.method === 'GET' || req.method === 'HEAD') && res.statusCode === 200) {
    res.setHeader('ETag', entityTag(answer));
    if (req.fresh) return void res.status(304).end();
  }
  res.setHeader('Content-Type', 'application/json; charset=utf-8');
  const bytes = utf8(answer.text);
  res.setHeader('Content-Length', bytes.length);
  res.end(req.method === 'HEAD' ? undefined : bytes);
}

/** Names the next page of a list in the `Link` header (RFC 8288); without a path does nothing. */
export function linkNext(res: Response, path: string | null | undefined): void {
  if (path) res.append('Link', `<${path}>; rel="next"`);
}

function goTo(res: Response, path: string, notice: string | undefined): void {
  if (notice) leaveNotice(res, notice);
  res.redirect(303, path);
}
