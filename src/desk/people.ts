import { sha256 } from '../domain/canonical.ts';
import { Conflict, Forbidden, Invalid, NotFound } from '../domain/errors.ts';
import { invitationInput, passwordChange, passwordInput, personEdit } from '../domain/inputs/people-input.ts';
import { may } from '../domain/permissions.ts';
import type { Person } from '../domain/records.ts';
import type { Role } from '../domain/words.ts';
import { endSessions, findInvitation, useInvitation, writeInvitation } from '../store/access.ts';
import { countAdmins, findPerson, findPersonByEmail } from '../store/people.ts';
import type { Body } from './change-claim.ts';
import type { Act, Desk } from './desk.ts';
import { type Entry, record } from './record.ts';

// argon2id with 19 MiB, two passes, one lane: OWASP's first choice for it.
const cost = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 };
const invitationDays = 7;
const day = 24 * 60 * 60 * 1000;

/** The stored form of a password: argon2id in PHC format. */
export async function hashPassword(password: string): Promise<string> {
  const { hash } = await argon2();
  return hash(password.normalize('NFKC'), cost);
}

/** Whether a password is the one whose stored form this is. */
export async function isPassword(password: string, stored: string): Promise<boolean> {
  const { verify } = await argon2();
  return verify(stored, password.normalize('NFKC'));
}

// Most requests, and all of machines, come without a password.
const argon2 = () => import('@node-rs/argon2');

export interface NewPerson {
  name: string;
  email: string;
  role: Role;
  kind: 'person' | 'service';
}

/** Makes an account inside an open transaction. @throws Invalid where the address is taken */
export async function newPerson(entry: Entry, person: NewPerson, passwordHash?: string): Promise<Person> {
  if (await findPersonByEmail(entry.tx, person.email)) {
    throw new Invalid([{ path: 'email', message: 'Somebody at this desk already has that address.' }]);
  }
  const id = await entry.nextId('person');
  const content = {
    schema: 'claimdesk/person/v1' as const,
    id,
    path: `/people/${id}`,
    ...person,
    ...(passwordHash ? { passwordDigest: sha256(passwordHash) } : {}),
  };
  return entry.create('person', content, { action: 'person.added', columns: { passwordHash: passwordHash ?? null } });
}

/**
 * Adds an account and invites its owner by a link that works once. `linkHash` is the SHA-256 of the link's secret.
 * @throws Forbidden, Invalid
 */
export async function invite(desk: Desk, act: Act, linkHash: string, body: Body): Promise<Person> {
  refuseUnlessAdmin(act);
  const input = body(invitationInput);
  return record(desk, act, async (entry) => {
    const person = await newPerson(entry, input);
    if (person.kind === 'person') await inviteAgain(entry, person.id, linkHash);
    return person;
  });
}

/** Gives somebody a new link to set a password with; an older one stops working. @throws Forbidden, NotFound */
export async function renewInvitation(desk: Desk, act: Act, personId: number, linkHash: string): Promise<Person> {
  refuseUnlessAdmin(act);
  return record(desk, act, async (entry) => {
    const person = await entry.get('person', personId);
    // A link sets the password: for somebody who has one it would hand their account, and their signature, to an admin.
    if (person.passwordDigest) {
      throw new Conflict('This person has set a password; `claimdesk user password` on the server sets another.');
    }
    if (person.kind !== 'person' || person.disabledAt)
      throw new Conflict('Only people who may sign in can be invited.');
    await inviteAgain(entry, personId, linkHash);
    entry.event({ action: 'person.invited', subjectType: 'person', subjectId: personId, detail: {} });
    return person;
  });
}

async function inviteAgain(entry: Entry, personId: number, tokenHash: string): Promise<void> {
  const expiresAt = new Date(Date.parse(entry.at) + invitationDays * day).toISOString();
  await writeInvitation(entry.tx, { personId, tokenHash, createdAt: entry.at, expiresAt });
}

