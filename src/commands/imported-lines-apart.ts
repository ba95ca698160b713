import { on } from 'node:events';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ImportedLines } from '../interchange/imported-lines.ts';

// How many transactions' worth of lines are read ahead.
const ahead = 2;

/** A file that is being read. */
export interface ReadApart {
  lines: AsyncGenerator<ImportedLines>;
  /** Ends the reading, whether or not the lines were taken: until then the program goes on. */
  end(): Promise<unknown>;
}

/**
 * The claims of a file of JSON Lines, read by a thread of its own while this one writes those before. It begins at once, so
 * that the first of them are read when the desk is open.
 */
export function readApart(file: string): ReadApart {
  const reader = startReader(file);
  for (let asked = 0; asked < ahead; asked++) reader.postMessage('more');
  // Listens from here on, also to what keeps the file from being read: whoever takes the lines is told.
  const answers = on(reader, 'message', { close: ['exit'] });
  return { lines: linesFrom(reader, answers), end: () => reader.terminate() };
}

async function* linesFrom(reader: Worker, answers: ReturnType<typeof on>): AsyncGenerator<ImportedLines> {
  for await (const [lines] of answers) {
    reader.postMessage('more');
    yield lines;
  }
}

/** It stands beside this file, compiled (bin/compile.js) or as a source, which the tests run and a thread cannot read without help. */
function startReader(file: string): Worker {
  const extension = path.extname(import.meta.url);
  const program = new URL(`./imported-lines-reader${extension}`, import.meta.url);
  if (extension === '.js') return new Worker(program, { workerData: file });
  const withHelp = `import('tsx/esm/api').then(({ register }) => [register(), import('${program}')][1])`;
  return new Worker(withHelp, { workerData: file, eval: true });
}
