import type pg from 'pg';
import { to } from 'pg-copy-streams';
import type { ClaimLines, ClaimRange } from './lines.ts';

// Less takes the server longer for the same lines.
const aim = 2 * 1024 * 1024;

const backslash = 0x5c;

/**
 * PostgreSQL's COPY gives rows as lines. A range is read whole before anything is done with it, so that nothing is held
 * open for who takes the lines; one range at a time, so that exports leave the pool to the pages.
 */
export function postgresqlClaimLines(pool: pg.Pool): ClaimLines {
  let last: Promise<unknown> = Promise.resolve();
  return {
    aim,
    read: (range) => {
      const lines = last.then(() => copyFrom(pool, range));
      last = lines.catch(() => {});
      return lines;
    },
  };
}

async function copyFrom(pool: pg.Pool, range: ClaimRange): Promise<Buffer> {
  const client = await pool.connect();
  let broken: Error | undefined;
  // The statement tells of it, too; without a listener it would end the process.
  const note = (error: Error) => {
    broken = error;
  };
  client.on('error', note);
  try {
    const chunks: Buffer[] = [];
    for await (const chunk of client.query(to(copyOf(range)))) chunks.push(chunk);
    return unescaped(Buffer.concat(chunks));
  } catch (error) {
    broken = error as Error;
    throw error;
  } finally {
    client.removeListener('error', note);
    client.release(broken);
  }
}

/** COPY takes no values; these are whole numbers. The range stands twice, so that both tables are read along their keys. */
function copyOf({ after, upTo, untilSeq }: ClaimRange): string {
  const [from, end, until] = [after, upTo, untilSeq].map((value) => Math.trunc(value));
  return `COPY (
    SELECT t."text" FROM (
      SELECT "recordId", max("number") AS "number" FROM "Revision"
      WHERE "recordType" = 'claim' AND "recordId" > ${from} AND "recordId" <= ${end} AND "eventSeq" <= ${until}
      GROUP BY "recordId") r
    JOIN "RevisionText" t ON t."recordType" = 'claim' AND t."recordId" = r."recordId" AND t."number" = r."number"
    WHERE t."recordId" > ${from} AND t."recordId" <= ${end} AND t."text" IS NOT NULL
    ORDER BY t."recordId") TO STDOUT`;
}

/** COPY doubles every backslash; nothing else of a canonical JSON text is changed by it, which holds no control characters. */
export function unescaped(copied: Buffer): Buffer {
  let from = copied.indexOf(backslash);
  if (from < 0) return copied;
  let length = from;
  while (from >= 0) {
    // The first of the two is skipped; the next search begins behind the second.
    const next = copied.indexOf(backslash, from + 2);
    const end = next < 0 ? copied.length : next;
    copied.copyWithin(length, from + 1, end);
    length += end - from - 1;
    from = next;
  }
  return copied.subarray(0, length);
}
