import { setImmediate as nextLoop } from 'node:timers/promises';
import type { Reader, Store } from './store.ts';

const firstRange = 64;
const leastRange = 16;
// However short claims are, a range that comes upon long ones stays within some dozens of its aim. In bytes of a text.
const leastText = 2048;

/**
 * The text of every claim's latest revision written by events up to `untilSeq`, in id order, as lines of UTF-8. Each
 * range of claims is a statement of its own, and no transaction is held open between them; the point in the chain makes
 * the answer the same whenever it is asked.
 */
export async function* claimLines({ read, claimLines: lines }: Store, untilSeq: number): AsyncGenerator<Buffer> {
  // Read after the point: whatever is recorded from here on has a later event.
  const last = await lastClaim(read);
  let range = firstRange;
  for (let after = 0; after < last; ) {
    const upTo = Math.min(after + range, last);
    const texts = await lines.read({ after, upTo, untilSeq });
    if (texts.length > 0) yield texts;
    range = nextRange(range, texts.length, lines.aim);
    after = upTo;
    await nextLoop();
  }
}

/** As many claims as should have the bytes aimed at, if they are like the last ones; at most twice as many. */
function nextRange(range: number, bytes: number, aim: number): number {
  const fitting = Math.floor((range * aim) / Math.max(bytes, 1));
  return Math.max(leastRange, Math.min(fitting, 2 * range, Math.ceil(aim / leastText)));
}

async function lastClaim(read: Reader): Promise<number> {
  const [row] = await read.$queryRaw<{ last: number | null }[]>`SELECT max("id") AS "last" FROM "Claim"`;
  return row?.last ?? 0;
}

/** A claim's signed text, and where it is retracted its latest one, which says why. */
export interface SignedText {
  text: string;
  retractedText: string | null;
}

// Claims a statement: their texts become strings here, and some of them are read.
const signedBatch = 100;

/**
 * The text of each claim's latest signed revision among those written by events up to `untilSeq`, in id order. Claims
 * whose signed or latest text was redacted are left out.
 */
export async function* signedTexts(read: Reader, untilSeq: number): AsyncGenerator<SignedText[]> {
  for (let after = 0; ; ) {
    const rows = await read.$queryRaw<
      { id: number; text: string | null; now: string | null; retracted: number | boolean }[]
    >`
      SELECT s."id" AS "id", t."text" AS "text", n."text" AS "now", EXISTS (
        SELECT 1 FROM "Event" e WHERE e."subjectType" = 'claim' AND e."subjectId" = s."id"
          AND e."seq" > s."seq" AND e."seq" <= ${untilSeq} AND e."action" = 'claim.retracted') AS "retracted"
      FROM (
        SELECT o."claimId" AS "id", max(o."revision") AS "number", max(r."eventSeq") AS "seq" FROM "SignOff" o
        JOIN "Revision" r ON r."recordType" = 'claim' AND r."recordId" = o."claimId" AND r."number" = o."revision"
        WHERE o."claimId" > ${after} AND r."eventSeq" <= ${untilSeq}
        GROUP BY o."claimId" ORDER BY o."claimId" LIMIT ${signedBatch}) s
      JOIN "RevisionText" t ON t."recordType" = 'claim' AND t."recordId" = s."id" AND t."number" = s."number"
      JOIN "RevisionText" n ON n."recordType" = 'claim' AND n."recordId" = s."id" AND n."number" = (
        SELECT max(l."number") FROM "Revision" l
        WHERE l."recordType" = 'claim' AND l."recordId" = s."id" AND l."eventSeq" <= ${untilSeq})
      ORDER BY s."id"`;
    const last = rows.at(-1);
    if (!last) return;
    yield rows.flatMap(({ text, now, retracted }) =>
      text === null || now === null ? [] : [{ text, retractedText: retracted ? now : null }],
    );
    after = last.id;
    await nextLoop();
  }
}

/** The newest event at or before a time (RFC 3339 UTC), or the newest of all: a point in the chain. */
export async function chainPoint(read: Reader, asOf?: string): Promise<{ seq: number; hash: string }> {
  const [event] =
    asOf === undefined
      ? await read.$queryRaw<{ seq: number; hash: string }[]>`
          SELECT "seq", "hash" FROM "Event" ORDER BY "seq" DESC LIMIT 1`
      : await read.$queryRaw<{ seq: number; hash: string }[]>`
          SELECT "seq", "hash" FROM "Event" WHERE "at" <= ${asOf} ORDER BY "at" DESC, "seq" DESC LIMIT 1`;
  return event ?? { seq: 0, hash: '0'.repeat(64) };
}
