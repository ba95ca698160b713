import type { PersonKind, Role } from '../domain/words.ts';
import { sweepLeases } from './leases.ts';
import { sweepNotifications } from './notifications.ts';
import type { Source } from './records.ts';
import type { Tx } from './store.ts';

/** A person or account behind a session or a token. */
export interface Bearer {
  id: number;
  name: string;
  role: Role;
  kind: PersonKind;
  email: string | null;
}

const bearerFields = { id: true, name: true, role: true, kind: true, email: true, disabledAt: true } as const;

export interface SessionRow {
  id: string;
  tokenHash: string;
  personId: number;
  agent: string;
  createdAt: string;
  lastSeenAt: string;
  expiresAt: string;
}

/** The session with this token's hash and who it belongs to; null where there is none or the person is disabled. */
export async function findSession(from: Source, tokenHash: string): Promise<(SessionRow & { person: Bearer }) | null> {
  const row = await from.workSession.findUnique({
    where: { tokenHash },
    include: { person: { select: bearerFields } },
  });
  return row && !row.person.disabledAt ? { ...row, person: row.person as Bearer } : null;
}

/** A person's sessions that have not ended by `now`, the most recently used first. */
export function findSessions(from: Source, personId: number, now: string): Promise<SessionRow[]> {
  return from.workSession.findMany({ where: { personId, expiresAt: { gt: now } }, orderBy: { lastSeenAt: 'desc' } });
}

export async function writeSession(tx: Tx, session: SessionRow): Promise<void> {
  await tx.workSession.create({ data: session });
}

/** Notes that a session was used. */
export async function touchSession(tx: Tx, id: string, lastSeenAt: string): Promise<void> {
  await tx.workSession.updateMany({ where: { id }, data: { lastSeenAt } });
}

/** Ends one session, of this person only where one is given. @returns whether there was one */
export async function endSession(tx: Tx, id: string, personId?: number): Promise<boolean> {
  const { count } = await tx.workSession.deleteMany({ where: { id, ...(personId === undefined ? {} : { personId }) } });
  return count > 0;
}

/** Ends all sessions of a person, but for one. */
export async function endSessions(tx: Tx, personId: number, except?: string): Promise<void> {
  await tx.workSession.deleteMany({ where: { personId, ...(except ? { id: { not: except } } : {}) } });
}

/**
 * Removes sessions, invitations and leases that ended before `now`, limits that ran out, drafts from before `drafts`,
 * notifications that were read before `notifications`, and the keys of requests from before `requests` (all RFC 3339), but for those of the example desk, which may be loaded again.
 */
export async function sweep(
  tx: Tx,
  now: string,
  { requests, drafts, notifications }: { requests: string; drafts: string; notifications: string },
): Promise<void> {
  await tx.workRequest.deleteMany({ where: { at: { lt: requests }, NOT: { key: { startsWith: 'example desk: ' } } } });
  await tx.workDraft.deleteMany({ where: { at: { lt: drafts } } });
  await tx.workSession.deleteMany({ where: { expiresAt: { lte: now } } });
  await tx.workInvitation.deleteMany({ where: { expiresAt: { lte: now } } });
  await tx.workLimit.deleteMany({ where: { expiresAt: { lte: now } } });
  await sweepLeases(tx, now);
  await sweepNotifications(tx, notifications);
}

/** The access token with this hash and who it belongs to, or null; whether it still holds is the caller's to judge. */
export async function findToken(from: Source, secretHash: string) {
  const row = await from.accessToken.findUnique({
    where: { secretHash },
    include: { person: { select: bearerFields } },
  });
  return row && { ...row, person: row.person as Bearer & { disabledAt: string | null } };
}

/** What decides whether a token still holds. */
export function findTokenById(
  from: Source,
  id: number,
): Promise<{ revokedAt: string | null; expiresAt: string | null } | null> {
  return from.accessToken.findUnique({ where: { id }, select: { revokedAt: true, expiresAt: true } });
}

/** A person's access tokens, the newest first. */
export function findTokens(from: Source, personId: number) {
  return from.accessToken.findMany({ where: { personId }, orderBy: { id: 'desc' } });
}

export interface Invitation {
  personId: number;
  tokenHash: string;
  createdAt: string;
  expiresAt: string;
}

/** The invitation with this link's hash, or null. */
export function findInvitation(from: Source, tokenHash: string): Promise<Invitation | null> {
  return from.workInvitation.findUnique({ where: { tokenHash } });
}

/** Stores an invitation; a person has at most one. */
export async function writeInvitation(tx: Tx, invitation: Invitation): Promise<void> {
  const { personId } = invitation;
  await tx.workInvitation.upsert({ where: { personId }, create: invitation, update: invitation });
}

/** Uses an invitation up. @returns whether it was still there */
export async function useInvitation(tx: Tx, tokenHash: string): Promise<boolean> {
  const { count } = await tx.workInvitation.deleteMany({ where: { tokenHash } });
  return count > 0;
}

/** One line of the access log. */
export interface Access {
  at: string;
  personId: number | null;
  kind: string;
  path?: string | null;
  address?: string | null;
}

export async function logAccess(tx: Tx, access: Access): Promise<void> {
  await tx.workAccess.create({ data: access });
}
