import type { ErrorRequestHandler, Request, Response } from 'express';
import type { Logger } from 'pino';
import {
  BadRequest,
  Conflict,
  type DeskError,
  type Fault,
  Invalid,
  SignedOut,
  TooMany,
  Unavailable,
} from '../domain/errors.ts';
import { type AskedAgain, askedAgain } from './asked-again.ts';
import { isBearer } from './bearer.ts';
import { asDeskError } from './foreign-errors.ts';
import { pathAsked, wantsJson } from './formats.ts';
import { errorForLog } from './logging.ts';
import { MethodNotAllowed } from './not-found.ts';
import { requestId } from './request-id.ts';
import { refererPath } from './return-path.ts';
import { type SentField, sentFields } from './sent-fields.ts';

/** What `views/errors/error.ejs` shows. */
export interface ErrorPage {
  status: number;
  title: string;
  detail: string;
  /** What the person can do next. */
  advice: string;
  faults: Fault[];
  changes: Conflict['changes'];
  /** What the form held, so that nothing typed is lost. */
  sent: SentField[];
  /** What was asked by address, to be corrected and asked again. */
  again: AskedAgain | null;
  backPath: string | null;
  requestId: string;
}

// What somebody typed and may send again is shown to them.
const keepsTyped = new Set([403, 409, 422, 500, 503]);

interface Problem {
  type: 'about:blank';
  title: string;
  status: number;
  detail: string;
  instance: string;
  errors: Fault[];
  changes?: Conflict['changes'];
  revision?: number;
}

const advice: Record<number, string> = {
  400: 'Check the address, or begin again from the list.',
  403: 'If you need this for your work, ask an admin of the desk.',
  404: 'Check the address, or look for it in the lists. Records that you may not see are answered like this too.',
  405: 'Go back and use the buttons of the page.',
  409: 'Open the record again, compare, and keep what you need.',
  413: 'Send less at once, or a smaller file.',
  415: 'Send it in another format.',
  422: 'Go back, correct it, and send it again.',
  429: 'Wait a little, then try again.',
  500: 'See whether your change was kept, then try again. If it happens again, tell an admin of the desk the number below.',
  503: 'Wait a moment, then try again.',
};

/**
 * The one place where errors become answers: RFC 9457 problems for JSON clients, the sign-in page for people who are signed
 * out, the page `errors/error` for everybody else. Unknown errors are logged and told as 500 without their words.
 */
export function errorHandler({
  log,
  render,
}: {
  log: Logger;
  render: (res: Response, view: string, context: ErrorPage) => Promise<void>;
}): ErrorRequestHandler {
  return async (error, req, res, _next) => {
    const known = asDeskError(error);
    if (!known) log.error({ requestId: requestId(req), error: errorForLog(error) }, 'unexpected error');
    if (res.headersSent) {
      res.destroy();
      return;
    }
    setHeaders(res, known);
    const status = known?.status ?? 500;
    res.status(status);
    if (wantsJson(req) || (status === 401 && isBearer(req))) return sendProblem(req, res, known);
    if (known instanceof SignedOut) {
      const from = req.method === 'GET' || req.method === 'HEAD' ? req.originalUrl : refererPath(req);
      return res.redirect(303, `/sign-in?next=${encodeURIComponent(from)}`);
    }
    try {
      await render(res, 'errors/error', errorPage(req, known));
    } catch (failure) {
      log.error({ requestId: requestId(req), error: errorForLog(failure) }, 'the error page failed');
      res.type('text/plain').send(`${titleOf(known)}. ${detailOf(known)}\nRequest ${requestId(req)}\n`);
    }
  };
}

function setHeaders(res: Response, error: DeskError | null): void {
  res.removeHeader('Location');
  res.setHeader('Cache-Control', 'no-store');
  if (error instanceof TooMany || error instanceof Unavailable) res.setHeader('Retry-After', String(error.retryAfter));
  if (error instanceof MethodNotAllowed) res.setHeader('Allow', error.allow.join(', '));
  if (error instanceof SignedOut) res.setHeader('WWW-Authenticate', 'Bearer realm="claimdesk"');
}

function sendProblem(req: Request, res: Response, error: DeskError | null): void {
  const problem: Problem = {
    type: 'about:blank',
    title: titleOf(error),
    status: error?.status ?? 500,
    detail: detailOf(error),
    instance: `urn:uuid:${requestId(req)}`,
    errors: faultsOf(error),
    ...(error instanceof Conflict && error.changes.length > 0 ? { changes: error.changes } : {}),
    ...(error instanceof Conflict && error.revision !== undefined ? { revision: error.revision } : {}),
    ...(error instanceof Conflict ? error.beside : {}),
  };
  res.type('application/problem+json').send(JSON.stringify(problem));
}

function errorPage(req: Request, error: DeskError | null): ErrorPage {
  const status = error?.status ?? 500;
  return {
    status,
    title: titleOf(error),
    detail: detailOf(error),
    advice: advice[status] ?? 'Go back and try again.',
    faults: faultsOf(error).filter((fault) => fault.path !== ''),
    changes: error instanceof Conflict ? error.changes : [],
    sent: keepsTyped.has(status) ? sentFields(req) : [],
    again: error instanceof BadRequest ? askedAgain(req, error.faults) : null,
    backPath: req.method === 'GET' ? null : refererPath(req, pathAsked(req)),
    requestId: requestId(req),
  };
}

function faultsOf(error: DeskError | null): Fault[] {
  return error instanceof Invalid || error instanceof BadRequest ? error.faults : [];
}

function titleOf(error: DeskError | null): string {
  return error?.title ?? 'Something went wrong here';
}

function detailOf(error: DeskError | null): string {
  if (!error) return 'The desk met a fault that it did not expect. It is written down.';
  const faults = faultsOf(error);
  if (faults.length === 0) return error.message;
  const told = faults.slice(0, mostTold).map(({ path, message }) => {
    return path ? `${path.length > 60 ? `${path.slice(0, 60)}…` : path}: ${message}` : message;
  });
  const others = faults.length - told.length;
  return [...told, ...(others > 0 ? [`And ${others} more.`] : [])].join(' ');
}

// A sentence that names every fault of a wild request would help nobody; all stand in `errors`.
const mostTold = 10;
