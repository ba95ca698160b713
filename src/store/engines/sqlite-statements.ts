import Database from 'better-sqlite3';
import type { Prisma } from '../generated/sqlite/client.ts';
import { Latest, type Statements } from './statements.ts';

// Lists with many filters make statements of many texts; those in use are far fewer.
const mostPrepared = 300;

/** A connection that reads one SQLite file and cannot write it; `wait` is for another process's lock, ms. */
export function sqliteStatements(file: string, wait: number): Statements {
  const database = new Database(file, { readonly: true, fileMustExist: true, timeout: wait });
  const run = statementRunner(database);
  return {
    rows: async <T>(statement: Prisma.Sql) => run(statement) as T[],
    close: async () => void database.close(),
  };
}

/** Runs statements on a connection, each prepared once. */
export function statementRunner(database: Database.Database): (statement: Prisma.Sql) => unknown[] {
  const prepared = new Latest<Database.Statement>(mostPrepared);
  return ({ sql, values }) => {
    let statement = prepared.get(sql);
    if (!statement) {
      statement = database.prepare(sql);
      prepared.set(sql, statement);
    }
    const bound = values.map((value) => (typeof value === 'boolean' ? Number(value) : value));
    return statement.all(bound);
  };
}
