import { setTimeout as sleep } from 'node:timers/promises';
import { isBusy, translated } from './database-errors.ts';
import type { Engine } from './engines/engine.ts';
import { postgresqlEngine } from './engines/postgresql.ts';
import { sqliteEngine } from './engines/sqlite.ts';
import type { Prisma, PrismaClient } from './generated/sqlite/client.ts';

/** One open writing transaction. */
export type Tx = Prisma.TransactionClient;

type ReadingMethods<D> = Pick<
  D,
  Extract<keyof D, 'findMany' | 'findFirst' | 'findUnique' | 'count' | 'aggregate' | 'groupBy'>
>;
type ModelName = Uncapitalize<Prisma.ModelName>;

/** The reading half of the client: the types offer no write, and the database refuses one on these connections. */
export type Reader = { [M in ModelName]: ReadingMethods<PrismaClient[M]> } & Pick<PrismaClient, '$queryRaw'>;

export interface Store {
  readonly engine: Engine;
  readonly read: Reader;
  /**
   * The only way to write: one transaction, tried again a few times while the database is busy. `work` must therefore
   * change nothing but through `tx`, and must not touch `read` or `write`.
   * @throws Unavailable where the database stays busy or cannot be reached; else what `work` throws
   */
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Reads one unchanging state of the database for as long as `work` takes, on a connection of its own. */
  snapshot<T>(work: (read: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

// Longest time that one snapshot may be read, ms.
const snapshotTime = 60 * 60 * 1000;

// Pauses between the attempts of a busy write, ms.
const pauses = [20, 60, 150, 400, 900];

/** The engine that a database URL names: `postgresql://…`, `postgres://…` or `file:/absolute/path`. */
export function engineFor(databaseUrl: string): Engine {
  return databaseUrl.startsWith('file:') ? sqliteEngine(databaseUrl.slice(5)) : postgresqlEngine(databaseUrl);
}

/** Opens the store of a migrated database. */
export async function openStore(engine: Engine): Promise<Store> {
  const writer = await engine.openWriter();
  // Opened before the reader: the first writing connection switches a new SQLite file to its write-ahead log.
  await writer.$connect();
  const reader = await engine.openReader();
  return {
    engine,
    read: readable(reader),
    write: (work) => attempt(() => writer.$transaction(work)),
    snapshot: (work) => readSnapshot(engine, work),
    close: async () => {
      await reader.$disconnect();
      await writer.$disconnect();
    },
  };
}

async function readSnapshot<T>(engine: Engine, work: (read: Tx) => Promise<T>): Promise<T> {
  const client = await engine.openReader();
  try {
    return await client.$transaction(work, { isolationLevel: engine.snapshot, timeout: snapshotTime });
  } finally {
    await client.$disconnect();
  }
}

async function attempt<T>(write: () => Promise<T>): Promise<T> {
  for (const pause of pauses) {
    try {
      return await write();
    } catch (error) {
      if (!isBusy(error)) throw translated(error);
      await sleep(pause * (0.5 + Math.random()));
    }
  }
  return write().catch((error) => {
    throw translated(error);
  });
}

/** A reading client whose database errors are already the desk's own. */
function readable(client: PrismaClient): Reader {
  return client.$extends({
    query: {
      $allOperations: ({ args, query }) =>
        query(args).catch((error: unknown) => {
          throw translated(error);
        }),
    },
  }) as unknown as Reader;
}
