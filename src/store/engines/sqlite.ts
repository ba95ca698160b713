import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import Database from 'better-sqlite3';
import type { SearchQuery, SearchTerm } from '../../domain/search.ts';
import { Prisma, PrismaClient } from '../generated/sqlite/client.ts';
import type { Engine } from './engine.ts';
import { sqliteStatements } from './sqlite-statements.ts';
import { sqliteWriting } from './sqlite-writing.ts';

// How long one statement may stand still for another process's lock before it is retried from outside, ms: short,
// because SQLite waits by blocking the whole process.
const lockWait = 50;

/**
 * SQLite in one file, with write-ahead log.
 * @param file absolute path of the database file
 */
export function sqliteEngine(file: string): Engine {
  const url = `file:${file}`;
  const openReader = () =>
    new PrismaClient({ adapter: new PrismaBetterSqlite3({ url, readonly: true, timeout: lockWait }) });
  return {
    name: 'sqlite',
    openWriting: async () => sqliteWriting(file),
    openReader: async () => openReader(),
    openReading: async () => {
      const client = openReader();
      const { rows, claimLines, close } = sqliteStatements(file, lockWait);
      return {
        client,
        rows,
        claimLines,
        close: async () => {
          await close();
          await client.$disconnect();
        },
      };
    },
    openScripts: async () => {
      const db = new Database(file, { timeout: 10_000 });
      db.pragma('journal_mode=WAL');
      db.pragma('synchronous=FULL');
      db.pragma('foreign_keys=OFF');
      return {
        run: async (sql) => void db.exec(sql),
        rows: async <T>(sql: string) => db.prepare(sql).all() as T[],
        close: async () => void db.close(),
      };
    },
    snapshot: 'Serializable',
    lockSql: ['BEGIN IMMEDIATE'],
    unlockSql: ['PRAGMA foreign_key_check', 'COMMIT'],
    matchClaims: (query) => Prisma.sql`c."id" IN (${found(query)})`,
    foundClaims: found,
    walkedClaims: (query) => ({
      // In this order: words first, which are kept in the order of ids.
      from: Prisma.sql`"ClaimSearch" f CROSS JOIN "Claim" c ON c."id" = f.rowid`,
      condition: Prisma.sql`f."ClaimSearch" MATCH ${ftsQuery(query)}`,
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
  Prisma.sql`SELECT rowid AS "id" FROM "ClaimSearch" WHERE "ClaimSearch" MATCH ${ftsQuery(query)}`;

/** The query as FTS5 reads it; folded words hold nothing that it could take for a sign. */
function ftsQuery({ all, none }: SearchQuery): string {
  const written = ({ words, open }: SearchTerm) => `"${words.join(' ')}"${open ? ' *' : ''}`;
  const wanted = all.map(written).join(' AND ');
  return none.length > 0 ? `(${wanted}) NOT (${none.map(written).join(' OR ')})` : wanted;
}

/** A consistent copy of the database while others use it, by SQLite's own online backup. */
export async function backupSqlite(file: string, target: string): Promise<void> {
  const db = new Database(file, { readonly: true, fileMustExist: true });
  try {
    await db.backup(target);
  } finally {
    db.close();
  }
}
