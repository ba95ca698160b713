import type { Scope } from '../domain/words.ts';
import { scopes as allScopes } from '../domain/words.ts';
import { findToken } from '../store/access.ts';
import { findPerson } from '../store/people.ts';
import type { Actor, Desk } from './desk.ts';

/** The person of a session, or null where the account is disabled or gone. */
export async function actorOfSession(desk: Desk, personId: number): Promise<Actor | null> {
  const person = await findPerson(desk.store.read, personId);
  if (!person || person.disabledAt) return null;
  const { id, name, role, kind } = person;
  return { id, name, role, kind, scopes: allScopes };
}

/** Who a bearer token acts as, with no more than its scopes; null where it is unknown, revoked or has run out. */
export async function actorOfToken(desk: Desk, secretHash: string): Promise<Actor | null> {
  const token = await findToken(desk.store.read, secretHash);
  if (!token || token.revokedAt || token.person.disabledAt) return null;
  if (token.expiresAt && token.expiresAt <= desk.clock().toISOString()) return null;
  const { id, name, role, kind } = token.person;
  return { id, name, role, kind, scopes: token.scopes.split(' ') as Scope[] };
}
