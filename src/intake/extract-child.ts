import { UnreadablePdf } from './extract-pdf.ts';
import { readText } from './extract-text.ts';
import type { Outcome, Task } from './read-apart.ts';

/** Reads one document in a process of its own; see `read-apart.ts`. */
process.once('message', async ({ bytes, identified, url }: Task) => {
  process.send?.(await readText(bytes, identified, url).catch(outcomeOf));
  process.disconnect();
});

function outcomeOf(error: unknown): Outcome {
  if (error instanceof UnreadablePdf) return { fault: error.fault };
  if (error instanceof RangeError) return { fault: 'too much' };
  return { fault: 'error', error: String((error as Error)?.stack ?? error) };
}
