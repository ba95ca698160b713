import type { Lease } from '../domain/leases.ts';
import type { Source } from './records.ts';
import type { Tx } from './store.ts';

/** The lease on a claim that has not ended by `now` (RFC 3339 UTC), or null. */
export async function findLease(from: Source, claimId: number, now: string): Promise<Lease | null> {
  const rows = await from.$queryRaw<Lease[]>`
    SELECT "claimId", "personId", "takenAt", "expiresAt" FROM "WorkLease"
    WHERE "claimId" = ${claimId} AND "expiresAt" > ${now}`;
  return rows[0] ?? null;
}

/**
 * Takes the lease on a claim for somebody where nobody else holds it, or renews theirs. Of several at once one gets it.
 * @param lease as it is to be; one that they hold already keeps its beginning
 * @returns whether they hold it now
 */
export async function writeLease(tx: Tx, { claimId, personId, takenAt, expiresAt }: Lease): Promise<boolean> {
  // One statement: of two who find no row, each would write one.
  const rows = await tx.$queryRaw<{ personId: number }[]>`
    INSERT INTO "WorkLease" ("claimId", "personId", "takenAt", "expiresAt")
    VALUES (${claimId}, ${personId}, ${takenAt}, ${expiresAt})
    ON CONFLICT ("claimId") DO UPDATE SET
      "takenAt" = CASE WHEN "WorkLease"."expiresAt" > ${takenAt} THEN "WorkLease"."takenAt" ELSE excluded."takenAt" END,
      "personId" = excluded."personId",
      "expiresAt" = excluded."expiresAt"
    WHERE "WorkLease"."personId" = excluded."personId" OR "WorkLease"."expiresAt" <= ${takenAt}
    RETURNING "personId"`;
  return rows.length > 0;
}

/** Renews the lease that somebody has or had, if nobody has taken or ended it since. @returns whether there was one */
export async function renewLease(tx: Tx, claimId: number, personId: number, expiresAt: string): Promise<boolean> {
  return (await tx.workLease.updateMany({ where: { claimId, personId }, data: { expiresAt } })).count > 0;
}

/** Ends somebody's lease on a claim. @returns whether there was one */
export async function endLease(tx: Tx, claimId: number, personId: number): Promise<boolean> {
  return (await tx.workLease.deleteMany({ where: { claimId, personId } })).count > 0;
}

/** Removes the leases that ended before a time (RFC 3339 UTC). */
export async function sweepLeases(tx: Tx, before: string): Promise<void> {
  await tx.$executeRaw`DELETE FROM "WorkLease" WHERE "expiresAt" <= ${before}`;
}

/** How somebody's lease on a claim was broken last: by whom, when, and with what note; null where none ever was. */
export async function findLeaseBreak(
  from: Source,
  claimId: number,
  holderId: number,
): Promise<{ by: number; at: string; note: string | null } | null> {
  const events = await from.event.findMany({
    where: { subjectType: 'claim', subjectId: claimId, action: 'claim.lease_broken' },
    orderBy: { seq: 'desc' },
    take: 20,
  });
  const event = events.find(({ detail }) => JSON.parse(detail).holderId === holderId);
  if (!event) return null;
  const note = await from.note.findFirst({ where: { eventSeq: event.seq } });
  return { by: event.actorId, at: event.at, note: note?.text ?? null };
}
