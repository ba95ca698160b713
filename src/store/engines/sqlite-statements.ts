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
  const rows = async <T>(statement: Statement) => {
    const { read, bound } = prepare(statement);
    return read(bound) as T[];
  };
  return {
    rows,
    // It is in the process itself.
    gathering: () => rows,
    lookUps: rows,
    claimLines: sqliteClaimLines(database),
    close: async () => void database.close(),
  };
}

interface Prepared {
  prepared: Database.Statement;
  /** The rows that the statement gives for these values. */
  read: (bound: unknown[]) => object[];
}

/** Prepares each statement once on a connection, and its values as the driver takes them. */
export function preparer(database: Database.Database): (statement: Statement) => Prepared & { bound: unknown[] } {
  const known = new Latest<Prepared>(mostPrepared);
  return ({ sql, values }) => {
    let ready = known.get(sql);
    if (!ready) {
      const prepared = database.prepare(sql);
      ready = { prepared, read: prepared.reader ? readerOf(prepared) : (bound) => prepared.all(bound) as object[] };
      known.set(sql, ready);
    }
    return { ...ready, bound: boundOf(values) };
  };
}

/** SQLite's driver knows no truth values. */
function boundOf(values: readonly unknown[]): unknown[] {
  const bound = values as unknown[];
  // Looking for one value is much quicker than looking at each.
  if (!bound.includes(true) && !bound.includes(false)) return bound;
  const made = bound.slice();
  for (const truth of [true, false])
    for (let place = made.indexOf(truth); place >= 0; place = made.indexOf(truth, place + 1))
      made[place] = Number(truth);
  return made;
}

/**
 * Reads rows as lists of values and makes the objects here, by a function with the columns' names in it: the driver would
 * set each member of each row by its name, which takes as long as all that SQLite does for a page of a list.
 */
function readerOf(prepared: Database.Statement): (bound: unknown[]) => object[] {
  const members = prepared.columns().map(({ name }, place) => `${JSON.stringify(name)}: values[${place}]`);
  const rowOf = new Function('values', `return { ${members.join(', ')} };`) as (values: unknown) => object;
  prepared.raw();
  return (bound) => prepared.all(bound).map(rowOf);
}
