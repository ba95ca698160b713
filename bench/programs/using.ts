import type { Program } from './program.ts';

/** Takes note of a program that starts, so that it is stopped at the end. */
export type Started = (starting: Promise<Program>) => Promise<Program>;

/** Does what needs programs, and stops all that it started, whatever happens. */
export async function using<T>(work: (started: Started) => Promise<T>): Promise<T> {
  const running: Program[] = [];
  try {
    return await work(async (starting) => {
      const program = await starting;
      running.push(program);
      return program;
    });
  } finally {
    await Promise.all(running.map((program) => program.stop()));
  }
}
