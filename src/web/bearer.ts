import type { Request } from 'express';

/** True if the request brings a bearer token, well-formed or not: then its cookies count for nothing. */
export function isBearer(req: Request): boolean {
  return /^bearer(?:\s|$)/i.test(req.headers.authorization ?? '');
}

/** The bearer token of the `Authorization` header (`cd_` and base64url), or undefined. */
export function bearerToken(req: Request): string | undefined {
  return /^bearer\s+(cd_[\w-]{20,100})\s*$/i.exec(req.headers.authorization ?? '')?.[1];
}
