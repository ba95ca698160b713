import type { ErrorRequestHandler } from 'express';
import { SignedOut } from '../../domain/errors.ts';
import { readBodies } from '../../web/bodies.ts';
import { isKeepable, readKept } from '../../web/kept-forms.ts';
import { refererPath } from '../../web/return-path.ts';
import { sameOrigin } from '../../web/security.ts';
import type { Deps } from '../request.ts';
import { showSignInForm } from './sign-in.ts';

/**
 * Answers a form that was sent after its session had ended with the page on which one signs in, and what was typed in it.
 * Nothing of it is stored. Every other error goes on.
 */
export function keepTyped(deps: Deps): ErrorRequestHandler {
  const fromUs = sameOrigin(deps.config);
  const bodies = readBodies({ limit: '4mb' });
  return async (error, req, res, next) => {
    if (!(error instanceof SignedOut) || res.headersSent || !isKeepable(req)) return next(error);
    // Another site's form is not kept for anybody: this throws.
    fromUs(req, res, () => undefined);
    const kept = await readKept(req, res, bodies);
    if (kept.path === '' || kept.fields.length === 0) return next(error);
    res.status(401).setHeader('WWW-Authenticate', 'Bearer realm="claimdesk"');
    res.setHeader('Cache-Control', 'no-store');
    res.locals.layout = { ...res.locals.layout, nav: [], person: null };
    await showSignInForm(deps, res, { next: refererPath(req), email: '', faults: [], kept });
  };
}
