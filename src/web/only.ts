import { type Request, type RequestHandler, Router } from 'express';

/** Handlers that a request passes only where it is of a kind; all others go past them at once. */
export function only(
  isOf: (req: Request) => boolean,
  ...handlers: (RequestHandler | RequestHandler[])[]
): RequestHandler {
  const router = Router();
  for (const handler of handlers) router.use(handler);
  const handler: RequestHandler = (req, res, next) => (isOf(req) ? router(req, res, next) : next());
  // So that its routes are still found among the app's (methods.ts).
  return Object.assign(handler, { stack: router.stack });
}

/** Whether a path is one of those or lies below one; `/` is the first page alone. */
export function isBelow(...paths: string[]): (req: Request) => boolean {
  return (req) => {
    // As Express matches routes: in capitals, too.
    const path = req.path.toLowerCase();
    return paths.some((one) => path === one || (one !== '/' && path.startsWith(`${one}/`)));
  };
}

/** Whether a request may change something (RFC 9110, 9.2.1). */
export function isWriting({ method }: Request): boolean {
  return method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS';
}
