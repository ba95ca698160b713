import Database from 'better-sqlite3';
import pg from 'pg';

/** One row of a statement. */
export type Row = Record<string, string | number | null>;
export type Parameter = string | number;

/** A prepared statement. */
export type Statement = (parameters?: Parameter[]) => Promise<Row[]> | Row[];

/** The driver itself: each statement prepared once, its parameters written `?`. */
export interface Driver {
  version: string;
  isSqlite: boolean;
  prepare(sql: string): Statement;
  /** Statements that write, together in one transaction; their parameters are written `$1`, `$2`…  */
  prepareWrite(history: string, change: string): (parameters: Parameter[]) => Promise<void> | void;
}

export function openDriver(url: string): Promise<Driver> | Driver {
  return url.startsWith('file:') ? openSqlite(url.slice(5)) : openPostgresql(url);
}

function openSqlite(file: string): Driver {
  const database = new Database(file, { fileMustExist: true });
  database.pragma('journal_mode=WAL');
  // As durable as the application writes.
  database.pragma('synchronous=FULL');
  const version = database.prepare('SELECT sqlite_version() AS version').get() as { version: string };
  return {
    version: `SQLite ${version.version}`,
    isSqlite: true,
    prepare: (sql) => {
      const statement = database.prepare<Parameter[], Row>(sql);
      return (parameters = []) => statement.all(...parameters);
    },
    prepareWrite: (...sql) => {
      const statements = sql.map((one) => database.prepare(one));
      const run = database.transaction((parameters: Record<number, Parameter>) => {
        for (const statement of statements) statement.run(parameters);
      });
      return (parameters) => run.immediate(Object.fromEntries(parameters.map((value, place) => [place + 1, value])));
    },
  };
}

async function openPostgresql(url: string): Promise<Driver> {
  // At least as many connections as the application has.
  const pool = new pg.Pool({ connectionString: url, max: 12 });
  const { rows } = await pool.query('SHOW server_version');
  let prepared = 0;
  const named = (sql: string) => {
    prepared += 1;
    let place = 0;
    const text = sql.replace(/\?/g, () => `$${++place}`);
    // As in the application: a plan for any words is wrong for most.
    return text.includes('to_tsquery(') ? { text } : { name: `bare${prepared}`, text };
  };
  return {
    version: `PostgreSQL ${rows[0].server_version.split(' ')[0]}`,
    isSqlite: false,
    prepare: (sql) => {
      const statement = named(sql);
      return async (parameters = []) => (await pool.query({ ...statement, values: parameters })).rows;
    },
    prepareWrite: (history, change) => {
      // One statement is one transaction.
      const statement = { name: 'bare-write', text: `WITH "changed" AS (${change}) ${history}` };
      return async (parameters) => void (await pool.query({ ...statement, values: parameters }));
    },
  };
}
