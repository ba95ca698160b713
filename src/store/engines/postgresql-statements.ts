import type { Socket } from 'node:net';
import pg from 'pg';
import { isGone } from '../database-errors.ts';
import { Latest, type Statement, type Statements } from './statements.ts';

// The server keeps what was prepared for as long as a connection lives: only what comes again gets a name, and not without end.
const mostNamed = 300;

/** Runs statements on connections of a pool. */
export function postgresqlStatements(config: pg.PoolConfig): Statements {
  const pool = new pg.Pool({ ...config, pipeline: true });
  // A connection that breaks while nobody uses it is taken out of the pool; the next statement gets another.
  pool.on('error', () => {});
  const queryOf = statementNames();
  const through =
    (ask: (query: pg.QueryConfig) => Promise<pg.QueryResult>) =>
    async <T>(statement: Statement) =>
      (await ask(queryOf(statement))).rows as T[];
  return {
    rows: through((query) => pool.query(query)),
    gathering: () => through(gatherer(pool, process.nextTick)),
    // Requests that arrived together are all read by then.
    lookUps: through(gatherer(pool, setImmediate)),
    close: () => pool.end(),
  };
}

interface Asked {
  query: pg.QueryConfig;
  answered(result: pg.QueryResult): void;
  failed(error: unknown): void;
}

/** Sends what is asked until `later` in one piece, on one connection. */
function gatherer(
  pool: pg.Pool,
  later: (send: () => void) => void,
): (query: pg.QueryConfig) => Promise<pg.QueryResult> {
  let waiting: Asked[] = [];
  return (query) =>
    new Promise((answered, failed) => {
      if (waiting.push({ query, answered, failed }) > 1) return;
      later(() => {
        const asked = waiting;
        waiting = [];
        void askAll(pool, asked);
      });
    });
}

async function askAll(pool: pg.Pool, asked: Asked[]): Promise<void> {
  let client: pg.PoolClient;
  try {
    client = await pool.connect();
  } catch (error) {
    for (const { failed } of asked) failed(error);
    return;
  }
  // A connection that broke does not go back into the pool. Of statements that failed in the database, it is as good as before.
  let broken: Error | undefined;
  const note = (error: Error) => {
    if (!(error instanceof pg.DatabaseError) || isGone(error)) broken = error;
  };
  client.on('error', note);
  const stream = streamOf(client);
  stream.cork();
  const answers = asked.map(({ query, answered, failed }) =>
    client.query(query).then(answered, (error) => {
      note(error);
      failed(error);
    }),
  );
  stream.uncork();
  await Promise.all(answers);
  client.removeListener('error', note);
  client.release(broken);
}

/** What a client writes to: held back (`cork`), what it sends goes out in one piece. The driver's types do not tell of it. */
export function streamOf(client: pg.PoolClient): Pick<Socket, 'cork' | 'uncork'> {
  return (client as unknown as { connection: { stream: Socket } }).connection.stream;
}

/** Gives statements that come again a name, by which the driver prepares each once on a connection. */
export function statementNames(): (statement: Statement) => pg.QueryConfig {
  const names = new Latest<string>(mostNamed);
  const seenOnce = new Latest<true>(mostNamed);
  let named = 0;
  return ({ text, values: given }) => {
    const values = given as unknown[];
    // How often words occur differs so much that a plan for any words is wrong for most.
    if (text.includes('::tsquery')) return { text, values };
    let name = names.get(text);
    if (!name && seenOnce.get(text) && named < mostNamed) {
      named += 1;
      name = `claimdesk_${named}`;
      names.set(text, name);
    }
    if (!name) seenOnce.set(text, true);
    return name ? { name, text, values } : { text, values };
  };
}
