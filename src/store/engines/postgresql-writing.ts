import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { isGone } from '../database-errors.ts';
import { PrismaClient } from '../generated/postgresql/client.ts';
import { type PrismaClient as Client, Prisma } from '../generated/sqlite/client.ts';
import { Models } from './models.ts';
import { joinedWrites } from './postgresql-joined.ts';
import { statementNames, streamOf } from './postgresql-statements.ts';
import { within } from './session.ts';
import { SharedTransactions } from './shared-transactions.ts';
import type { Statement } from './statements.ts';
import { Turns } from './turns.ts';
import { type Begun, mostTime, OutcomeUnknown, type Writing } from './writing.ts';

/** Transactions on the connections of a pool. Statements are sent without waiting for the answers of those before. */
export function postgresqlWriting(config: pg.PoolConfig & { max: number }): Writing {
  // A server that falls silent would keep its transaction open, and all that wait for the log behind it: a statement without
  // an answer for so long, also a COMMIT or ROLLBACK, breaks the connection.
  const pool = new pg.Pool({ ...config, pipeline: true, query_timeout: mostTime });
  // A connection that breaks while nobody uses it is taken out of the pool; the next transaction gets another.
  pool.on('error', () => {});
  const make = (adapter: object) => new PrismaClient({ adapter: adapter as PrismaPg }) as unknown as Client;
  const models = new Models(make, new PrismaPg(config));
  const queryOf = statementNames();
  const turns = new Turns(config.max);
  const inTurn = async <T>(use: (begun: Begun) => Promise<T>): Promise<T> => {
    await turns.take();
    try {
      return await use(begin(await pool.connect(), queryOf));
    } finally {
      turns.give();
    }
  };
  const together = new SharedTransactions(inTurn, models);
  return {
    transaction: (work) => inTurn((begun) => within(begun, models, work)),
    shared: (work) => together.add(work),
    close: async () => {
      await models.close();
      await pool.end();
    },
  };
}

const locking = Prisma.sql`FOR UPDATE`;

/** The first statement goes right behind the BEGIN. */
function begin(client: pg.PoolClient, queryOf: (statement: Statement) => pg.QueryConfig): Begun {
  // What went wrong first: all that comes after it only says that the transaction has failed.
  let failure: unknown;
  let committing = false;
  let isLost = false;
  const note = (error: unknown) => {
    failure ??= error;
    // Once COMMIT is on its way, only the server's own refusal tells that it was not done.
    isLost ||= !committing || (error instanceof pg.DatabaseError && !isGone(error));
  };
  // Without a listener a connection that breaks between two statements would end the process.
  client.on('error', note);
  const stream = streamOf(client);
  let isHeld = false;
  // Held back until the work that sends it pauses, so that it goes out in one piece: handing a packet to the system costs
  // more than what is in it.
  const hold = () => {
    if (isHeld) return;
    isHeld = true;
    stream.cork();
    process.nextTick(() => {
      flush();
      isHeld = false;
      stream.uncork();
    });
  };
  const run = async (query: string | pg.QueryConfig) => {
    hold();
    try {
      return await client.query(query);
    } catch (error) {
      note(error);
      throw failure;
    }
  };
  let sent: Statement[] = [];
  // Failures of what nobody waits for come out with whatever is asked next.
  const flush = () => {
    if (sent.length === 0) return;
    const statements = sent;
    sent = [];
    for (const statement of joinedWrites(statements)) void run(queryOf(statement)).catch(() => {});
  };
  const ask = (statement: Statement) => {
    flush();
    return run(queryOf(statement));
  };
  // What Prisma's models send comes in its order, too.
  const connection = Object.create(client, {
    query: {
      value: (...given: Parameters<typeof client.query>) => {
        flush();
        return client.query(...given);
      },
    },
  });
  const release = (error?: Error) => {
    client.removeListener('error', note);
    client.release(error);
  };
  void run('BEGIN').catch(() => {});
  return {
    connection,
    locking,
    rows: async <T>(statement: Statement) => (await ask(statement)).rows as T[],
    changes: async (statement) => (await ask(statement)).rowCount ?? 0,
    send: (statement) => {
      sent.push(statement);
      hold();
    },
    get isLost() {
      return isLost;
    },
    // Each of its answers is waited for.
    letIn: async () => {},
    commit: async () => {
      hold();
      flush();
      committing = true;
      const { command } = await client.query('COMMIT').catch((error) => {
        note(error);
        release(error);
        throw isLost ? failure : new OutcomeUnknown(failure);
      });
      release();
      // A transaction in which a statement failed is rolled back by it, which is no error to PostgreSQL.
      if (command === 'COMMIT') return;
      isLost = true;
      throw failure ?? new Error('The transaction was rolled back.');
    },
    rollback: async () => {
      sent = [];
      await client.query('ROLLBACK').then(
        () => release(),
        (error) => release(error),
      );
    },
  };
}
