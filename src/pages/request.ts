import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { actorOfSession, actorOfToken } from '../desk/actors.ts';
import type { Body } from '../desk/change-claim.ts';
import type { Act, Actor, Desk, RequestKey } from '../desk/desk.ts';
import type { Fetcher } from '../desk/fetcher.ts';
import { sha256 } from '../domain/canonical.ts';
import { Forbidden, SignedOut } from '../domain/errors.ts';
import { may, type Permission } from '../domain/permissions.ts';
import { bearerToken, isBearer } from '../web/bearer.ts';
import { isForm } from '../web/forms.ts';
import { requestKey } from '../web/idempotency.ts';
import { parseBody } from '../web/parse.ts';
import { type FoundSession, hashSecret, type Sessions } from '../web/sessions.ts';
import { refuseBrokenText } from '../web/text-check.ts';

/** What every page is made with. */
export interface Deps {
  desk: Desk;
  config: Config;
  log: Logger;
  sessions: Sessions;
  fetcher: Fetcher;
}

interface Visitor {
  actor: Actor;
  /** The browser session; machine clients have none. */
  session: FoundSession | null;
}

const visitors = new WeakMap<Request, Visitor>();

/** Finds out who asks: by bearer token, and then by nothing else; else by the session's cookie. */
export function identify({ desk, sessions }: Deps): RequestHandler {
  return async (req, _res, next) => {
    const visitor = isBearer(req) ? await byToken(desk, req) : await bySession(desk, sessions, req);
    if (visitor) visitors.set(req, visitor);
    next();
  };
}

async function byToken(desk: Desk, req: Request): Promise<Visitor | null> {
  const token = bearerToken(req);
  const actor = token ? await actorOfToken(desk, hashSecret(token)) : null;
  return actor && { actor, session: null };
}

async function bySession(desk: Desk, sessions: Sessions, req: Request): Promise<Visitor | null> {
  const session = await sessions.readSession(req);
  const actor = session && (await actorOfSession(desk, session.personId));
  return actor ? { actor, session } : null;
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Lets only people and accounts through that are known, and reading only where their token's scope covers it. */
export const requireSignIn: RequestHandler = (req, _res, next) => {
  actorOf(req);
  if (safeMethods.has(req.method)) requireScope(req);
  next();
};

/** Refuses a token without the scope that a route asks for; routes that write call it once what they speak of is found. */
export function requireScope(req: Request): void {
  const scope = safeMethods.has(req.method) ? 'read' : 'write';
  if (!actorOf(req).scopes.includes(scope)) throw new Forbidden(`This token's scope does not include "${scope}".`);
}

/** Who asks, or null. */
export function visitorOf(req: Request): Visitor | null {
  return visitors.get(req) ?? null;
}

/** Who asks. @throws SignedOut */
export function actorOf(req: Request): Actor {
  const visitor = visitors.get(req);
  if (!visitor) throw new SignedOut();
  return visitor.actor;
}

/**
 * The act that a request asks for; `beside` is what it carries besides its body, such as the hash of a file.
 * @throws SignedOut, BadRequest (idempotency key)
 */
export function actOf(req: Request, beside: Record<string, string> = {}): Act {
  return { actor: actorOf(req), request: keyOf(req, beside) };
}

function keyOf(req: Request, beside: Record<string, string>): RequestKey | undefined {
  const key = requestKey(req);
  if (key === undefined) return undefined;
  refuseBrokenText(req.body);
  const { requestId: _requestId, ...body } = (req.body ?? {}) as Record<string, unknown>;
  const fingerprint = sha256(JSON.stringify([req.method, req.path, body, beside]));
  // A form that was changed after going back in the browser is another act, though it still carries the same hidden id.
  return { key: isForm(req) ? `${key} ${fingerprint}` : key, fingerprint };
}

/** The request's body, for a verb to read when it has checked what comes before. */
export function bodyOf(req: Request): Body {
  return (schema) => parseBody(schema, req);
}

/** @throws Forbidden where the role does not cover the permission */
export function requirePermission(req: Request, permission: Permission, sentence: string): void {
  if (!may(actorOf(req), permission)) throw new Forbidden(sentence);
}

/** A handler; Express 5 hands on what its promise rejects with. */
export type Handler = (req: Request, res: Response, next: NextFunction) => Promise<void> | void;
