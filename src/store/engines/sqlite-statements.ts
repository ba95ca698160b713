import Database from 'better-sqlite3';
import type { ClaimLines } from './lines.ts';
import { sqliteClaimLines } from './sqlite-lines.ts';
import { Latest, type Statement, type Statements } from './statements.ts';

// Lists with many filters make statements of many texts; those in use are far fewer.
const mostPrepared = 300;

/** A connection that reads one SQLite file and cannot write it; `wait` is for another process's lock, ms. */
export function sqliteStatements(file: string, wait: number): Statements & { claimLines: ClaimLines } {
  const database = new Database(file, { readonly: true, fileMustExist: true, timeout: wait });
  const prepare = preparer(database);
  return {
    rows: async <T>(statement: Statement) => {
      const { prepared, bound } = prepare(statement);
      return prepared.all(bound) as T[];
    },
    claimLines: sqliteClaimLines(database),
    close: async () => void database.close(),
  };
}

/** Prepares each statement once on a connection, and its values as the driver takes them. */
export function preparer(
  database: Database.Database,
): (statement: Statement) => { prepared: Database.Statement; bound: unknown[] } {
  const known = new Latest<Database.Statement>(mostPrepared);
  return ({ sql, values }) => {
    let prepared = known.get(sql);
    if (!prepared) {
      prepared = database.prepare(sql);
      known.set(sql, prepared);
    }
    const bound = values.map((value) => (typeof value === 'boolean' ? Number(value) : value));
    return { prepared, bound };
  };
}
