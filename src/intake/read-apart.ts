import { type ApartLimits, runApart } from './apart.ts';
import type { Arrival } from './arrival.ts';
import type { PdfFault } from './extract-pdf.ts';
import type { Read } from './extract-text.ts';
import type { Identified, MediaType } from './identify.ts';
import { Turns } from './turns.ts';

/** A document to be read: its bytes, which were looked at already, or the file that holds them. */
export type Task = { arrival: Arrival } & ({ bytes: Uint8Array; identified: Identified } | { file: string });

/** Why a document gives no text; `refused` carries the sentence that says so. */
export type ReadFault = { fault: PdfFault | 'too much' | 'too long' } | { fault: 'refused'; message: string };

export type TextRead = Read & { mediaType: MediaType };

export type Outcome = TextRead | ReadFault | { fault: 'error'; error: string };

export type ReadLimits = ApartLimits;

const usual: ReadLimits = { milliseconds: 30_000, megabytes: 1024 };

// Each reader may take a gigabyte: the others wait for their turn.
const turns = new Turns(2);

/** Reads a document in a process of its own: a hostile page or PDF can keep its reader busy for hours. */
export async function readApart(task: Task, limits: Partial<ReadLimits> = {}): Promise<TextRead | ReadFault> {
  const outcome = await turns.take(() => runApart<Task, Outcome>('extract-child', task, { ...usual, ...limits }));
  if (outcome === null) return { fault: 'too much' };
  if ('error' in outcome) throw new Error(`A document could not be read: ${outcome.error}`);
  return outcome;
}
