import type { RequestHandler } from 'express';
import { DeskError, NotFound } from '../domain/errors.ts';
import { methodsAt } from './methods.ts';

/** 405: the address exists, but not with this method. `allow` lists those that do. */
export class MethodNotAllowed extends DeskError {
  readonly status = 405;
  readonly title = 'Not possible here';
  readonly allow: string[];
  constructor(allow: string[]) {
    super(`This address answers ${allow.join(', ')} only.`);
    this.allow = allow;
  }
}

/** Ends the list of routes. @throws MethodNotAllowed where another method is answered at this path; else NotFound. */
export const notFound: RequestHandler = (req) => {
  const methods = methodsAt(req.app.router, req.path);
  if (methods.length > 0 && !methods.includes(req.method)) throw new MethodNotAllowed(methods);
  throw new NotFound('There is nothing at this address.');
};
