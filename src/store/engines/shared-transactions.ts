import type { Models } from './models.ts';
import { Session, within } from './session.ts';
import { type Begun, mostWait, TookTooLong, type Work } from './writing.ts';

interface Waiting {
  work: Work<unknown>;
  done(result: unknown): void;
  failed(error: unknown): void;
  timer: NodeJS.Timeout;
}

// How much is committed together: so much that the time of the disk is shared, so little that nobody waits for others, ms.
const mostTogether = 32;
const longestTogether = 30;

/**
 * Works that wait for each other anyhow. Those that wait when one is done follow it in the same transaction, each whole or
 * not at all, so that they share the time that the disk takes to make it durable, and the way to the database: what one
 * writes goes out with what the next one asks. Nobody is told an outcome before it is durable.
 */
export class SharedTransactions {
  readonly #transaction: (use: (begun: Begun) => Promise<void>) => Promise<void>;
  readonly #models: Models;
  readonly #waiting = new Set<Waiting>();
  #running = false;

  /** @param transaction begins a transaction for `use`, which ends it */
  constructor(transaction: (use: (begun: Begun) => Promise<void>) => Promise<void>, models: Models) {
    this.#transaction = transaction;
    this.#models = models;
  }

  /** @throws what `work` throws, TookTooLong, or what kept the transaction from being committed */
  add<T>(work: Work<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(waiting);
        reject(new TookTooLong(`A transaction waited longer than ${mostWait} ms for its turn.`));
      }, mostWait);
      const waiting: Waiting = { work, done: (result) => resolve(result as T), failed: reject, timer };
      this.#waiting.add(waiting);
      if (!this.#running) void this.#runAll();
    });
  }

  #next(): Waiting | undefined {
    for (const waiting of this.#waiting) {
      this.#waiting.delete(waiting);
      clearTimeout(waiting.timer);
      return waiting;
    }
    return undefined;
  }

  async #runAll(): Promise<void> {
    this.#running = true;
    for (let first = this.#next(); first; first = this.#next()) {
      const one = first;
      let apart: Waiting[] = [];
      const use = async (begun: Begun) => {
        apart = await this.#together(begun, one);
      };
      await this.#transaction(use).catch(one.failed);
      for (const each of apart) await this.#alone(each);
    }
    this.#running = false;
  }

  /** One transaction of a work and of those that wait behind it. @returns those that have to be done apart, if it was lost */
  async #together(begun: Begun, first: Waiting): Promise<Waiting[]> {
    const session = new Session(begun, this.#models);
    const taken: Waiting[] = [];
    const outcomes: (() => void)[] = [];
    // What one of several has broken says nothing of the others; by itself each gets its own answer.
    const lost = (error: unknown, surely: boolean) => {
      if (taken.length > 1 && surely) return taken;
      for (const { failed } of taken) failed(error);
      return [];
    };
    try {
      const end = performance.now() + longestTogether;
      for (let one: Waiting | undefined = first; one; one = this.#next()) {
        taken.push(one);
        outcomes.push(await outcomeOf(session, one));
        await begun.letIn();
        if (taken.length === mostTogether || performance.now() > end) break;
      }
    } catch (error) {
      await session.rollback();
      return lost(error, true);
    }
    try {
      await session.commit();
    } catch (error) {
      return lost(error, begun.isLost);
    }
    for (const tell of outcomes) tell();
    return [];
  }

  async #alone({ work, done, failed }: Waiting): Promise<void> {
    await this.#transaction((begun) => within(begun, this.#models, work).then(done)).catch(failed);
  }
}

/** Does one work of several. @throws where what it has written cannot stay, so that nothing of the others can either */
async function outcomeOf(session: Session, { work, done, failed }: Waiting): Promise<() => void> {
  try {
    const result = await session.run(work);
    return () => done(result);
  } catch (error) {
    if (session.hasWritten || session.begun.isLost) throw error;
    return () => failed(error);
  }
}
