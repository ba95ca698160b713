import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import Database from 'better-sqlite3';
import { PrismaClient } from '../generated/sqlite/client.ts';
import type { Reading, ScriptConnection } from './engine.ts';
import { sqliteStatements } from './sqlite-statements.ts';

/** A client that reads one file and cannot write it; `wait` is for another process's lock, ms. */
export function openClient(file: string, wait: number): PrismaClient {
  return new PrismaClient({ adapter: new PrismaBetterSqlite3({ url: `file:${file}`, readonly: true, timeout: wait }) });
}

/** The driver for statements and the client for models, each with a connection of its own. */
export function openReading(file: string, wait: number): Reading {
  const client = openClient(file, wait);
  const { close, ...statements } = sqliteStatements(file, wait);
  return {
    client,
    ...statements,
    close: async () => {
      await close();
      await client.$disconnect();
    },
  };
}

/** A connection that runs whole scripts. */
export function openScripts(file: string): ScriptConnection {
  const db = new Database(file, { timeout: 10_000 });
  db.pragma('journal_mode=WAL');
  db.pragma('synchronous=FULL');
  db.pragma('foreign_keys=OFF');
  return {
    run: async (sql) => void db.exec(sql),
    rows: async <T>(sql: string) => db.prepare(sql).all() as T[],
    close: async () => void db.close(),
  };
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
