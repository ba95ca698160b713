import type { Source } from './records.ts';
import type { Tx } from './store.ts';

const batch = 2000;

export interface AccessLine {
  id: number;
  at: string;
  personId: number | null;
  kind: string;
  path: string | null;
  address: string | null;
}

/** The day (YYYY-MM-DD) of the oldest entry of the access log at or after a time, or null. */
export async function firstAccessDay(from: Source, since: string): Promise<string | null> {
  const [row] = await from.$queryRaw<{ at: string }[]>`
    SELECT "at" FROM "WorkAccess" WHERE "at" >= ${since} ORDER BY "at" LIMIT 1`;
  return row?.at.slice(0, 10) ?? null;
}

/** The entries of one day, in the order in which they were written. */
export async function* accessOf(from: Source, day: string): AsyncGenerator<AccessLine[]> {
  for (let after = 0; ; ) {
    const rows = await from.workAccess.findMany({
      where: { at: { gte: day, lt: `${day}U` }, id: { gt: after } },
      orderBy: { id: 'asc' },
      take: batch,
    });
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    after = last.id;
  }
}

/** The last day of which the audit log holds a digest, or null. */
export async function lastDigestDay(from: Source): Promise<string | null> {
  const [event] = await from.$queryRaw<{ detail: string }[]>`
    SELECT "detail" FROM "Event" WHERE "action" = 'access.digest' ORDER BY "seq" DESC LIMIT 1`;
  return event ? (JSON.parse(event.detail).day as string) : null;
}

/** Removes what is older than a time. @returns how many entries */
export async function forgetAccess(tx: Tx, before: string): Promise<number> {
  return tx.$executeRaw`DELETE FROM "WorkAccess" WHERE "at" < ${before}`;
}
