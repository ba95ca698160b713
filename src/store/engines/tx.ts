import { Prisma } from '../generated/sqlite/client.ts';
import type { Statement } from './statements.ts';

type RawNames = '$queryRaw' | '$executeRaw' | '$queryRawUnsafe' | '$executeRawUnsafe';
type Query = TemplateStringsArray | Statement;

/**
 * One open writing transaction. Its raw statements go to the driver, each prepared once. Prisma's models work on the same
 * connection, but cost about a millisecond a call: what is asked often is asked raw.
 */
export type Tx = Omit<Prisma.TransactionClient, RawNames> & {
  $queryRaw<T>(query: Query, ...values: unknown[]): Promise<T>;
  /** @returns how many rows it changed */
  $executeRaw(query: Query, ...values: unknown[]): Promise<number>;
  /** Sends a statement, in its order, whose outcome nobody waits for: where it fails, the transaction does. */
  $send(query: Query, ...values: unknown[]): void;
  /** What a SELECT ends with that keeps other writers from its rows until this transaction ends. */
  readonly $locking: Prisma.Sql;
};

/** A transaction that a driver has open, on a connection that nobody else uses meanwhile. */
export interface OpenTransaction {
  rows<T>(statement: Statement): Promise<T[]>;
  /** @returns how many rows it changed */
  changes(statement: Statement): Promise<number>;
  send(statement: Statement): void;
  /** As `$locking`. */
  readonly locking: Prisma.Sql;
}

/** The transaction as it is handed to those who work in it, for as long as it is open. */
export class OpenTx {
  readonly #open: OpenTransaction;
  readonly #models: () => Promise<Prisma.TransactionClient>;
  readonly #running = new Set<Promise<unknown>>();
  #closed = false;
  #hasWritten = false;

  /** @param models gives Prisma's side of the transaction */
  constructor(open: OpenTransaction, models: () => Promise<Prisma.TransactionClient>) {
    this.#open = open;
    this.#models = models;
  }

  /** Whether it was told anything that may change something. */
  get hasWritten(): boolean {
    return this.#hasWritten;
  }

  get $locking(): Prisma.Sql {
    return this.#open.locking;
  }

  async $queryRaw(query: Query, ...values: unknown[]): Promise<unknown[]> {
    return this.#open.rows(this.#noted(statementOf(query, values)));
  }

  async $executeRaw(query: Query, ...values: unknown[]): Promise<number> {
    return this.#open.changes(this.#noted(statementOf(query, values)));
  }

  $send(query: Query, ...values: unknown[]): void {
    this.#open.send(this.#noted(statementOf(query, values)));
  }

  /** A call of a method of one of Prisma's models. */
  async call(model: string, method: string, args: unknown[]): Promise<unknown> {
    this.#refuseClosed();
    this.#hasWritten ||= !method.startsWith('find') && method !== 'count';
    const call = this.#models().then((models) => {
      const methods = models[model as 'claim'] as unknown as Record<string, (...given: unknown[]) => Promise<unknown>>;
      return methods[method]?.(...args);
    });
    this.#running.add(call);
    return call.finally(() => this.#running.delete(call));
  }

  /** Lets nothing through any more. @returns when what was called of the models has ended */
  async close(): Promise<void> {
    this.#closed = true;
    if (this.#running.size > 0) await Promise.allSettled(this.#running);
  }

  #noted(statement: Statement): Statement {
    this.#refuseClosed();
    this.#hasWritten ||= !isSelect.test(statement.sql);
    return statement;
  }

  #refuseClosed(): void {
    if (this.#closed) throw new Error('The transaction has ended.');
  }
}

const isSelect = /^\s*SELECT\b/;

for (const name of Object.values(Prisma.ModelName)) {
  const model = `${name[0]?.toLowerCase()}${name.slice(1)}`;
  Object.defineProperty(OpenTx.prototype, model, {
    get(this: OpenTx) {
      const get =
        (_none: object, method: string | symbol) =>
        (...args: unknown[]) =>
          this.call(model, String(method), args);
      return new Proxy({}, { get });
    },
  });
}

// A template's strings are the same object each time that it is used.
const written = new WeakMap<TemplateStringsArray, Pick<Statement, 'sql' | 'text'>>();

/** The statement that a template says, or the one that is given. */
export function statementOf(query: Query, values: unknown[]): Statement {
  if ('values' in query && 'sql' in query) return query;
  const strings = query as TemplateStringsArray;
  if (values.some((value) => value instanceof Prisma.Sql)) return Prisma.sql(strings, ...(values as never[]));
  let texts = written.get(strings);
  if (!texts) {
    const { sql, text } = Prisma.sql(strings, ...(values as never[]));
    texts = { sql, text };
    written.set(strings, texts);
  }
  return { ...texts, values };
}