/** Whom an invitation's link is for, and until when it holds. @throws NotFound where it was used or has run out */
export async function getInvitation(desk: Desk, linkHash: string) {
  const invitation = await findInvitation(desk.store.read, linkHash);
  const person = invitation && (await findPerson(desk.store.read, invitation.personId));
  if (!person || person.disabledAt || invitation.expiresAt <= desk.clock().toISOString())
    throw new NotFound('This link was used or has run out. Ask an admin for a new one.');
  return { personId: person.id, name: person.name, email: person.email ?? '', expiresAt: invitation.expiresAt };
}

/** Sets the password that an invitation's link asks for; the link is then used up. @throws NotFound, Invalid */
export async function acceptInvitation(desk: Desk, linkHash: string, body: Body): Promise<Person> {
  const { personId, name } = await getInvitation(desk, linkHash);
  const passwordHash = await hashPassword(body(passwordInput).password);
  const actor = { id: personId, name, role: 'reader', kind: 'person', scopes: [] } as const;
  return record(desk, { actor }, async (entry) => {
    if (!(await useInvitation(entry.tx, linkHash))) throw new NotFound('This link was used already.');
    return setPassword(entry, personId, passwordHash);
  });
}

/**
 * Changes one's own password, and ends one's sessions but for the one given.
 * @throws Invalid where the present password is not right, or the new one too short
 */
export async function changePassword(desk: Desk, act: Act, body: Body, exceptSession?: string): Promise<Person> {
  const { current, password } = body(passwordChange);
  const stored = (await findPerson(desk.store.read, act.actor.id))?.passwordHash;
  if (!stored || !(await isPassword(current, stored)))
    throw new Invalid([{ path: 'current', message: 'This is not your present password.' }]);
  const passwordHash = await hashPassword(password);
  return record(desk, act, (entry) => setPassword(entry, act.actor.id, passwordHash, exceptSession));
}

/** Sets a password and ends the sessions of its owner, but for one. */
export async function setPassword(
  entry: Entry,
  personId: number,
  passwordHash: string,
  exceptSession?: string,
): Promise<Person> {
  const before = await entry.get('person', personId);
  const after = { ...before, passwordDigest: sha256(passwordHash) };
  await endSessions(entry.tx, personId, exceptSession);
  return entry.save('person', before, after, { action: 'person.password_set', columns: { passwordHash } });
}

/** Changes name, role or whether an account works; disabling ends its sessions. @throws Forbidden, NotFound, Conflict, Invalid */
export async function changePerson(desk: Desk, act: Act, personId: number, body: Body): Promise<Person> {
  refuseUnlessAdmin(act);
  const { revision, disabled, name, role } = body(personEdit);
  return record(desk, act, async (entry) => {
    const before = await entry.get('person', personId);
    if (before.revision !== revision)
      throw new Conflict('This account changed while you were working on it.', { revision: before.revision });
    if (before.kind === 'system') throw new Conflict('The system account cannot be changed.');
    const disabledAt =
      disabled === undefined ? before.disabledAt : disabled ? (before.disabledAt ?? entry.at) : undefined;
    const after = { ...before, name: name ?? before.name, role: role ?? before.role, disabledAt };
    await refuseLastAdmin(entry, before, after);
    if (disabledAt) await endSessions(entry.tx, personId);
    return entry.save('person', before, after, { action: 'person.changed' });
  });
}

async function refuseLastAdmin(
  entry: Entry,
  before: Person,
  after: Pick<Person, 'role' | 'disabledAt'>,
): Promise<void> {
  if (before.role !== 'admin' || (after.role === 'admin' && !after.disabledAt)) return;
  if ((await countAdmins(entry.tx, before.id)) === 0)
    throw new Invalid([{ path: 'role', message: 'The desk needs at least one admin; make somebody else one first.' }]);
}

function refuseUnlessAdmin(act: Act): void {
  if (!may(act.actor, 'manage_people')) throw new Forbidden('Only an admin may change who works at this desk.');
}
