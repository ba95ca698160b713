import { sha256 } from '../domain/canonical.ts';
import { Conflict, Forbidden, Invalid } from '../domain/errors.ts';
import { tokenInput } from '../domain/inputs/people-input.ts';
import { may } from '../domain/permissions.ts';
import type { Token } from '../domain/records.ts';
import type { Scope } from '../domain/words.ts';
import type { Body } from './change-claim.ts';
import type { Act, Desk } from './desk.ts';
import { record } from './record.ts';

/**
 * Makes an access token for somebody (oneself; an admin for others). Only the SHA-256 of its secret is given here.
 * @throws Forbidden, Invalid, NotFound
 */
export async function createToken(
  desk: Desk,
  act: Act,
  personId: number,
  secretHash: string,
  body: Body,
): Promise<Token> {
  refuseUnlessOwner(act, personId);
  const { name, scopes, expiresAt } = body(tokenInput);
  refuseMoreScopes(act, scopes);
  return record(desk, act, async (entry) => {
    const person = await entry.get('person', personId);
    if (person.disabledAt || person.kind === 'system') throw new Conflict('This account cannot have tokens.');
    refuseLongerLife(act, expiresAt);
    if (expiresAt && expiresAt <= entry.at) throw new Invalid([{ path: 'expiresAt', message: 'This time is past.' }]);
    const id = await entry.nextId('token');
    const token = {
      schema: 'claimdesk/token/v1' as const,
      id,
      path: `/account/tokens/${id}`,
      personId,
      name,
      scopes: [...new Set(scopes)],
      secretDigest: sha256(secretHash),
      createdAt: entry.at,
      expiresAt,
    };
    return entry.create('token', token, { action: 'token.created', detail: { personId }, columns: { secretHash } });
  });
}

/** @throws Forbidden where a token would make one that outlives it */
function refuseLongerLife({ actor }: Act, expiresAt: string | undefined): void {
  const end = actor.token?.expiresAt;
  if (end && (!expiresAt || expiresAt > end))
    throw new Forbidden(`This token ends at ${end}; it cannot make one that lasts longer.`);
}

/** Ends a token at once. @throws Forbidden, NotFound, Conflict */
export async function revokeToken(desk: Desk, act: Act, tokenId: number): Promise<Token> {
  return record(desk, act, async (entry) => {
    const before = await entry.get('token', tokenId);
    refuseUnlessOwner(act, before.personId);
    if (before.revokedAt) throw new Conflict('This token was revoked already.');
    const change = { action: 'token.revoked', detail: { personId: before.personId } };
    return entry.save('token', before, { ...before, revokedAt: entry.at }, change);
  });
}

/** A token never makes one that may more than itself. */
function refuseMoreScopes(act: Act, scopes: readonly Scope[]): void {
  const missing = scopes.find((scope) => !act.actor.scopes.includes(scope));
  if (missing) throw new Forbidden(`This token's scope does not include "${missing}", so it cannot give it on.`);
}

function refuseUnlessOwner(act: Act, personId: number): void {
  const allowed = act.actor.id === personId ? may(act.actor, 'own_tokens') : may(act.actor, 'manage_tokens_of_others');
  if (!allowed) throw new Forbidden("You may not manage other people's tokens.");
}
