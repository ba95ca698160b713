import type { Models, OpenModels } from './models.ts';
import { type OpenTransaction, OpenTx, type Tx } from './tx.ts';

/** Longest that a transaction may take, and that one may wait for its turn, ms. */
export const mostTime = 10_000;
export const mostWait = 10_000;

/** The writing half of a store. */
export interface Writing {
  /** Does `work` in one transaction, which is rolled back where it throws or takes longer than `mostTime`. */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** A transaction took too long, or its turn did not come; nothing was written, and it may be tried again. */
export class TookTooLong extends Error {
  // Prisma's own code for it.
  readonly code = 'P2028';
}

/** A transaction that its engine has begun. */
export interface Begun extends OpenTransaction {
  /** What the driver's adapter for Prisma sends its statements to. */
  readonly connection: object;
  /** Ends it, whatever comes of it. @throws where it was not committed */
  commit(): Promise<void>;
  /** Ends it. */
  rollback(): Promise<void>;
}

/** Does `work` in a transaction that has begun, and ends it. */
export async function within<T>(begun: Begun, models: Models, work: (tx: Tx) => Promise<T>): Promise<T> {
  let opened: Promise<OpenModels> | undefined;
  const tx = new OpenTx(begun, async () => {
    opened ??= models.open(begun.connection);
    return (await opened).models;
  });
  let ended: Promise<void> | undefined;
  const end = async (how: 'commit' | 'rollback', reason: Error) => {
    await tx.close(reason);
    if (opened) await opened.then((one) => one.end()).catch(() => {});
    await begun[how]();
  };
  const late = new TookTooLong(`A transaction took longer than ${mostTime} ms.`);
  const timer = setTimeout(() => {
    ended = end('rollback', late);
    ended.catch(() => {});
  }, mostTime);
  try {
    const result = await work(tx as unknown as Tx);
    clearTimeout(timer);
    if (ended) throw late;
    ended = end('commit', new Error('The transaction has ended.'));
    await ended;
    return result;
  } catch (error) {
    clearTimeout(timer);
    ended ??= end('rollback', new Error('The transaction was rolled back.'));
    await ended.catch(() => {});
    throw error;
  }
}

/** Lets so many in at once, in the order in which they came. */
export class Turns {
  #free: number;
  readonly #waiting = new Set<() => void>();

  constructor(atOnce: number) {
    this.#free = atOnce;
  }

  /** @returns whether it had to be waited for. @throws TookTooLong */
  take(): Promise<boolean> {
    if (this.#free > 0) {
      this.#free -= 1;
      return Promise.resolve(false);
    }
    return new Promise((resolve, reject) => {
      const begin = () => {
        clearTimeout(timer);
        resolve(true);
      };
      const timer = setTimeout(() => {
        this.#waiting.delete(begin);
        reject(new TookTooLong(`A transaction waited longer than ${mostWait} ms for its turn.`));
      }, mostWait);
      this.#waiting.add(begin);
    });
  }

  /** Ends a turn that was taken. */
  give(): void {
    for (const begin of this.#waiting) {
      this.#waiting.delete(begin);
      begin();
      return;
    }
    this.#free += 1;
  }
}
