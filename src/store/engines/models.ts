import type { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import type { Prisma, PrismaClient } from '../generated/sqlite/client.ts';
import { mostTime, mostWait } from './writing.ts';

/** Makes the adapters by which Prisma speaks to a driver. */
export interface AdapterFactory {
  readonly provider: Adapter['provider'];
  readonly adapterName: string;
  connect(): Promise<Adapter>;
}

type Adapter = Awaited<ReturnType<PrismaBetterSqlite3['connect']>>;
type Driven = Awaited<ReturnType<Adapter['startTransaction']>>;

/** Prisma's side of an open transaction; `end` comes before the end of the transaction itself. */
export interface OpenModels {
  models: Prisma.TransactionClient;
  end(): Promise<unknown>;
}

/**
 * Prisma's client, working in transactions that are not begun or ended by it. It is made when it is first needed: most
 * writes do without.
 */
export class Models {
  readonly #make: (adapter: AdapterFactory) => PrismaClient;
  readonly #stock: AdapterFactory;
  // The connection that the client's next transaction is for, and when that has been handed over. (AsyncLocalStorage would
  // tell it, too, but makes every promise of the process dearer.)
  #next: object | undefined;
  #handedOver: Promise<void> = Promise.resolve();
  #client: PrismaClient | undefined;

  /**
   * @param make makes the client
   * @param stock the engine's own adapter, of which everything but the connection is used
   */
  constructor(make: (adapter: AdapterFactory) => PrismaClient, stock: AdapterFactory) {
    this.#make = make;
    this.#stock = stock;
  }

  /** Begins to work on a driver's connection, in the transaction that is open there. */
  async open(connection: object): Promise<OpenModels> {
    this.#client ??= this.#make(this.#adapter());
    const client = this.#client;
    const before = this.#handedOver;
    let handOver = () => {};
    this.#handedOver = new Promise<void>((done) => {
      handOver = done;
    });
    await before;
    this.#next = connection;
    return this.#begin(client).finally(handOver);
  }

  #begin(client: PrismaClient): Promise<OpenModels> {
    return new Promise((resolve, reject) => {
      let end = () => {};
      const ending = new Promise<void>((done) => {
        end = done;
      });
      const work = async (models: Prisma.TransactionClient) => {
        const opened = { models, end: () => [end(), ended][1] as Promise<unknown> };
        resolve(opened);
        await ending;
      };
      const ended = client.$transaction(work, { maxWait: mostWait, timeout: 2 * mostTime });
      ended.catch(reject);
    });
  }

  async close(): Promise<void> {
    await this.#client?.$disconnect();
  }

  #adapter(): AdapterFactory {
    const { provider, adapterName } = this.#stock;
    const connect = async () => {
      const adapter = await this.#stock.connect();
      const begin = beginnerOf(adapter);
      adapter.startTransaction = async () => {
        const connection = this.#next;
        this.#next = undefined;
        return begin(connection);
      };
      adapter.queryRaw = outside;
      adapter.executeRaw = outside;
      return adapter;
    };
    return { provider, adapterName, connect };
  }
}

/** Makes transactions of an adapter that run on any connection of its driver. */
function beginnerOf(adapter: Adapter): (connection: object | undefined) => Driven {
  const { queryRaw, executeRaw } = adapter;
  const nothing = async () => {};
  return (connection) => {
    if (!connection) return outside();
    const run = (sql: string) => executeRaw.call(driven, { sql, args: [], argTypes: [] }).then(nothing);
    const members: Partial<Driven> & { client: object } = {
      // The adapters of both engines send everything to their member `client`.
      client: connection,
      ...{ queryRaw, executeRaw },
      // Else Prisma would send a COMMIT.
      options: { usePhantomQuery: true },
      ...{ commit: nothing, rollback: nothing },
      createSavepoint: (name) => run(`SAVEPOINT ${name}`),
      rollbackToSavepoint: (name) => run(`ROLLBACK TO SAVEPOINT ${name}`),
      releaseSavepoint: (name) => run(`RELEASE SAVEPOINT ${name}`),
    };
    const driven = Object.assign(Object.create(adapter), members) as Driven & Adapter;
    return driven;
  };
}

function outside(): never {
  throw new Error('A statement outside of a transaction.');
}
