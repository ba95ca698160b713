import type { SearchQuery } from '../../domain/search.ts';
import { Prisma } from '../generated/sqlite/client.ts';
import type { Engine } from './engine.ts';
import { ftsQuery, writtenOut } from './sqlite-search.ts';

// How long one statement may stand still for another process's lock before it is retried from outside, ms: short,
// because SQLite waits by blocking the whole process.
const lockWait = 50;

/**
 * SQLite in one file, with write-ahead log.
 * @param file absolute path of the database file
 */
export function sqliteEngine(file: string): Engine {
  // Driver and client are loaded by the desks that use them.
  const connections = () => import('./sqlite-connections.ts');
  return {
    name: 'sqlite',
    openWriting: async () => (await import('./sqlite-writing.ts')).sqliteWriting(file),
    openReader: async () => (await connections()).openClient(file, lockWait),
    openReading: async () => (await connections()).openReading(file, lockWait),
    openScripts: async () => (await connections()).openScripts(file),
    snapshot: 'Serializable',
    lockSql: ['BEGIN IMMEDIATE'],
    unlockSql: ['COMMIT'],
    brokenSql: 'PRAGMA foreign_key_check',
    matchClaims: (query) => Prisma.sql`c."id" IN (${found(query)})`,
    foundClaims: found,
    walkedClaims: (query) => ({
      // In this order: words first, which are kept in the order of ids.
      from: Prisma.sql`"ClaimSearch" f CROSS JOIN "Claim" c ON c."id" = f.rowid`,
      condition: Prisma.sql`f."ClaimSearch" MATCH ${writtenOut(query)}`,
      id: Prisma.sql`f.rowid`,
    }),
    rankedClaims: (query, most) => {
      const newest = most === undefined ? Prisma.empty : Prisma.sql`ORDER BY rowid DESC LIMIT ${most}`;
      const ranked = Prisma.sql`SELECT rowid AS "id", rank AS "rank" FROM "ClaimSearch" WHERE "ClaimSearch" MATCH ${ftsQuery(query)} ${newest}`;
      return { from: Prisma.sql`(${ranked}) f CROSS JOIN "Claim" c ON c."id" = f."id"`, key: Prisma.sql`f."rank"` };
    },
    few: 4000,
    countedAtOnce: 20_000,
    fewClaims: (ids, key, where) =>
      Prisma.sql`SELECT c."id" AS "id", ${key} AS "key" FROM (SELECT DISTINCT "id" FROM (${ids})) f CROSS JOIN "Claim" c ON c."id" = f."id" WHERE ${where}`,
    along: (index) => (index === null ? Prisma.sql`NOT INDEXED` : Prisma.sql`INDEXED BY ${Prisma.raw(`"${index}"`)}`),
    rankClaims: (words, limit) =>
      Prisma.sql`SELECT rowid AS "id" FROM "ClaimSearch" WHERE "ClaimSearch" MATCH ${words.map((word) => `"${word}"`).join(' OR ')} ORDER BY rank LIMIT ${limit}`,
  };
}

const found = (query: SearchQuery) =>
  Prisma.sql`SELECT rowid AS "id" FROM "ClaimSearch" WHERE "ClaimSearch" MATCH ${writtenOut(query)}`;
