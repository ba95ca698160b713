import { Prisma } from './generated/sqlite/client.ts';
import type { Source } from './records.ts';

/** What two items of evidence may share: the SHA-256 of a copy, or the web address. */
export interface EvidenceKey {
  sha256?: string | undefined;
  url?: string | undefined;
}

const { sql } = Prisma;
const mostApart = 40;

// More than this many other claims are not listed one by one.
const most = 500;

/** The other claims that use the same copy or address, by that copy's hash or that address. */
export async function findSameEvidence(
  from: Source,
  claimId: number,
  items: EvidenceKey[],
): Promise<Map<string, number[]>> {
  const hashes = [...new Set(items.flatMap((item) => item.sha256 ?? []))];
  const urls = [...new Set(items.flatMap((item) => item.url ?? []))];
  const found = new Map<string, Set<number>>();
  for (const [column, values] of [
    ['sha256', hashes],
    ['url', urls],
  ] as const) {
    if (values.length === 0) continue;
    // One after the other, an index gives them in the order of claims; many at once have to be sorted.
    const apart = values.length <= mostApart ? values.map((value) => [value]) : [values];
    const selects = apart.map((some) => sql`SELECT * FROM (${othersWith(column, some, claimId)}) AS "list"`);
    const rows = await from.$queryRaw<{ key: string; id: number }[]>`
      SELECT "key", "id" FROM (${Prisma.join(selects, ' UNION ALL ')}) AS "lists" ORDER BY 2 LIMIT ${most}`;
    for (const { key, id } of rows) found.set(key, (found.get(key) ?? new Set()).add(Number(id)));
  }
  return new Map([...found].map(([key, ids]) => [key, [...ids]]));
}

function othersWith(column: 'sha256' | 'url', values: string[], claimId: number): Prisma.Sql {
  const name = Prisma.raw(`"${column}"`);
  return sql`SELECT DISTINCT ${name} AS "key", "claimId" AS "id" FROM "Evidence"
    WHERE ${name} IN (${Prisma.join(values)}) AND "claimId" <> ${claimId} AND "withdrawnAt" IS NULL
    ORDER BY 2 LIMIT ${most}`;
}
