import type { Verdict } from '../domain/words.ts';
import type { Source } from './records.ts';

/** How the signed verdicts on a source's claims fell: of `settled` claims so many of each verdict. */
export interface TrackRecord {
  settled: number;
  verdicts: Partial<Record<Verdict, number>>;
}

/** Counts the claims that a source asserted and that have a signed verdict which still stands. */
export async function trackRecordOf(from: Source, sourceId: number): Promise<TrackRecord> {
  const rows = await from.$queryRaw<{ verdict: Verdict; n: number }[]>`
    SELECT c."verdict" AS "verdict", COUNT(*) AS "n" FROM "Claim" c
    WHERE c."standing" IN ('current', 'behind') AND c."id" IN (
      SELECT a."claimId" FROM "Attribution" a WHERE a."sourceId" = ${sourceId} AND a."role" = 'asserted_by')
    GROUP BY c."verdict"`;
  const verdicts = Object.fromEntries(rows.map((row) => [row.verdict, Number(row.n)]));
  return { settled: rows.reduce((sum, row) => sum + Number(row.n), 0), verdicts };
}
