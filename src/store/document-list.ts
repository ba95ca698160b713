import { tokens } from '../domain/fold.ts';
import type { DocumentFilters } from '../domain/inputs/document-filters.ts';
import { Prisma } from './generated/sqlite/client.ts';
import { countRecords, type IdPage, listRecords, matchWords } from './record-list.ts';
import type { Reader } from './store.ts';

function conditions({ q, language }: DocumentFilters): Prisma.Sql[] {
  return [
    ...(q === undefined ? [] : matchWords(tokens(q))),
    ...(language === undefined ? [] : [Prisma.sql`r."language" = ${language}`]),
  ];
}

/** One page of documents. @throws BadRequest where the cursor belongs to another list */
export function listDocuments(read: Reader, filters: DocumentFilters): Promise<IdPage> {
  return listRecords(read, 'Document', conditions(filters), filters);
}

/** How many documents the filters find, counted up to 1001. */
export function countDocuments(read: Reader, filters: DocumentFilters): Promise<number> {
  return countRecords(read, 'Document', conditions(filters));
}

/** The languages that documents are in, in alphabetical order. */
export async function findLanguages(read: Reader): Promise<string[]> {
  const rows = await read.$queryRaw<{ language: string }[]>`
    SELECT DISTINCT "language" AS "language" FROM "Document" ORDER BY "language" LIMIT 200`;
  return rows.map((row) => row.language);
}

/** How many claims each document holds passages of, by document id. */
export async function countClaimsIn(read: Reader, ids: number[]): Promise<Map<number, number>> {
  if (ids.length === 0) return new Map();
  const rows = await read.$queryRaw<{ id: number; n: number }[]>`
    SELECT "documentId" AS "id", COUNT(DISTINCT "claimId") AS "n" FROM "Appearance"
    WHERE "documentId" IN (${Prisma.join(ids)}) GROUP BY "documentId"`;
  return new Map(rows.map((row) => [Number(row.id), Number(row.n)]));
}
