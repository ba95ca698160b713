import { beside } from './beside.ts';
import { exporting } from './exporting.ts';
import { importing } from './importing.ts';
import { processes } from './processes.ts';
import type { Question } from './question.ts';
import { queues } from './queues.ts';
import { reading } from './reading.ts';
import { scale } from './scale.ts';
import { starting } from './starting.ts';
import { writing } from './writing.ts';

/** What can be asked of a loaded desk, by the words of the command line. */
export const questions: Record<string, { ask: Question; claims: number }> = {
  reading: { ask: reading, claims: 100_000 },
  writing: { ask: writing, claims: 100_000 },
  export: { ask: exporting, claims: 100_000 },
  import: { ask: importing, claims: 10_000 },
  scale: { ask: scale, claims: 1_000_000 },
  processes: { ask: processes, claims: 100_000 },
  start: { ask: starting, claims: 100_000 },
  beside: { ask: beside, claims: 100_000 },
  queues: { ask: queues, claims: 100_000 },
};
