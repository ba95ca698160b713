import Database from 'better-sqlite3';
import pg from 'pg';

/** A statement as a database driver got it, with its values. */
export interface Statement {
  sql: string;
  values: unknown[];
}

let log: Statement[] | null = null;

/** What was asked of the database, of either engine, while something was done: the very statements, in their order. */
export async function statementsOf(work: () => Promise<unknown>): Promise<Statement[]> {
  listen();
  const heard: Statement[] = [];
  log = heard;
  try {
    await work();
  } finally {
    log = null;
  }
  return heard;
}

let listening = false;

/** Puts an ear to both drivers, below everything of ours: nothing that is asked passes by it. */
function listen(): void {
  if (listening) return;
  listening = true;
  listenToPostgresql();
  listenToSqlite();
}

function listenToPostgresql(): void {
  const client = pg.Client.prototype as unknown as { query: (...given: unknown[]) => unknown };
  const { query } = client;
  client.query = function (...given) {
    const [first, second] = given;
    const { text, values = Array.isArray(second) ? second : [] } =
      typeof first === 'string' ? { text: first } : (first as { text?: string; values?: unknown[] });
    if (text !== undefined) log?.push({ sql: text, values });
    return query.apply(this, given);
  };
}

function listenToSqlite(): void {
  const db = new Database(':memory:');
  const statement = Object.getPrototypeOf(db.prepare('SELECT 1'));
  db.close();
  // Values are either bound once or given with each run.
  const bound = new WeakMap<object, unknown[]>();
  const { bind } = statement;
  statement.bind = function (this: object, ...values: unknown[]) {
    bound.set(this, values.flat());
    return bind.apply(this, values);
  };
  for (const name of ['all', 'get', 'iterate', 'run']) {
    const method = statement[name];
    statement[name] = function (this: { source: string }, ...values: unknown[]) {
      log?.push({ sql: this.source, values: bound.get(this) ?? values.flat() });
      return method.apply(this, values);
    };
  }
}
