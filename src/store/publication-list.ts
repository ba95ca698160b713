import { canonical } from '../domain/canonical.ts';
import type { PublicationFilters } from '../domain/inputs/publication-input.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { Prisma } from './generated/sqlite/client.ts';
import { findPublicationsById, type Publication } from './publications.ts';
import type { Source } from './records.ts';

const { sql } = Prisma;

/** What a list of publications is asked for, with `me` already replaced by an id. */
export type PublicationQuery = Omit<PublicationFilters, 'assignee'> & { assignee?: number | undefined };

// The same as causesOf in domain/publications.ts, of the rows `p` and its claim `c`.
const toCorrect = (now: string) => sql`(p."withdrawnAt" IS NULL AND (
  p."agreedVerdict" <> CASE WHEN c."standing" = 'retracted' THEN 'unverified' ELSE COALESCE(c."lastVerdict", 'unverified') END
  OR (c."staleAfter" <= ${now} AND (p."agreedStale" IS NULL OR p."agreedStale" <> c."staleAfter"))))`;

function conditions({ toCorrect: only, assignee, claim }: PublicationQuery, now: string): Prisma.Sql[] {
  return [
    sql`1 = 1`,
    ...(only ? [toCorrect(now)] : []),
    ...(assignee === undefined ? [] : [sql`p."assigneeId" = ${assignee}`]),
    ...(claim === undefined ? [] : [sql`p."claimId" = ${claim}`]),
  ];
}

/** Only what is to be corrected depends on the claim. */
function tablesOf({ toCorrect: only }: PublicationQuery): Prisma.Sql {
  return only ? sql`FROM "Publication" p JOIN "Claim" c ON c."id" = p."claimId"` : sql`FROM "Publication" p`;
}

/**
 * One page of publications in the order of recording, and the cursor of the next page. What is to be corrected is asked at
 * `now` (RFC 3339 UTC).
 * @throws BadRequest where the cursor belongs to another list
 */
export async function listPublications(
  from: Source,
  query: PublicationQuery,
  now: string,
): Promise<{ items: Publication[]; after: string | null }> {
  const { limit, after, ...asked } = query;
  const list = `publications ${canonical(asked)}`;
  const descending = query.sort === '-id';
  const [beyond, direction] = descending ? ['<', 'DESC'] : ['>', 'ASC'];
  const parts = conditions(query, now);
  if (after !== undefined) parts.push(sql`p."id" ${Prisma.raw(beyond)} ${readCursor(list, after, 'text').key}`);
  const rows = await from.$queryRaw<{ id: string }[]>`
    SELECT p."id" AS "id" ${tablesOf(query)} WHERE ${Prisma.join(parts, ' AND ')}
    ORDER BY p."id" ${Prisma.raw(direction)} LIMIT ${limit + 1}`;
  const ids = rows.slice(0, limit).map((row) => row.id);
  const last = ids.at(-1);
  return {
    items: await findPublicationsById(from, ids),
    // Ids are UUIDv7: they sort as they were made, and are a key and its tie-breaker in one.
    after: rows.length > limit && last ? writeCursor(list, { key: last, id: 0 }) : null,
  };
}

/** How many publications a query finds, counted up to `most`. */
export async function countPublications(
  from: Source,
  query: PublicationQuery,
  now: string,
  most = 1001,
): Promise<number> {
  const rows = await from.$queryRaw<{ n: number }[]>`
    SELECT COUNT(*) AS "n" FROM (
      SELECT 1 ${tablesOf(query)} WHERE ${Prisma.join(conditions(query, now), ' AND ')} LIMIT ${most}) AS "found"`;
  return Number(rows[0]?.n ?? 0);
}
