import { mostWait, TookTooLong } from './writing.ts';

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
