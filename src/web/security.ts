import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { Request, RequestHandler } from 'express';
import helmet from 'helmet';
import { Forbidden } from '../domain/errors.ts';
import { isBearer } from './bearer.ts';
import { isWriting } from './only.ts';

const self = ["'self'"];
const none = ["'none'"];

/** Security headers for every answer. HSTS only where the desk is served by https: on a plain LAN it would lock people out. */
export function securityHeaders({ baseUrl }: { baseUrl: string }): RequestHandler {
  const https = baseUrl.startsWith('https:');
  const headers = headersOf(
    helmet({
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
    }),
  );
  return (_req, res, next) => {
    for (const [name, value] of headers) res.setHeader(name, value);
    next();
  };
}

/** What a handler sets that asks nothing of the request: it is the same for every answer, so it is asked once. */
function headersOf(handler: (req: IncomingMessage, res: ServerResponse, next: () => void) => void): [string, string][] {
  const req = new IncomingMessage(new Socket());
  const res = new ServerResponse(req);
  handler(req, res, () => {});
  return Object.entries(res.getHeaders()).map(([name, value]) => [name, String(value)]);
}

/**
 * Refuses writes that another site's page could have sent with our cookie. Bearer requests pass: no browser adds a token by itself.
 * @throws Forbidden
 */
export function sameOrigin({ baseUrl }: { baseUrl: string }): RequestHandler {
  const ours = new URL(baseUrl).origin;
  return (req, _res, next) => {
    if (!isWriting(req) || isBearer(req) || comesFromUs(req, ours)) return next();
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
