import type { Desk } from '../../desk/desk.ts';
import type { Person, Token } from '../../domain/records.ts';
import { findSessions, findTokens, type SessionRow } from '../../store/access.ts';
import { findRecord, findRecords } from '../../store/records.ts';

/** A token as it is served: without the mark of its secret. */
export function tokenJson({ secretDigest: _secretDigest, ...token }: Token) {
  return token;
}

/** A session as it is served; `current` is the one that asks. */
export function sessionJson(session: SessionRow, current: string | undefined) {
  const { id, agent, createdAt, lastSeenAt, expiresAt } = session;
  return { id, agent, createdAt, lastSeenAt, expiresAt, current: id === current };
}

/** Somebody's account with their living sessions and all their tokens, the newest first. */
export async function accountJson(desk: Desk, personId: number, session: string | undefined) {
  const read = desk.store.read;
  const record = (await findRecord(read, 'person', personId)) as Person;
  const { passwordDigest: _passwordDigest, ...person } = record;
  const sessions = await findSessions(read, personId, desk.clock().toISOString());
  return {
    person,
    sessions: sessions.map((row) => sessionJson(row, session)),
    tokens: await tokensOf(desk, personId),
  };
}

/** Somebody's tokens, the newest first. */
export async function tokensOf(desk: Desk, personId: number) {
  const rows = await findTokens(desk.store.read, personId);
  const ids = rows.map((row) => row.id);
  return (await findRecords(desk.store.read, 'token', ids)).map(tokenJson);
}

export type AccountJson = Awaited<ReturnType<typeof accountJson>>;
