import type { Logger } from 'pino';

/** When the rounds of a job are, ms. */
export interface Pace {
  first: number;
  /** After a round has ended. */
  every: number;
  /** After a round that left something to do at once; as `every` where it is not said. */
  pressing?: number;
}

/**
 * Does the rounds of a job, one at a time, for as long as the program runs; what fails is logged as `failure`, and tried
 * again in the next round.
 * @param round tells whether there is more to do at once
 * @returns ends it
 */
export function inRounds(
  log: Logger,
  failure: string,
  { first, every, pressing = every }: Pace,
  round: () => Promise<boolean>,
): () => void {
  let hasEnded = false;
  let timer = setTimeout(next, first).unref();
  async function next() {
    const hasMore = await round().catch((error: Error) => {
      log.error({ kind: error.name, message: error.message }, failure);
      return false;
    });
    if (!hasEnded) timer = setTimeout(next, hasMore ? pressing : every).unref();
  }
  return () => {
    hasEnded = true;
    clearTimeout(timer);
  };
}
