import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from '../generated/postgresql/client.ts';
import type { PrismaClient as Client, Prisma } from '../generated/sqlite/client.ts';
import { Models } from './models.ts';
import { statementNames } from './postgresql-statements.ts';
import { type Begun, Turns, type Writing, within } from './writing.ts';

/** Transactions on the connections of a pool. Statements are sent without waiting for the answers of those before. */
export function postgresqlWriting(config: pg.PoolConfig & { max: number }): Writing {
  const pool = new pg.Pool({ ...config, pipeline: true });
  // A connection that breaks while nobody uses it is taken out of the pool; the next transaction gets another.
  pool.on('error', () => {});
  const make = (adapter: object) => new PrismaClient({ adapter: adapter as PrismaPg }) as unknown as Client;
  const models = new Models(make, new PrismaPg(config));
  const queryOf = statementNames();
  const turns = new Turns(config.max);
  return {
    transaction: async (work) => {
      await turns.take();
      try {
        return await within(begin(await pool.connect(), queryOf), models, work);
      } finally {
        turns.give();
      }
    },
    close: async () => {
      await models.close();
      await pool.end();
    },
  };
}

/** The first statement goes right behind the BEGIN. */
function begin(client: pg.PoolClient, queryOf: (statement: Prisma.Sql) => pg.QueryConfig): Begun {
  // Of a connection that breaks the statements tell; without a listener it would end the process.
  const broken = () => {};
  client.on('error', broken);
  let failure: unknown;
  const note = (error: unknown) => {
    failure ??= error;
  };
  const release = (error?: Error) => {
    client.removeListener('error', broken);
    client.release(error);
  };
  const send = (query: string | pg.QueryConfig) => void client.query(query).catch(note);
  send('BEGIN');
  return {
    connection: client,
    rows: async <T>(statement: Prisma.Sql) => {
      const { rows } = await client.query(queryOf(statement));
      if (failure) throw failure;
      return rows as T[];
    },
    changes: async (statement) => (await client.query(queryOf(statement))).rowCount ?? 0,
    send: (statement) => send(queryOf(statement)),
    commit: async () => {
      try {
        const { command } = await client.query('COMMIT');
        release();
        // A transaction in which a statement failed is rolled back by it, and that is no error to PostgreSQL.
        if (command !== 'COMMIT') note(new Error('The transaction was rolled back.'));
      } catch (error) {
        note(error);
        release(error as Error);
      }
      if (failure) throw failure;
    },
    rollback: async () => {
      await client.query('ROLLBACK').then(
        () => release(),
        (error) => release(error),
      );
    },
  };
}
