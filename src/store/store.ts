import { setTimeout as sleep } from 'node:timers/promises';
import { isBusy, translated } from './database-errors.ts';
import type { Engine, Reading } from './engines/engine.ts';
import type { ClaimLines } from './engines/lines.ts';
import { postgresqlEngine } from './engines/postgresql.ts';
import { sqliteEngine } from './engines/sqlite.ts';
import { statementOf, type Tx } from './engines/tx.ts';
import type { SharedWork } from './engines/writing.ts';
import type { Prisma, PrismaClient } from './generated/sqlite/client.ts';
import { Recall } from './recall.ts';

export type { Tx } from './engines/tx.ts';

type ReadingMethods<D> = Pick<
  D,
  Extract<keyof D, 'findMany' | 'findFirst' | 'findUnique' | 'count' | 'aggregate' | 'groupBy'>
>;
type ModelName = Uncapitalize<Prisma.ModelName>;

/**
 * The reading half of the client: the types offer no write, and the database refuses one on these connections. What is
 * read by `$queryRaw` goes to the driver and not through the client.
 */
export type Reader = { [M in ModelName]: ReadingMethods<PrismaClient[M]> } & {
  $queryRaw<T>(query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]): Promise<T>;
};

export interface Store {
  readonly engine: Engine;
  readonly read: Reader;
  /** The same for what is looked up by its key: on PostgreSQL what all requests ask at about the same time goes there in one piece. */
  readonly lookUps: Reader;
  /** What an export of everything is made of. */
  readonly claimLines: ClaimLines;
  /**
   * What `load` gives, remembered under `key` for at most three seconds and until the next commit of this process: for
   * what every request asks (who is it, what is the policy), never for what decides a write.
   */
  recall<T>(key: string, load: () => Promise<T>): Promise<T>;
  /**
   * The only way to write: one transaction, tried again a few times while the database is busy. `work` must therefore
   * change nothing but through `tx`, and must not touch `read` or `write`.
   * @throws Unavailable where the database stays busy or cannot be reached; else what `work` throws
   */
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /**
   * The same for work that begins by locking the log's head, as all that records does: those that wait for it are committed
   * together, each whole or not at all. It asks what it must know by itself, and tells whether that still holds after others.
   * @param changesAccounts asked at the end: whether it changed people, tokens or the policy, which are remembered else
   */
  append<T, Asked, Left>(work: SharedWork<T, Asked, Left>, changesAccounts?: () => boolean): Promise<T>;
  /**
   * Reads one unchanging state of the database for as long as `work` takes, on a connection of its own; `$queryRaw` goes
   * through the client there.
   */
  snapshot<T>(work: (read: Reader) => Promise<T>): Promise<T>;
  /**
   * The same store for one request that asks much at once: on PostgreSQL what it asks in one step of the program goes to
   * the server in one piece. Nothing that takes long belongs among it: one statement waits for the other.
   */
  gathering(): Store;
  close(): Promise<void>;
}

// Longest time that one snapshot may be read, ms.
const snapshotTime = 60 * 60 * 1000;

// How long what was read may be believed, ms: another process may have changed it since.
const rememberedFor = 3000;

// What is remembered of people and of the policy.
const ofAccounts = /^(?:session|person|token) |^(?:names|mentionable|policy)$/;

// Pauses between the attempts of a busy write, ms.
const pauses = [20, 60, 150, 400, 900];

/**
 * The engine that a database URL names: `postgresql://…`, `postgres://…` or `file:/absolute/path`.
 * @param connections the most that this process may hold to PostgreSQL
 */
export function engineFor(databaseUrl: string, connections = 12): Engine {
  return databaseUrl.startsWith('file:')
    ? sqliteEngine(databaseUrl.slice(5))
    : postgresqlEngine(databaseUrl, connections);
}

/** Opens the store of a migrated database. */
export async function openStore(engine: Engine): Promise<Store> {
  // Opened before what reads: the first writing connection switches a new SQLite file to its write-ahead log.
  const writing = await engine.openWriting();
  const reading = await engine.openReading();
  const recalled = new Recall(rememberedFor);
  const readerBy = readers(reading);
  const store: Store = {
    engine,
    read: readerBy(reading.rows),
    lookUps: readerBy(reading.lookUps),
    claimLines: { aim: reading.claimLines.aim, read: (range) => reading.claimLines.read(range).catch(fail) },
    recall: (key, load) => recalled.get(key, load),
    // Also after a failure: an answer that got lost may have been a commit.
    write: (work) => attempt(() => writing.transaction(work)).finally(() => recalled.forget()),
    append: (work, changesAccounts = () => true) =>
      attempt(() => writing.shared(work)).finally(() => recalled.forget(changesAccounts() ? undefined : ofAccounts)),
    snapshot: (work) => readSnapshot(engine, work),
    gathering: () => ({ ...store, read: readerBy(reading.gathering()) }),
    close: async () => {
      await reading.close();
      await writing.close();
    },
  };
  return store;
}

async function readSnapshot<T>(engine: Engine, work: (read: Reader) => Promise<T>): Promise<T> {
  const client = await engine.openReader();
  try {
    return await client.$transaction((tx) => work(tx), {
      isolationLevel: engine.snapshot,
      timeout: snapshotTime,
    });
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

/** Makes the reading half of a store by a way to ask, its database errors already the desk's own. */
function readers({ client }: Reading): (rows: Reading['rows']) => Reader {
  const models = client.$extends({
    query: { $allOperations: ({ args, query }) => query(args).catch(fail) },
  });
  return (rows) => {
    const queryRaw = (query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]) =>
      rows(statementOf(query, values)).catch(fail);
    return new Proxy(
      { $queryRaw: queryRaw },
      { get: (own, name) => (name in own ? Reflect.get(own, name) : Reflect.get(models, name)) },
    ) as unknown as Reader;
  };
}

function fail(error: unknown): never {
  throw translated(error);
}
