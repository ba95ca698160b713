import type { Source } from './records.ts';
import type { Tx } from './store.ts';

interface LimitRow {
  points: number;
  expiresAt: string | null;
}

const fields = { points: true, expiresAt: true } as const;

/** The points counted under a key. */
export function readLimit(from: Source, key: string): Promise<LimitRow | null> {
  return from.workLimit.findUnique({ where: { key }, select: fields });
}

/** Adds points to a key that still counts, or begins anew; see web/limits.ts. */
export async function countLimit(
  tx: Tx,
  key: string,
  { points, expiresAt, now, replace }: LimitRow & { now: string; replace: boolean },
): Promise<LimitRow> {
  const counting = replace
    ? { count: 0 }
    : await tx.workLimit.updateMany({
        where: { key, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] },
        data: { points: { increment: points } },
      });
  const fresh = { points, expiresAt };
  if (counting.count === 0) await tx.workLimit.upsert({ where: { key }, create: { key, ...fresh }, update: fresh });
  return (await readLimit(tx, key)) ?? fresh;
}

/** @returns whether there was one */
export async function deleteLimit(tx: Tx, key: string): Promise<boolean> {
  return (await tx.workLimit.deleteMany({ where: { key } })).count > 0;
}
