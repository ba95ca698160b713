import type { Request, RequestHandler } from 'express';
import { isForm } from '../web/forms.ts';
import { actorOf } from './request.ts';

/** What a form carries that was typed before its author signed in again. */
export const continuedField = 'continued';

const continued = new WeakSet<Request>();

/**
 * Notes that a form was typed before its author signed in again, and takes the mark out of the body. Such a form is shown
 * filled, and nothing is done: the mark can only keep an act from happening.
 */
export const takeContinued: RequestHandler = (req, res, next) => {
  const { [continuedField]: mark, ...body } = (isForm(req) ? (req.body ?? {}) : {}) as Record<string, unknown>;
  if (mark !== undefined) {
    req.body = body;
    continued.add(req);
    const file = mark === 'file' ? ' The file was not kept: choose it again.' : '';
    const notice = `This is what you typed before you were signed out. Nothing has been sent yet. You act as ${actorOf(req).name}.${file}`;
    res.locals.layout = { ...res.locals.layout, notice };
  }
  next();
};

export function isContinued(req: Request): boolean {
  return continued.has(req);
}
