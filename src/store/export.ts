import { Prisma } from './generated/sqlite/client.ts';
import type { Reader } from './store.ts';

// Rows a statement: each takes a few milliseconds, so that pages are answered in between.
const batch = 500;

/**
 * The text of every claim's latest revision written by events up to `untilSeq`, in id order. Reads in batches and holds no
 * transaction open; the point in the chain makes the answer the same whenever it is asked.
 */
export async function* textsUntil(read: Reader, untilSeq: number): AsyncGenerator<{ id: number; text: string }[]> {
  for (let after = 0; ; ) {
    const rows = await read.$queryRaw<{ id: number; text: string | null }[]>`
      SELECT c."id" AS "id", t."text" AS "text" FROM "Claim" c
      JOIN "RevisionText" t ON t."recordType" = 'claim' AND t."recordId" = c."id" AND t."number" = (
        SELECT r."number" FROM "Revision" r
        WHERE r."recordType" = 'claim' AND r."recordId" = c."id" AND r."eventSeq" <= ${untilSeq}
        ORDER BY r."number" DESC LIMIT 1)
      WHERE c."id" > ${after} ORDER BY c."id" LIMIT ${batch}`;
    const last = rows.at(-1);
    if (!last) return;
    yield rows.flatMap(({ id, text }) => (text === null ? [] : [{ id: Number(id), text }]));
    after = Number(last.id);
  }
}

/** The texts of given revisions, by claim. */
export async function revisionTexts(
  read: Reader,
  revisions: { id: number; number: number }[],
): Promise<Map<number, string>> {
  if (revisions.length === 0) return new Map();
  const pairs = revisions.map(({ id, number }) => Prisma.sql`("recordId" = ${id} AND "number" = ${number})`);
  const rows = await read.$queryRaw<{ id: number; text: string | null }[]>`
    SELECT "recordId" AS "id", "text" FROM "RevisionText" WHERE "recordType" = 'claim' AND (${Prisma.join(pairs, ' OR ')})`;
  return new Map(rows.flatMap((row) => (row.text === null ? [] : [[Number(row.id), row.text] as const])));
}

/** The newest event at or before a time (RFC 3339 UTC), or the newest of all: a point in the chain. */
export async function chainPoint(read: Reader, asOf?: string): Promise<{ seq: number; hash: string }> {
  const event = await read.event.findFirst({
    where: asOf === undefined ? {} : { at: { lte: asOf } },
    orderBy: { seq: 'desc' },
    select: { seq: true, hash: true },
  });
  return event ?? { seq: 0, hash: '0'.repeat(64) };
}
