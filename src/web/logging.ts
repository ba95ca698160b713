import type { RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { requestId } from './request-id.ts';

/**
 * One line a request: id, method, path, status, milliseconds. Bodies, queries, headers, cookies and addresses never get
 * into it, because the line is built from these five alone. `quiet` names paths that are asked for too often to log.
 */
export function requestLog(log: Logger, quiet: readonly string[] = ['/healthz', '/readyz']): RequestHandler {
  return (req, res, next) => {
    const begin = performance.now();
    // Comes once, after the last byte or when whoever asked has gone.
    res.once('close', () => {
      const level = levelOf(res);
      if (!log.isLevelEnabled(level)) return;
      const path = pathForLog(req.originalUrl);
      if (quiet.includes(path)) return;
      const ms = Math.round(performance.now() - begin);
      const line = { requestId: requestId(req), method: req.method, path, status: res.statusCode, ms };
      log[level](line, messageOf(res));
    });
    next();
  };
}

function levelOf({ statusCode }: Response): 'error' | 'info' {
  return statusCode >= 500 ? 'error' : 'info';
}

function messageOf({ statusCode, writableFinished }: Response): string {
  if (statusCode >= 500) return 'request failed';
  return writableFinished ? 'request completed' : 'request aborted';
}

/** The path without its query; what may be a secret or an e-mail address in it is masked, at most 300 characters. */
export function pathForLog(url: string): string {
  // Cut first: the masking takes longer than it should over a very long path.
  const path = (url.split('?', 1)[0] ?? '/').slice(0, 300);
  return maskSecrets(path.replace(/(\/invitations\/)[^/]+/, '$1***'));
}

/** `text` with everything that looks like an e-mail address or a bearer token replaced. */
export function maskSecrets(text: string): string {
  return text.replace(/[^\s/"'`<>]+(?:@|%40)[^\s/"'`<>]+/gi, '***').replace(/\bcd_[\w-]{8,}/g, '***');
}

/** What may be logged of an unknown error: kind, code, first and last line of its message (masked), the stack's places. */
export function errorForLog(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { kind: typeof error };
  const lines = error.message.split('\n').filter((line) => line.trim() !== '');
  const told = [...new Set([lines[0], lines.at(-1)])].filter((line) => line !== undefined);
  return {
    kind: error.name,
    code: (error as { code?: unknown }).code,
    message: told.map((line) => maskSecrets(line.trim()).slice(0, 200)),
    at: (error.stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 12)
      .map((line) => line.trim()),
    ...(error.cause === undefined ? {} : { cause: errorForLog(error.cause) }),
  };
}
