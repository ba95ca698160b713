import path from 'node:path';
import express, { type Express } from 'express';
import { account } from './pages/account/index.ts';
import { audit } from './pages/audit/index.ts';
import { claims } from './pages/claims/index.ts';
import { takeContinued } from './pages/continued.ts';
import { deskPages } from './pages/desk/index.ts';
import { documents } from './pages/documents/index.ts';
import { exports } from './pages/export/index.ts';
import { health } from './pages/health/index.ts';
import { invitations } from './pages/invitations/index.ts';
import { layout } from './pages/layout.ts';
import { notifications } from './pages/notifications/index.ts';
import { people } from './pages/people/index.ts';
import { policy } from './pages/policy/index.ts';
import { publications } from './pages/publications/index.ts';
import { type Deps, identify, requireSignIn } from './pages/request.ts';
import { schemas } from './pages/schema/index.ts';
import { signInPages } from './pages/sign-in/index.ts';
import { keepTyped } from './pages/sign-in/kept-form.ts';
import { sources } from './pages/sources/index.ts';
import { root } from './root.ts';
import { readBodies } from './web/bodies.ts';
import { compressed } from './web/compression.ts';
import { errorHandler } from './web/errors.ts';
import { stripJsonSuffix } from './web/formats.ts';
import { requestLog } from './web/logging.ts';
import { notFound } from './web/not-found.ts';
import { isBelow, isWriting, only } from './web/only.ts';
import { assignRequestId } from './web/request-id.ts';
import { sameOrigin, securityHeaders } from './web/security.ts';
import { staticFiles } from './web/static-files.ts';
import { registerViews, render } from './web/views.ts';

/** The desk's HTTP application: what a request passes, from top to bottom. */
export function createApp(deps: Deps): Express {
  const { config, log } = deps;
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('trust proxy', config.trustProxy);
  registerViews(app, { root: path.join(root, 'views'), cache: config.production });

  app.use(assignRequestId);
  app.use(requestLog(log));
  app.use(securityHeaders(config));
  app.use(compressed());
  app.use(staticFiles(path.join(root, 'public'), { maxAge: config.production ? '1h' : 0 }));
  app.use(only(isBelow('/healthz', '/readyz'), health(deps)));
  app.use(stripJsonSuffix);
  app.use(identify(deps));
  app.use(layout(deps));

  const signingIn = isBelow('/sign-in', '/sign-out', '/invitations');
  app.use(
    only(
      (req) => signingIn(req) || isBelow('/', '/schema')(req),
      // What was typed before a session ended comes back with the sign-in, each field under a longer name.
      only(signingIn, [sameOrigin(config), ...readBodies({ limit: '5mb' })]),
      schemas(),
      signInPages(deps),
      invitations(deps),
    ),
  );

  app.use(requireSignIn);
  app.use(only(isWriting, [sameOrigin(config), ...readBodies({ limit: '4mb' })], takeContinued));
  app.use(deskPages(deps));
  app.use(claims(deps));
  app.use(publications(deps));
  app.use(documents(deps));
  app.use(sources(deps));
  app.use(exports(deps));
  app.use(notifications(deps));
  app.use(account(deps));
  app.use(policy(deps));
  app.use(people(deps));
  app.use(audit(deps));

  app.use(notFound);
  app.use(keepTyped(deps));
  app.use(errorHandler({ log, render }));
  return app;
}
