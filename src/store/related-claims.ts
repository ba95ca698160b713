import { canonical } from '../domain/canonical.ts';
import type { RelatedFilters } from '../domain/inputs/related-input.ts';
import { type RelatedReason, relatedReasons } from '../domain/related.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { Prisma } from './generated/sqlite/client.ts';
import type { Source } from './records.ts';

const { sql } = Prisma;

/** What of a claim others may rest on too. */
export interface Ground {
  claimId: number;
  /** SHA-256 of copies, and web addresses, of its evidence; at most 500 each. */
  hashes: string[];
  urls: string[];
  /** All sources under the roots of its origins; at most 500. */
  origins: number[];
  /** Its latest sign-off: who proposed and signed, and the days around it (RFC 3339 UTC). */
  signing: { people: [number, number]; from: string; to: string } | null;
}

export interface RelatedClaim {
  id: number;
  reasons: RelatedReason[];
}

/** `where` speaks of the row `r`; `within` says that it names few claims, so that they are looked up by their own index. */
type Select = (where: Prisma.Sql, within?: 'claims') => Prisma.Sql;

/** Each reason as the queries that find ids of claims, every one of them by an index. */
const selects: Record<RelatedReason, (ground: Ground) => Select[]> = {
  same_evidence: ({ hashes, urls }) => [...among('sha256', hashes, sql`|| ''`), ...among('url', urls, sql`|| ''`)],
  same_origin: ({ origins }) => among('originId', origins, sql`+ 0`),
  same_people: ({ signing }) =>
    (signing ? [signing.people, signing.people.toReversed()] : []).map(
      ([signer, proposer]) =>
        (where) =>
          sql`
      SELECT DISTINCT r."claimId" AS "id" FROM "SignOff" r
      WHERE r."signerId" = ${signer} AND r."proposerId" = ${proposer} AND r."at" >= ${signing?.from}
        AND r."at" <= ${signing?.to} AND ${where}`,
    ),
  links_here: ({ claimId }) => [
    (where) => sql`SELECT DISTINCT r."claimId" AS "id" FROM "Link" r WHERE r."targetId" = ${claimId} AND ${where}`,
  ],
};

const mostApart = 40;

// Reckoned with, a column's index is not walked: that of the claims is.
function among(column: string, values: (string | number)[], reckoned: Prisma.Sql): Select[] {
  const key = Prisma.raw(`r."${column}"`);
  // One after the other, an index gives them in the order of claims; many at once have to be sorted.
  const apart = values.length <= mostApart ? values.map((value) => [value]) : [values];
  return apart.map(
    (some) => (where, within) =>
      sql`
      SELECT DISTINCT r."claimId" AS "id" FROM "Evidence" r
      WHERE ${within ? sql`(${key} ${reckoned})` : key} IN (${Prisma.join(some)}) AND r."withdrawnAt" IS NULL AND ${where}`,
  );
}

/**
 * One page of the claims that rest on the same ground, the newest first, each with all its reasons, and the cursor of the
 * next page.
 * @throws BadRequest where the cursor belongs to another list
 */
export async function listRelated(
  from: Source,
  ground: Ground,
  filters: RelatedFilters,
): Promise<{ items: RelatedClaim[]; after: string | null }> {
  const { limit, after, choose: _choose, ...asked } = filters;
  const list = `related ${ground.claimId} ${canonical(asked)}`;
  const below = after === undefined ? [] : [sql`r."claimId" < ${readCursor(list, after, 'number').id}`];
  const where = Prisma.join([...conditions(ground, filters), ...below], ' AND ');
  const wanted = filters.reason === undefined ? relatedReasons : [filters.reason];
  const parts = wanted.flatMap((reason) => selects[reason](ground));
  const ids = await newest(from, parts, where, limit + 1);
  const page = ids.slice(0, limit);
  const last = page.at(-1);
  return {
    items: await withReasons(from, ground, page),
    after: ids.length > limit && last ? writeCursor(list, { key: last, id: last }) : null,
  };
}

async function withReasons(from: Source, ground: Ground, ids: number[]): Promise<RelatedClaim[]> {
  if (ids.length === 0) return [];
  const reasons = new Map<number, RelatedReason[]>(ids.map((id) => [id, []]));
  for (const reason of relatedReasons) {
    const where = sql`r."claimId" IN (${Prisma.join(ids)})`;
    for (const id of await newest(from, selects[reason](ground), where, ids.length, 'claims')) {
      reasons.get(id)?.push(reason);
    }
  }
  return ids.map((id) => ({ id, reasons: reasons.get(id) ?? [] }));
}

/** How many claims there are for each reason, and in all, each counted up to `most`. */
export async function countRelated(
  from: Source,
  ground: Ground,
  filters: Pick<RelatedFilters, 'stage'>,
  most = 1001,
): Promise<Record<RelatedReason | 'all', number>> {
  const where = Prisma.join(conditions(ground, filters), ' AND ');
  const counted = {
    all: await count(
      from,
      relatedReasons.flatMap((reason) => selects[reason](ground)),
      where,
      most,
    ),
  };
  const each = relatedReasons.map(async (reason) => [reason, await count(from, selects[reason](ground), where, most)]);
  return { ...counted, ...Object.fromEntries(await Promise.all(each)) };
}

function conditions({ claimId }: Ground, { stage }: Pick<RelatedFilters, 'stage'>): Prisma.Sql[] {
  const inStage = sql`EXISTS (SELECT 1 FROM "Claim" c WHERE c."id" = r."claimId" AND c."stage" = ${stage})`;
  return [sql`r."claimId" <> ${claimId}`, ...(stage === undefined ? [] : [inStage])];
}

async function newest(
  from: Source,
  parts: Select[],
  where: Prisma.Sql,
  limit: number,
  within?: 'claims',
): Promise<number[]> {
  if (parts.length === 0) return [];
  const rows = await from.$queryRaw<{ id: number }[]>`
    SELECT f."id" AS "id" FROM (${union(parts, where, sql`ORDER BY 1 DESC LIMIT ${limit}`, within)}) f
    ORDER BY f."id" DESC LIMIT ${limit}`;
  return rows.map((row) => Number(row.id));
}

async function count(from: Source, parts: Select[], where: Prisma.Sql, most: number): Promise<number> {
  if (parts.length === 0) return 0;
  const rows = await from.$queryRaw<{ n: number }[]>`
    SELECT COUNT(*) AS "n" FROM (SELECT f."id" FROM (${union(parts, where, sql`LIMIT ${most}`)}) f LIMIT ${most}) g`;
  return Number(rows[0]?.n ?? 0);
}

function union(parts: Select[], where: Prisma.Sql, end: Prisma.Sql, within?: 'claims'): Prisma.Sql {
  return Prisma.join(
    parts.map((select, index) => sql`SELECT * FROM (${select(where, within)} ${end}) ${Prisma.raw(`p${index}`)}`),
    ' UNION ',
  );
}

/** The latest sign-off of a claim, or null. */
export async function findLatestSignOff(
  from: Source,
  claimId: number,
): Promise<{ at: string; proposerId: number; signerId: number } | null> {
  return from.signOff.findFirst({
    where: { claimId },
    orderBy: { revision: 'desc' },
    select: { at: true, proposerId: true, signerId: true },
  });
}
