import { hash, randomBytes } from 'node:crypto';
import type { CookieOptions, Request, Response } from 'express';
import { v7 as uuidv7 } from 'uuid';
import { isBearer } from './bearer.ts';
import { readCookie } from './cookies.ts';

const second = 1000;
const hour = 3600 * second;
const lifetime = 14 * 24 * hour;
const idleTime = 24 * hour;
const touchEvery = 60 * second;

/** A session at rest. Times are RFC 3339 UTC with milliseconds; `tokenHash` is SHA-256 in hex; `agent` the browser's own name. */
export interface StoredSession {
  id: string;
  tokenHash: string;
  personId: number;
  createdAt: string;
  lastSeenAt: string;
  expiresAt: string;
  agent: string;
}

export type FoundSession = Pick<StoredSession, 'id' | 'personId' | 'lastSeenAt' | 'expiresAt'>;

export interface SessionStore {
  create(session: StoredSession): Promise<void>;
  find(tokenHash: string): Promise<FoundSession | null>;
  touch(id: string, lastSeenAt: string): Promise<void>;
  revoke(id: string): Promise<void>;
}

export interface Sessions {
  /** Signs `personId` in: a new token in the cookie, its hash in the store. A session that the browser had ends. */
  startSession(req: Request, res: Response, personId: number): Promise<void>;
  /** The request's living session, or null. Ends those past 14 days, or 24 hours without a request. Bearer requests have none. */
  readSession(req: Request): Promise<FoundSession | null>;
  /** Signs out: revokes the session and clears the cookie. */
  endSession(req: Request, res: Response): Promise<void>;
}

/** 32 random bytes in base64url (43 characters), behind `prefix`: bearer tokens take `cd_`. */
export function newSecret(prefix = ''): string {
  return prefix + randomBytes(32).toString('base64url');
}

/** What is kept of a secret: SHA-256, 64 lower-case hex digits. Enough for 256 random bits; not for passwords. */
export function hashSecret(secret: string): string {
  return hash('sha256', secret);
}

/** Cookie sessions over `store`. `baseUrl` decides on `Secure` and the `__Host-` prefix (RFC 6265bis). */
export function createSessions({
  store,
  baseUrl,
  now = Date.now,
}: {
  store: SessionStore;
  baseUrl: string;
  now?: () => number;
}): Sessions {
  const secure = baseUrl.startsWith('https:');
  const name = secure ? '__Host-claimdesk_session' : 'claimdesk_session';
  const cookie: CookieOptions = { httpOnly: true, sameSite: 'lax', path: '/', secure };

  async function find(req: Request): Promise<FoundSession | null> {
    const token = readCookie(req, name);
    return token && /^[\w-]{43}$/.test(token) ? store.find(hashSecret(token)) : null;
  }

  return {
    async startSession(req, res, personId) {
      const earlier = await find(req);
      if (earlier) await store.revoke(earlier.id);
      const token = newSecret();
      const time = now();
      await store.create({
        id: uuidv7(),
        tokenHash: hashSecret(token),
        personId,
        createdAt: stamp(time),
        lastSeenAt: stamp(time),
        expiresAt: stamp(time + lifetime),
        agent: (req.get('user-agent') ?? '').slice(0, 200),
      });
      res.cookie(name, token, { ...cookie, maxAge: lifetime });
    },

    async readSession(req) {
      if (isBearer(req)) return null;
      const session = await find(req);
      if (!session) return null;
      const time = now();
      const idle = time - Date.parse(session.lastSeenAt);
      if (time >= Date.parse(session.expiresAt) || idle >= idleTime) {
        await store.revoke(session.id);
        return null;
      }
      if (idle >= touchEvery) await store.touch(session.id, stamp(time));
      return session;
    },

    async endSession(req, res) {
      const session = await find(req);
      if (session) await store.revoke(session.id);
      res.clearCookie(name, cookie);
    },
  };
}

function stamp(time: number): string {
  return new Date(time).toISOString();
}
