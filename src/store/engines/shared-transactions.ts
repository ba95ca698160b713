import { setImmediate as nextLoop } from 'node:timers/promises';
import type { Models } from './models.ts';
import { Session } from './session.ts';
import { type Begun, LostWithOthers, mostWait, TookTooLong, type Work } from './writing.ts';

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
 * not at all, so that they share the time that the disk takes to make it durable. Nobody is told an outcome before it is.
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
      const use = (begun: Begun) => this.#together(new Session(begun, this.#models), one);
      await this.#transaction(use).catch(one.failed);
    }
    this.#running = false;
  }

  async #together(session: Session, first: Waiting): Promise<void> {
    const outcomes: Outcome[] = [];
    try {
      const result = await session.run(first.work);
      // Whoever has come meanwhile is let in.
      await nextLoop();
      if (this.#waiting.size > 0) await session.begun.settled();
      outcomes.push({ tell: () => first.done(result), failed: first.failed });
    } catch (error) {
      await session.rollback();
      return first.failed(error);
    }
    try {
      await this.#followers(session, outcomes);
    } catch (error) {
      await session.rollback();
      const lost = new LostWithOthers('Another change broke the transaction.', { cause: error });
      for (const { failed } of outcomes) failed(lost);
      return;
    }
    try {
      await session.commit();
    } catch (error) {
      for (const { failed } of outcomes) failed(error);
      return;
    }
    for (const { tell } of outcomes) tell();
  }

  async #followers(session: Session, outcomes: Outcome[]): Promise<void> {
    const end = performance.now() + longestTogether;
    while (outcomes.length < mostTogether && performance.now() < end) {
      const next = this.#next();
      if (!next) return;
      outcomes.push(await follow(session, next));
      await nextLoop();
    }
  }
}

interface Outcome {
  tell(): void;
  failed(error: unknown): void;
}

/** One more work in the same transaction; where it fails, what others did stays. @throws where that cannot be */
async function follow(session: Session, { work, done, failed }: Waiting): Promise<Outcome> {
  const { begun } = session;
  try {
    begun.mark();
    const result = await session.run(work);
    await begun.keep();
    return { tell: () => done(result), failed };
  } catch (error) {
    await begun.undo().catch((lost) => {
      failed(lost);
      throw lost;
    });
    return { tell: () => failed(error), failed };
  }
}
