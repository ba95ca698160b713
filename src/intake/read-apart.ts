import { type ApartLimits, runApart } from './apart.ts';
import type { PdfFault } from './extract-pdf.ts';
import type { Read } from './extract-text.ts';
import type { Identified } from './identify.ts';
import { Turns } from './turns.ts';

export interface Task {
  bytes: Uint8Array;
  identified: Identified;
  url: string | undefined;
}

export type Outcome = Read | { fault: PdfFault | 'too much' } | { fault: 'error'; error: string };

export type ReadLimits = ApartLimits;

const usual: ReadLimits = { milliseconds: 30_000, megabytes: 1024 };

// Each reader may take a gigabyte: the others wait for their turn.
const turns = new Turns(2);

/** Reads a document in a process of its own: a hostile page or PDF can keep its reader busy for hours. */
export async function readApart(
  task: Task,
  limits: Partial<ReadLimits> = {},
): Promise<Read | { fault: PdfFault | 'too much' }> {
  const outcome = await turns.take(() => runApart<Task, Outcome>('extract-child', task, { ...usual, ...limits }));
  if (outcome === null) return { fault: 'too much' };
  if ('error' in outcome) throw new Error(`A document could not be read: ${outcome.error}`);
  return outcome;
}
