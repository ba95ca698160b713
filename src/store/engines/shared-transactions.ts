import { setImmediate as nextLoop } from 'node:timers/promises';
import type { Models } from './models.ts';
import { Session, within } from './session.ts';
import { type Begun, mostWait, TookTooLong, type Turn, type Work } from './writing.ts';

interface Waiting {
  turn: Turn<unknown, unknown, unknown>;
  done(result: unknown): void;
  failed(error: unknown): void;
  timer: NodeJS.Timeout;
}

// How much is committed together: so much that the time of the disk is shared, so little that nobody waits for others, ms.
const mostTogether = 32;
const longestTogether = 30;
// How many have asked at the same time. What they ask is answered in one piece, and none of it is asked for nothing where they
// are done while it is on its way.
const mostAhead = 8;

/** One that was let into a transaction, with what it has asked there. */
interface Ahead {
  one: Waiting;
  asked: Promise<unknown>;
}

/**
 * Turns that wait for each other anyhow. Those that wait when one is done follow it in the same transaction, each whole or
 * not at all, so that they share the time that the disk takes to make it durable, and the way to the database: what several
 * must know they ask together, and while one is done the database writes what those before it sent. Nobody is told an
 * outcome before it is durable.
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

  /**
   * @param turn of the same kind as all others: what one leaves, each of them understands
   * @throws what `turn` throws, TookTooLong, or what kept the transaction from being committed
   */
  add<T, Asked, Done>(turn: Turn<T, Asked, Done>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(waiting);
        reject(new TookTooLong(`A transaction waited longer than ${mostWait} ms for its turn.`));
      }, mostWait);
      const waiting: Waiting = { turn, done: (result) => resolve(result as T), failed: reject, timer };
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

  /** One transaction of a turn and of those that wait behind it. @returns those that have to be done apart, if it was lost */
  async #together(begun: Begun, first: Waiting): Promise<Waiting[]> {
    const session = new Session(begun, this.#models);
    const taken: Waiting[] = [];
    const ahead: Ahead[] = [];
    const outcomes: (() => void)[] = [];
    // What one of several has broken says nothing of the others; by itself each gets its own answer.
    const lost = (error: unknown, surely: boolean) => {
      if (taken.length > 1 && surely) return taken;
      for (const { failed } of taken) failed(error);
      return [];
    };
    const end = performance.now() + longestTogether;
    const letIn = (one: Waiting) => {
      taken.push(one);
      ahead.push({ one, asked: expected(session.ask(one.turn.ask)) });
    };
    const next = () => (taken.length < mostTogether && performance.now() < end ? this.#next() : undefined);
    try {
      for (let one: Waiting | undefined = first; one; one = ahead.length < mostAhead ? next() : undefined) letIn(one);
      for (let current = ahead.shift(); current; current = ahead.shift()) {
        outcomes.push(await outcomeOf(session, current, ahead));
        // Pages are answered meanwhile, and others come.
        await nextLoop();
        for (let one = next(); one; one = ahead.length < mostAhead ? next() : undefined) letIn(one);
      }
    } catch (error) {
      await Promise.allSettled(ahead.map(({ asked }) => asked));
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

  async #alone({ turn, done, failed }: Waiting): Promise<void> {
    const work: Work<unknown> = async (tx) => (await turn.do(tx, await turn.ask(tx))).result;
    await this.#transaction((begun) => within(begun, this.#models, work).then(done)).catch(failed);
  }
}

/**
 * Does one turn of several, and tells those that have asked already what it leaves.
 * @throws where what it has written cannot stay, so that nothing of the others can either
 */
async function outcomeOf(session: Session, { one, asked }: Ahead, others: Ahead[]): Promise<() => void> {
  const { turn, done, failed } = one;
  let known: unknown;
  try {
    known = await asked;
  } catch (error) {
    if (session.begun.isLost) throw error;
    return () => failed(error);
  }
  try {
    const { result, done: left } = await session.run((tx) => turn.do(tx, known));
    for (const other of others) other.asked = expected(askedAfter(session, other, left));
    return () => done(result);
  } catch (error) {
    if (session.hasWritten || session.begun.isLost) throw error;
    return () => failed(error);
  }
}

async function askedAfter(session: Session, { one: { turn }, asked }: Ahead, left: unknown): Promise<unknown> {
  return turn.after(await asked, left) ?? session.ask(turn.ask);
}

/** A promise whose failure somebody will be told later, or nobody where another came first. */
function expected<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {});
  return promise;
}
