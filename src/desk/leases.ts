import { z } from 'zod';
import { saltedHash } from '../domain/canonical.ts';
import { catalogue } from '../domain/catalogue/index.ts';
import { Conflict, Forbidden } from '../domain/errors.ts';
import { prose, yes } from '../domain/inputs/text.ts';
import { type Lease, leaseEnd } from '../domain/leases.ts';
import { may } from '../domain/permissions.ts';
import { readTime } from '../domain/times.ts';
import { decide } from '../domain/workflow.ts';
import { endLease, findLease, findLeaseBreak, renewLease, writeLease } from '../store/leases.ts';
import { writeNote } from '../store/notes.ts';
import { findNames } from '../store/people.ts';
import { recalledPolicy } from '../store/policy.ts';
import { requireStillActive } from './actors.ts';
import type { Body } from './change-claim.ts';
import type { Act, Actor, Desk } from './desk.ts';
import { newItemId, newSalt } from './ids.ts';
import { notify } from './notify.ts';
import { getClaim } from './read-claims.ts';
import { record } from './record.ts';
import { readSituation } from './situation.ts';

/** `renew` keeps a lease that one has; it takes none that was ended or taken by somebody since. */
export const leaseInput = z.strictObject({ renew: yes });
export const leaseBreakInput = z.strictObject({ note: prose(2000) });

/**
 * Takes or renews the lease on a claim, for ten minutes; it writes no revision. Of several at once one gets it.
 * @throws NotFound, Forbidden, Invalid, Conflict (somebody else holds it, until when; or it was ended since)
 */
export async function takeLease(desk: Desk, act: Act, id: number, body: Body): Promise<Lease> {
  const claim = await getClaim(desk.store.read, id);
  const { situation } = await readSituation(desk.store.read, act.actor, claim, desk.clock().toISOString());
  const decision = decide('edit', situation);
  if (!decision.ok && decision.why !== 'stage') throw new Forbidden(decision.sentence);
  const { renew } = body(leaseInput);
  if (!decision.ok) throw new Conflict(decision.sentence);
  const held = await desk.store.write(async (tx) => {
    const now = desk.clock().toISOString();
    await requireStillActive(tx, act.actor, now);
    const lease = { claimId: id, personId: act.actor.id, takenAt: now, expiresAt: leaseEnd(now) };
    const isHeld = renew ? await renewLease(tx, id, act.actor.id, lease.expiresAt) : await writeLease(tx, lease);
    return isHeld ? findLease(tx, id, now) : null;
  });
  if (held) return held;
  throw await lostLease(desk, act.actor, id, renew === true);
}

/** Why somebody does not get the lease: who has it and until when, or who ended theirs and why. */
async function lostLease(desk: Desk, actor: Actor, id: number, wasTheirs: boolean): Promise<Conflict> {
  const { read } = desk.store;
  const lease = await findLease(read, id, desk.clock().toISOString());
  const broken = wasTheirs ? await findLeaseBreak(read, id, actor.id) : null;
  const names = await findNames(read, [...(lease ? [lease.personId] : []), ...(broken ? [broken.by] : [])]);
  const { timeZone } = await recalledPolicy(desk.store);
  const at = (time: string) => readTime(time, timeZone, catalogue().locale);
  const sentences = [
    ...(broken ? [`${names.get(broken.by)} ended your lease, ${at(broken.at)}: ${broken.note ?? '(redacted)'}`] : []),
    ...(lease ? [`${names.get(lease.personId)} is editing this claim, until ${at(lease.expiresAt)}.`] : []),
  ];
  const sentence = sentences.join(' ') || 'Your lease on this claim has ended. Open the form again to take it.';
  return new Conflict(sentence, lease ? { beside: { lease: leaseJson(lease) } } : {});
}

/** A lease as it is served: `by` is a person's id. */
export function leaseJson({ personId, takenAt, expiresAt }: Lease): { by: number; takenAt: string; expiresAt: string } {
  return { by: personId, takenAt, expiresAt };
}

/** Ends one's own lease on a claim; without one nothing is done. @throws NotFound */
export async function releaseLease(desk: Desk, act: Act, id: number): Promise<void> {
  await getClaim(desk.store.read, id);
  await desk.store.write((tx) => endLease(tx, id, act.actor.id));
}

/**
 * Ends somebody else's lease, with a note that they and the log are told.
 * @throws NotFound, Forbidden, Invalid, Conflict (nobody holds it, or oneself)
 */
export async function breakLease(desk: Desk, act: Act, id: number, body: Body): Promise<{ path: string }> {
  const { path } = await getClaim(desk.store.read, id);
  if (!may(act.actor, 'break_lease')) throw new Forbidden('Only an editor can end the lease of somebody else.');
  const input = body(leaseBreakInput);
  return record(desk, act, async (entry) => {
    const lease = await findLease(entry.tx, id, entry.at);
    if (!lease) throw new Conflict('Nobody is editing this claim any more.');
    if (lease.personId === entry.actor.id) throw new Conflict('This lease is your own: release it.');
    await endLease(entry.tx, id, lease.personId);
    const note = { id: newItemId(), text: input.note, salt: newSalt() };
    const eventSeq = entry.event({
      action: 'claim.lease_broken',
      subjectType: 'claim',
      subjectId: id,
      detail: { holderId: lease.personId, noteId: note.id, noteHash: saltedHash(note.salt, note.text) },
    });
    writeNote(entry.tx, { ...note, claimId: id, eventSeq });
    notify(entry, { personIds: [lease.personId], kind: 'lease_broken', claimId: id, eventSeq });
    return { path };
  });
}
