import { SignedOut } from '../domain/errors.ts';
import { hasRole } from '../domain/permissions.ts';
import type { Scope } from '../domain/words.ts';
import { scopes as allScopes } from '../domain/words.ts';
import { type Admission, findAdmission, findToken } from '../store/access.ts';
import { findPerson } from '../store/people.ts';
import type { Source } from '../store/records.ts';
import type { Actor, Desk } from './desk.ts';

/** The person of a session, or null where the account is disabled or gone. */
export async function actorOfSession(desk: Desk, personId: number): Promise<Actor | null> {
  const person = await desk.store.recall(`person ${personId}`, () => findPerson(desk.store.lookUps, personId));
  if (!person || person.disabledAt) return null;
  const { id, name, role, kind, email } = person;
  return { id, name, role, kind, email, scopes: allScopes };
}

/** Who a bearer token acts as, with no more than its scopes; null where it is unknown, revoked or has run out. */
export async function actorOfToken(desk: Desk, secretHash: string): Promise<Actor | null> {
  const token = await desk.store.recall(`token ${secretHash}`, () => findToken(desk.store.lookUps, secretHash));
  if (!token || token.revokedAt || token.person.disabledAt) return null;
  if (token.expiresAt && token.expiresAt <= desk.clock().toISOString()) return null;
  const { id, name, role, kind, email } = token.person;
  const scopes = token.scopes.split(' ') as Scope[];
  return { id, name, role, kind, email, scopes, token: { id: token.id, expiresAt: token.expiresAt } };
}

/**
 * Asks again, under the lock of a writing transaction, whether somebody may still act: they may have been disabled, given
 * another role, or lost their token since the request began.
 * @throws SignedOut
 */
export async function requireStillActive(from: Source, actor: Actor, now: string): Promise<void> {
  refuseInactive(
    actor,
    await findAdmission(from, { actorId: actor.id, tokenId: actor.token?.id, key: undefined }),
    now,
  );
}

/** The same of what was read already. @throws SignedOut */
export function refuseInactive(actor: Actor, admission: Admission | null, now: string): void {
  if (actor.kind === 'system') return;
  if (!admission || admission.disabledAt || !hasRole(admission, actor.role))
    throw new SignedOut('Your account changed; sign in again.');
  if (!actor.token) return;
  const { token } = admission;
  if (!token || token.revokedAt || (token.expiresAt && token.expiresAt <= now))
    throw new SignedOut('This token is not valid any more.');
}
