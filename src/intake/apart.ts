import { fork } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export interface ApartLimits {
  milliseconds: number;
  /** Of memory. */
  megabytes: number;
  /** Whether this process may end before the answer is there. */
  background?: boolean;
}

/** What `runApart` runs: a program of this folder, by its name without an ending. */
export type ApartProgram = 'extract-child' | 'suggest-child';

/**
 * Runs a task in a process of its own, which sees nothing of the environment and is ended when it takes too much time or
 * memory: a hostile text can keep its reader busy for hours.
 * @returns its answer; null where it was ended before it gave one
 */
export async function runApart<Task, Answer>(
  program: ApartProgram,
  task: Task,
  { milliseconds, megabytes, background = false }: ApartLimits,
): Promise<Answer | null> {
  const child = fork(fileOf(program), {
    env: {},
    execArgv: [...process.execArgv, `--max-old-space-size=${megabytes}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds);
  if (background) for (const each of [child, child.channel, timer]) each?.unref();
  try {
    return await new Promise<Answer | null>((resolve, reject) => {
      child.once('message', (answer) => resolve(answer as Answer));
      child.on('error', reject);
      // It ends without a word when it is killed, by the timer or for want of memory.
      child.once('exit', () => resolve(null));
      child.send(task as object);
    });
  } finally {
    clearTimeout(timer);
    child.kill('SIGKILL');
  }
}

/** It stands beside this file, compiled (bin/compile.js puts all into one folder) or as a source, which the tests run. */
function fileOf(program: ApartProgram): string {
  return fileURLToPath(new URL(`./${program}${path.extname(import.meta.url)}`, import.meta.url));
}
