import type pg from 'pg';
import { Latest, type Statement, type Statements } from './statements.ts';

// The server keeps what was prepared for as long as a connection lives: only what comes again gets a name, and not without end.
const mostNamed = 300;

/** Runs statements on a pool's connections. */
export function postgresqlStatements(pool: pg.Pool): Statements {
  // A connection that breaks while nobody uses it is taken out of the pool; the next statement gets another.
  pool.on('error', () => {});
  const queryOf = statementNames();
  return {
    rows: async <T>(statement: Statement) => (await pool.query(queryOf(statement))).rows as T[],
    close: () => pool.end(),
  };
}

/** Gives statements that come again a name, by which the driver prepares each once on a connection. */
export function statementNames(): (statement: Statement) => pg.QueryConfig {
  const names = new Latest<string>(mostNamed);
  const seenOnce = new Latest<true>(mostNamed);
  let named = 0;
  return ({ text, values: given }) => {
    const values = given as unknown[];
    // How often words occur differs so much that a plan for any words is wrong for most.
    if (text.includes('to_tsquery(')) return { text, values };
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
