import { endSession, findSession, logAccess, touchSession, writeSession } from '../store/access.ts';
import type { Desk } from './desk.ts';

interface NewSession {
  id: string;
  tokenHash: string;
  personId: number;
  agent: string;
  createdAt: string;
  lastSeenAt: string;
  expiresAt: string;
}

/** Keeps browser sessions as rows; the shape is the one that web/sessions.ts asks for. */
export function sessionStore(desk: Desk) {
  return {
    create: (session: NewSession) => desk.store.write((tx) => writeSession(tx, session)),
    find: (tokenHash: string) =>
      desk.store.recall(`session ${tokenHash}`, () => findSession(desk.store.lookUps, tokenHash)),
    touch: (id: string, lastSeenAt: string) => desk.store.write((tx) => touchSession(tx, id, lastSeenAt)),
    revoke: (id: string) =>
      desk.store.write(async (tx) => {
        await endSession(tx, id);
      }),
  };
}

/** Ends one of a person's own sessions. @returns whether there was one */
export function endOwnSession(desk: Desk, personId: number, sessionId: string): Promise<boolean> {
  return desk.store.write(async (tx) => {
    const ended = await endSession(tx, sessionId, personId);
    if (ended) await logAccess(tx, { at: desk.clock().toISOString(), personId, kind: 'session_ended' });
    return ended;
  });
}
