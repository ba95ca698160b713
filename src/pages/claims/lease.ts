import { randomUUID } from 'node:crypto';
import type { Request } from 'express';
import type { Desk } from '../../desk/desk.ts';
import { takeLease } from '../../desk/leases.ts';
import type { Claim } from '../../domain/claim.ts';
import { Conflict, Unavailable } from '../../domain/errors.ts';
import { may } from '../../domain/permissions.ts';
import { findLease } from '../../store/leases.ts';
import { recalledNames } from '../../store/people.ts';
import { actorOf, visitorOf } from '../request.ts';
import type { ShownTime, Wording } from '../wording.ts';

/** Who is editing a claim, and until when. */
export interface ShownLease {
  /** Null where it is the reader's own. */
  holder: string | null;
  until: ShownTime;
  /** Where it is renewed and released, for its holder. */
  own: { renewPath: string; releasePath: string; requestId: string } | null;
  /** Where an editor ends it; null for others. */
  breakHref: string | null;
}

/** Who is editing the claim just now, or null. */
export async function shownLease(desk: Desk, req: Request, claim: Claim, wording: Wording): Promise<ShownLease | null> {
  const lease = await findLease(desk.store.read, claim.id, wording.now);
  if (!lease) return null;
  const actor = actorOf(req);
  const isOwn = lease.personId === actor.id;
  const names = await recalledNames(desk.store);
  return {
    holder: isOwn ? null : (names.get(lease.personId) ?? `person ${lease.personId}`),
    until: wording.time(lease.expiresAt),
    own: isOwn
      ? { renewPath: `${claim.path}/leases`, releasePath: `${claim.path}/lease-releases`, requestId: randomUUID() }
      : null,
    breakHref: !isOwn && may(actor, 'break_lease') ? `${claim.path}/lease-breaks/new` : null,
  };
}

/**
 * Takes or renews the lease for somebody who opened or sent the form of an edit in a browser. That another holds it, or
 * that the database is busy, keeps nobody from editing.
 */
export async function holdLease(desk: Desk, req: Request, claim: Claim): Promise<void> {
  if (!visitorOf(req)?.session || req.method === 'HEAD') return;
  try {
    await takeLease(desk, { actor: actorOf(req) }, claim.id, (schema) => schema.parse({}));
  } catch (error) {
    if (!(error instanceof Conflict || error instanceof Unavailable)) throw error;
  }
}
