import type { Models, OpenModels } from './models.ts';
import { OpenTx, type Tx } from './tx.ts';
import { type Begun, mostTime, TookTooLong, type Work } from './writing.ts';

/** A transaction that has begun, those who work in it one after the other, and others who ask in it meanwhile. */
export class Session {
  readonly begun: Begun;
  readonly #models: Models;
  #opened: Promise<OpenModels> | undefined;
  #latest: OpenTx | undefined;

  constructor(begun: Begun, models: Models) {
    this.begun = begun;
    this.#models = models;
  }

  /** Whether any work was run. */
  get hasRun(): boolean {
    return this.#latest !== undefined;
  }

  /** Whether the latest work that was run has written, as far as it is known. */
  get hasWritten(): boolean {
    return this.#latest?.hasWritten ?? false;
  }

  /** @throws what `work` throws, TookTooLong. Afterwards nothing of it is under way any more. */
  run<T>(work: Work<T>): Promise<T> {
    this.#latest = this.#tx();
    return limited(this.#latest, work);
  }

  /** The same for what only asks, beside others. */
  ask<T>(work: Work<T>): Promise<T> {
    return limited(this.#tx(), work);
  }

  #tx(): OpenTx {
    return new OpenTx(this.begun, async () => {
      this.#opened ??= this.#models.open(this.begun.connection);
      return (await this.#opened).models;
    });
  }

  async commit(): Promise<void> {
    await this.#endModels();
    await this.begun.commit();
  }

  /** Never throws: why it is rolled back is told already. */
  async rollback(): Promise<void> {
    await this.#endModels();
    await this.begun.rollback().catch(() => {});
  }

  async #endModels(): Promise<void> {
    if (this.#opened) await this.#opened.then((opened) => opened.end()).catch(() => {});
  }
}

/** Hands the transaction to a work for as long as it may take. */
async function limited<T>(tx: OpenTx, work: Work<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new TookTooLong(`A transaction took longer than ${mostTime} ms.`)), mostTime);
  });
  try {
    return await Promise.race([work(tx as unknown as Tx), limit]);
  } finally {
    await tx.close();
    clearTimeout(timer);
  }
}

/** Does `work` in a transaction that has begun, and ends it. */
export async function within<T>(begun: Begun, models: Models, work: Work<T>): Promise<T> {
  const session = new Session(begun, models);
  let result: T;
  try {
    result = await session.run(work);
  } catch (error) {
    await session.rollback();
    throw error;
  }
  await session.commit();
  return result;
}
