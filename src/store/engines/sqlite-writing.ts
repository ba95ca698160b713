import { setImmediate as nextLoop, setTimeout as sleep } from 'node:timers/promises';
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import Database from 'better-sqlite3';
import { isBusy } from '../database-errors.ts';
import { Prisma, PrismaClient } from '../generated/sqlite/client.ts';
import { Models } from './models.ts';
import { within } from './session.ts';
import { SharedTransactions } from './shared-transactions.ts';
import { preparer } from './sqlite-statements.ts';
import type { Statement } from './statements.ts';
import { Turns } from './turns.ts';
import type { Begun, Writing } from './writing.ts';

// How long a transaction waits for another process that writes, ms. The store tries six times, so that people are told after
// about six seconds that the desk is busy.
const lockTime = 700;
// SQLite itself waits by blocking the whole process, so it waits hardly at all; in between others may ask, ms.
const blockedFor = 5;
const askAgain = 8;

/**
 * The one connection of a process that writes a SQLite file: one transaction after the other, each holding the write lock
 * from its first moment.
 */
export function sqliteWriting(file: string): Writing {
  const database = new Database(file, { timeout: blockedFor });
  // An opened file that is in WAL mode already would have synchronous=NORMAL.
  database.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;');
  // In pages of 4 kB: what changes often is carried over to the file once for many commits.
  database.pragma('wal_autocheckpoint=4000');
  const models = new Models((adapter) => new PrismaClient({ adapter }), new PrismaBetterSqlite3({ url: ':memory:' }));
  const begun = transactionsOn(database);
  const turns = new Turns(1);
  const inTurn = async <T>(use: () => Promise<T>): Promise<T> => {
    // Lets pages and answers through between two writes.
    if (await turns.take()) await nextLoop();
    try {
      await beginOn(database);
      return await use();
    } finally {
      turns.give();
    }
  };
  const together = new SharedTransactions((use) => inTurn(() => use(begun)), models);
  return {
    transaction: (work) => inTurn(() => within(begun, models, work)),
    shared: (work) => together.add(work),
    close: async () => {
      await models.close();
      database.close();
    },
  };
}

async function beginOn(database: Database.Database): Promise<void> {
  for (const end = performance.now() + lockTime; ; await sleep(askAgain * Math.random())) {
    try {
      database.exec('BEGIN IMMEDIATE');
      return;
    } catch (error) {
      if (!isBusy(error) || performance.now() > end) throw error;
    }
  }
}

function transactionsOn(database: Database.Database): Begun {
  const prepareAny = preparer(database);
  // Some failures of a disk roll it back by themselves: a statement after one of them would be committed alone.
  const refuseOutside = () => {
    if (!database.inTransaction) throw new Error('The transaction was rolled back.');
  };
  const prepare = (statement: Statement) => {
    refuseOutside();
    return prepareAny(statement);
  };
  const commit = database.prepare('COMMIT');
  const rollback = async () => {
    if (database.inTransaction) database.exec('ROLLBACK');
  };
  const run = (statement: Statement) => {
    const { prepared, bound } = prepare(statement);
    return prepared.reader ? prepared.all(bound).length : prepared.run(bound).changes;
  };
  return {
    // All that Prisma's adapter asks of it.
    connection: {
      prepare: (source: string) => {
        refuseOutside();
        return database.prepare(source);
      },
    },
    // The transaction holds the file's own lock.
    locking: Prisma.empty,
    rows: async <T>(statement: Statement) => {
      const { read, bound } = prepare(statement);
      return read(bound) as T[];
    },
    changes: async (statement) => run(statement),
    send: run,
    get isLost() {
      return !database.inTransaction;
    },
    // Its statements keep the whole process waiting.
    letIn: () => nextLoop(),
    commit: async () => {
      try {
        commit.run();
      } catch (error) {
        await rollback();
        throw error;
      }
    },
    rollback,
  };
}
