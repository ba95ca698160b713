import { fork } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PdfFault } from './extract-pdf.ts';
import type { Read } from './extract-text.ts';
import type { Identified } from './identify.ts';

export interface Task {
  bytes: Uint8Array;
  identified: Identified;
  url: string | undefined;
}

export type Outcome = Read | { fault: PdfFault | 'too much' } | { fault: 'error'; error: string };

export interface ReadLimits {
  milliseconds: number;
  /** Of memory. */
  megabytes: number;
}

const usual: ReadLimits = { milliseconds: 30_000, megabytes: 1024 };

// Each reader may take a gigabyte: the others wait for their turn.
const atOnce = 2;
const waiting: (() => void)[] = [];
let running = 0;

/** The compiled program has .js files, the tests run the sources. */
const child = fileURLToPath(new URL(`./extract-child${path.extname(import.meta.url)}`, import.meta.url));

/**
 * Reads a document in a process of its own, which is ended when it takes too much time or memory: a hostile page or PDF
 * can keep its reader busy for hours. The process sees nothing of the environment.
 */
export async function readApart(
  task: Task,
  limits: Partial<ReadLimits> = {},
): Promise<Read | { fault: PdfFault | 'too much' }> {
  while (running >= atOnce) await new Promise<void>((go) => waiting.push(go));
  running += 1;
  try {
    return await readInChild(task, limits);
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

async function readInChild(task: Task, limits: Partial<ReadLimits>): Promise<Read | { fault: PdfFault | 'too much' }> {
  const { milliseconds, megabytes } = { ...usual, ...limits };
  const reader = fork(child, {
    env: {},
    execArgv: [...process.execArgv, `--max-old-space-size=${megabytes}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const timer = setTimeout(() => reader.kill('SIGKILL'), milliseconds);
  try {
    const outcome = await new Promise<Outcome>((resolve, reject) => {
      reader.once('message', (message) => resolve(message as Outcome));
      reader.on('error', reject);
      // It ends without a word when it is killed, by the timer or for want of memory.
      reader.once('exit', () => resolve({ fault: 'too much' }));
      reader.send(task);
    });
    if ('error' in outcome) throw new Error(`A document could not be read: ${outcome.error}`);
    return outcome;
  } finally {
    clearTimeout(timer);
    reader.kill('SIGKILL');
  }
}
