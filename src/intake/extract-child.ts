import { readFile } from 'node:fs/promises';
import { Invalid } from '../domain/errors.ts';
import { UnreadablePdf } from './extract-pdf.ts';
import { readText, TextTooLong } from './extract-text.ts';
import { identify } from './identify.ts';
import type { Outcome, Task } from './read-apart.ts';

/** Reads one document in a process of its own; see `read-apart.ts`. */
process.once('message', async (task: Task) => {
  process.send?.(await read(task).catch(outcomeOf));
  process.disconnect();
});

async function read(task: Task): Promise<Outcome> {
  const bytes = 'file' in task ? await readFile(task.file) : task.bytes;
  const identified = 'file' in task ? identify(bytes, task.arrival) : task.identified;
  const { mediaType } = identified;
  return { ...(await readText(bytes, identified, task.arrival.url)), mediaType };
}

function outcomeOf(error: unknown): Outcome {
  if (error instanceof UnreadablePdf) return { fault: error.fault };
  if (error instanceof TextTooLong) return { fault: 'too long' };
  if (error instanceof RangeError) return { fault: 'too much' };
  if (error instanceof Invalid) return { fault: 'refused', message: error.message };
  return { fault: 'error', error: String((error as Error)?.stack ?? error) };
}
