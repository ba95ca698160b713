import type { Request } from 'express';

const here = 'http://desk.invalid';

/**
 * A path of this desk that it is safe to send a browser to, or `otherwise`: other hosts, other schemes, `//host` and
 * backslashes are refused. Use it on every `next` that comes from outside.
 */
export function safePath(given: unknown, otherwise = '/desk'): string {
  if (typeof given !== 'string' || !given.startsWith('/') || given.length > 2000) return otherwise;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop such characters, and `/\t/host` becomes `//host`.
  if (/^\/[/\\]|[\\\x00-\x20]/.test(given) || !URL.canParse(given, here)) return otherwise;
  const url = new URL(given, here);
  // `/a/..//host` comes out as `//host`: look again at the result.
  return url.origin === here && !url.pathname.startsWith('//') ? url.pathname + url.search + url.hash : otherwise;
}

/** The path of the page that the request came from, if it was one of this desk's; else `otherwise`. */
export function refererPath(req: Request, otherwise = '/desk'): string {
  const referer = req.get('referer');
  if (!referer || !URL.canParse(referer)) return otherwise;
  const url = new URL(referer);
  return url.host === req.get('host') ? safePath(url.pathname + url.search, otherwise) : otherwise;
}
