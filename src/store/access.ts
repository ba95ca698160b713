import type { PersonKind, Role } from '../domain/words.ts';
import { Prisma } from './generated/sqlite/client.ts';
import { sweepLeases } from './leases.ts';
import { sweepNotifications } from './notifications.ts';
import { policyId } from './policy.ts';
import type { Source } from './records.ts';
import type { DoneRequest } from './requests.ts';
import type { Tx } from './store.ts';
import { insert } from './write-rows.ts';

/** A person or account behind a session or a token. */
export interface Bearer {
  id: number;
  name: string;
  role: Role;
  kind: PersonKind;
  email: string | null;
}

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
  const [row] = await from.$queryRaw<(SessionRow & Omit<Bearer, 'id'>)[]>`
    SELECT s."id", s."tokenHash", s."personId", s."agent", s."createdAt", s."lastSeenAt", s."expiresAt",
      p."name", p."role", p."kind", p."email"
    FROM "WorkSession" s JOIN "Person" p ON p."id" = s."personId"
    WHERE s."tokenHash" = ${tokenHash} AND p."disabledAt" IS NULL`;
  if (!row) return null;
  const { name, role, kind, email, ...session } = row;
  return { ...session, person: { id: session.personId, name, role, kind, email } };
}

/** A person's sessions that have not ended by `now`, the most recently used first. */
export function findSessions(from: Source, personId: number, now: string): Promise<SessionRow[]> {
  return from.workSession.findMany({ where: { personId, expiresAt: { gt: now } }, orderBy: { lastSeenAt: 'desc' } });
}

export async function writeSession(tx: Tx, session: SessionRow): Promise<void> {
  insert(tx, 'WorkSession', [{ ...session }]);
}

/** Notes that a session was used. */
export async function touchSession(tx: Tx, id: string, lastSeenAt: string): Promise<void> {
  await tx.$executeRaw`UPDATE "WorkSession" SET "lastSeenAt" = ${lastSeenAt} WHERE "id" = ${id}`;
}

/** Ends one session, of this person only where one is given. @returns whether there was one */
export async function endSession(tx: Tx, id: string, personId?: number): Promise<boolean> {
  const whose = personId === undefined ? Prisma.empty : Prisma.sql`AND "personId" = ${personId}`;
  return (await tx.$executeRaw`DELETE FROM "WorkSession" WHERE "id" = ${id} ${whose}`) > 0;
}

/** Ends all sessions of a person, but for one. */
export async function endSessions(tx: Tx, personId: number, except?: string): Promise<void> {
  await tx.$executeRaw`DELETE FROM "WorkSession" WHERE "personId" = ${personId} AND "id" <> ${except ?? ''}`;
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
  await tx.$executeRaw`DELETE FROM "WorkRequest" WHERE "at" < ${requests} AND "key" NOT LIKE 'example desk: %'`;
  await tx.$executeRaw`DELETE FROM "WorkDraft" WHERE "at" < ${drafts}`;
  await tx.$executeRaw`DELETE FROM "WorkSession" WHERE "expiresAt" <= ${now}`;
  await tx.$executeRaw`DELETE FROM "WorkInvitation" WHERE "expiresAt" <= ${now}`;
  await tx.$executeRaw`DELETE FROM "WorkLimit" WHERE "expiresAt" <= ${now}`;
  await sweepLeases(tx, now);
  await sweepNotifications(tx, notifications);
}

/** What decides whether a token still holds, with whom it acts for. */
export interface BearerToken {
  id: number;
  scopes: string;
  expiresAt: string | null;
  revokedAt: string | null;
  person: Bearer & { disabledAt: string | null };
}

/** The access token with this hash and who it belongs to, or null; whether it still holds is the caller's to judge. */
export async function findToken(from: Source, secretHash: string): Promise<BearerToken | null> {
  const [row] = await from.$queryRaw<(Omit<BearerToken, 'person'> & BearerToken['person'] & { personId: number })[]>`
    SELECT t."id", t."scopes", t."expiresAt", t."revokedAt", t."personId",
      p."name", p."role", p."kind", p."email", p."disabledAt"
    FROM "AccessToken" t JOIN "Person" p ON p."id" = t."personId" WHERE t."secretHash" = ${secretHash}`;
  if (!row) return null;
  const { id, scopes, expiresAt, revokedAt, personId, name, role, kind, email, disabledAt } = row;
  return { id, scopes, expiresAt, revokedAt, person: { id: personId, name, role, kind, email, disabledAt } };
}

/** What is asked again under the lock: how the account and its token stand, which policy holds, and whether the same request was done. */
export interface Admission {
  role: Role;
  disabledAt: string | null;
  /** Null where there is no such token. */
  token: { revokedAt: string | null; expiresAt: string | null } | null;
  /** Of the text of the policy in force. */
  policyHash: string;
  done: DoneRequest | null;
}

/** Reads it in one statement; null where there is no such account. */
export async function findAdmission(
  from: Source,
  { actorId, tokenId, key }: { actorId: number; tokenId: number | undefined; key: string | undefined },
): Promise<Admission | null> {
  const [row] = await from.$queryRaw<AdmissionRow[]>`
    SELECT p."role", p."disabledAt", t."id" AS "tokenId", t."revokedAt", t."expiresAt", r."fingerprint", r."path",
      v."textHash" AS "policyHash"
    FROM "Person" p
    JOIN "Policy" y ON y."id" = ${policyId}
    JOIN "Revision" v ON v."recordType" = 'policy' AND v."recordId" = y."id" AND v."number" = y."revision"
    LEFT JOIN "AccessToken" t ON t."id" = ${tokenId ?? null}
    LEFT JOIN "WorkRequest" r ON r."actorId" = p."id" AND r."key" = ${key ?? null}
    WHERE p."id" = ${actorId}`;
  if (!row) return null;
  const { role, disabledAt, policyHash, revokedAt, expiresAt, fingerprint, path } = row;
  return {
    ...{ role, disabledAt, policyHash },
    token: row.tokenId === null ? null : { revokedAt, expiresAt },
    done: fingerprint === null || path === null ? null : { fingerprint, path },
  };
}

interface AdmissionRow {
  role: Role;
  disabledAt: string | null;
  tokenId: number | null;
  revokedAt: string | null;
  expiresAt: string | null;
  policyHash: string;
  fingerprint: string | null;
  path: string | null;
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
  const { at, personId, kind, path = null, address = null } = access;
  insert(tx, 'WorkAccess', [{ at, personId, kind, path, address }]);
}
