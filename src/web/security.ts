import type { Request, RequestHandler } from 'express';
import helmet from 'helmet';
import { Forbidden } from '../domain/errors.ts';
import { isBearer } from './bearer.ts';

const self = ["'self'"];
const none = ["'none'"];

/** Security headers for every answer. HSTS only where the desk is served by https: on a plain LAN it would lock people out. */
export function securityHeaders({ baseUrl }: { baseUrl: string }): RequestHandler {
  const https = baseUrl.startsWith('https:');
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: none,
        styleSrc: self,
        scriptSrc: self,
        imgSrc: [...self, 'data:'],
        connectSrc: self,
        formAction: self,
        frameAncestors: none,
        baseUri: none,
      },
    },
    // With helmet's default, no-referrer, browsers send "Origin: null" with our own forms.
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: https,
    crossOriginOpenerPolicy: https,
    originAgentCluster: https,
    xFrameOptions: { action: 'deny' },
  });
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses writes that another site's page could have sent with our cookie. Bearer requests pass: no browser adds a token by itself.
 * @throws Forbidden
 */
export function sameOrigin({ baseUrl }: { baseUrl: string }): RequestHandler {
  const ours = new URL(baseUrl).origin;
  return (req, _res, next) => {
    if (safeMethods.has(req.method) || isBearer(req) || comesFromUs(req, ours)) return next();
    throw new Forbidden(
      'This request did not come from a page of this desk. Open the page again and send it from there.',
    );
  };
}

function comesFromUs(req: Request, ours: string): boolean {
  const site = req.get('sec-fetch-site');
  if (site) return site === 'same-origin' || site === 'none';
  const origin = req.get('origin');
  if (!origin || !URL.canParse(origin)) return false;
  return origin === ours || new URL(origin).host === req.get('host')?.toLowerCase();
}
