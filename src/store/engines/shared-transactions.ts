import { setImmediate as nextLoop } from 'node:timers/promises';
import { isBusy } from '../database-errors.ts';
import type { Models } from './models.ts';
import { Session, within } from './session.ts';
import { type Begun, mostWait, type SharedWork, TookTooLong, type Work } from './writing.ts';

interface Waiting {
  work: SharedWork<unknown, unknown, unknown>;
  done(result: unknown): void;
  failed(error: unknown): void;
  /** By when its turn has to come, in the time of `performance.now()`. */
  until: number;
  timer?: NodeJS.Timeout;
}

/** One that was let into a transaction, with what it has asked there. */
interface Ahead {
  one: Waiting;
  asked: Promise<unknown>;
}

// How much is committed together: so much that the time of the disk is shared, so little that nobody waits for others, ms.
const mostTogether = 32;
const longestTogether = 30;
// How many have asked and wait for their turn: enough to fill one packet, few to ask again where one concerns all others.
const mostAhead = 8;

/**
 * Works that wait for each other anyhow. Those that wait when one is done follow it in the same transaction, each whole or
 * not at all, so that they share the time that the disk takes to make it durable, and the way to the database: what several
 * must know they ask together, and while one is worked out the database writes what those before it have sent. Nobody is
 * told an outcome before it is durable.
 */
export class SharedTransactions {
  readonly #transaction: (use: (begun: Begun) => Promise<void>) => Promise<void>;
  readonly #models: Models;
  readonly #waiting: Waiting[] = [];
  #running = false;

  /** @param transaction begins a transaction for `use`, which ends it */
  constructor(transaction: (use: (begun: Begun) => Promise<void>) => Promise<void>, models: Models) {
    this.#transaction = transaction;
    this.#models = models;
  }

  /**
   * @param work of the same kind as all others: what one leaves, each of them understands
   * @throws what `work` throws, TookTooLong, or what kept the transaction from being committed
   */
  add<T, Asked, Left>(work: SharedWork<T, Asked, Left>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const until = performance.now() + mostWait;
      const waiting: Waiting = { work, done: (result) => resolve(result as T), failed: reject, until };
      this.#limit(waiting);
      this.#waiting.push(waiting);
      if (!this.#running) void this.#runAll();
    });
  }

  #limit(waiting: Waiting): void {
    waiting.timer = setTimeout(() => {
      this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
      waiting.failed(new TookTooLong(`A transaction waited longer than ${mostWait} ms for its turn.`));
    }, waiting.until - performance.now());
  }

  #next(): Waiting | undefined {
    const next = this.#waiting.shift();
    clearTimeout(next?.timer);
    return next;
  }

  /** Those whose turn did not come after all wait on, before all others. */
  #waitOn(some: Waiting[]): void {
    for (const one of some) this.#limit(one);
    this.#waiting.unshift(...some);
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
    const ahead: Ahead[] = [];
    const outcomes: (() => void)[] = [];
    const admit = (one: Waiting) => {
      taken.push(one);
      ahead.push({ one, asked: expected(session.ask(one.work.ask)) });
    };
    const admitOthers = () => {
      while (ahead.length < mostAhead && taken.length < mostTogether && this.#waiting.length > 0)
        admit(this.#next() as Waiting);
    };
    const allAsked = () => Promise.allSettled(ahead.map(({ asked }) => asked));
    const lost = (error: unknown, surely: boolean) => {
      // What one of several has broken says nothing of the others; by itself each gets its own answer. But where the lock was
      // never had, each would wait for it as long again.
      if (taken.length > 1 && surely && (session.hasRun || !isBusy(error))) return taken;
      for (const { failed } of taken) failed(error);
      return [];
    };
    const end = performance.now() + longestTogether;
    try {
      admit(first);
      admitOthers();
      for (let current = ahead.shift(); current; current = ahead.shift()) {
        outcomes.push(await outcomeOf(session, current, ahead));
        if (performance.now() > end) break;
        const isLast = ahead.length === 0 && this.#waiting.length === 0;
        // Pages are answered meanwhile.
        await (isLast ? begun.letIn() : nextLoop());
        admitOthers();
      }
      await allAsked();
      this.#waitOn(taken.splice(taken.length - ahead.length));
    } catch (error) {
      await allAsked();
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
    const whole: Work<unknown> = async (tx) => (await work.do(tx, await work.ask(tx))).result;
    await this.#transaction((begun) => within(begun, this.#models, whole).then(done)).catch(failed);
  }
}

/**
 * Does one work of several, and tells those that have asked already what it leaves.
 * @throws where what it has written cannot stay, so that nothing of the others can either
 */
async function outcomeOf(session: Session, { one, asked }: Ahead, others: Ahead[]): Promise<() => void> {
  const { work, done, failed } = one;
  let known: unknown;
  try {
    known = await asked;
  } catch (error) {
    if (session.begun.isLost) throw error;
    return () => failed(error);
  }
  try {
    const { result, left } = await session.run((tx) => work.do(tx, known));
    for (const other of others) other.asked = expected(askedAfter(session, other, left));
    return () => done(result);
  } catch (error) {
    if (session.hasWritten || session.begun.isLost) throw error;
    return () => failed(error);
  }
}

/**
 * What a work has asked, as it is after another. Where it asks again, that may come in the middle of a later one, of which it
 * sees a part; but of that one it is told in its turn, too.
 */
async function askedAfter(session: Session, { one: { work }, asked }: Ahead, left: unknown): Promise<unknown> {
  return work.after(await asked, left) ?? session.ask(work.ask);
}

/** A promise whose failure is told to somebody later, or to nobody where another came first. */
function expected<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {});
  return promise;
}
