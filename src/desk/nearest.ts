import { setImmediate as otherWork } from 'node:timers/promises';
import { Unmatched } from '../domain/anchors.ts';
import { Invalid } from '../domain/errors.ts';
import { nearestPassage } from '../domain/nearest.ts';

/**
 * Does `work`; where a quote in it does not stand in its document, the fault also names the nearest passage, to be
 * compared. That is looked for here and not where the quote is refused, since there a transaction holds the desk.
 * @throws what `work` throws
 */
export async function withNearest<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof Unmatched ? await toCompare(error) : error;
  }
}

async function toCompare({ fault, text, request }: Unmatched): Promise<Invalid> {
  const search = nearestPassage(text, request);
  let step = search.next();
  while (!step.done) {
    await otherWork();
    step = search.next();
  }
  const nearest = step.value;
  if (!nearest) return new Invalid([{ ...fault, message: `${fault.message} Nothing in it is much like it.` }]);
  const message = `${fault.message} The nearest passage begins at character ${nearest.start}.`;
  return new Invalid([{ ...fault, message, nearest }]);
}
