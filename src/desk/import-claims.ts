import { setTimeout as sleep } from 'node:timers/promises';
import { Invalid } from '../domain/errors.ts';
import type { ImportedClaim } from '../domain/inputs/imported-claim.ts';
import { type ImportedLine, type ImportedLines, type RefusedLine, sentenceOf } from '../interchange/imported-lines.ts';
import { findImported } from '../store/imports.ts';
import { importKey } from '../store/rows/claim-rows.ts';
import { createClaims } from './change-claim.ts';
import { readReferences } from './claim-references.ts';
import type { Act, Desk } from './desk.ts';
import { documentsFor, sourcesFor, Texts } from './import-lookups.ts';
import { claimFrom, externalIdOf, type Surroundings } from './imported-claim.ts';
import { record } from './record.ts';

// How long others may write between two transactions, ms.
export const pause = 5;
// Where the machine is busy and a transaction takes longer than usual, ms, they get this part of what it takes longer.
const usual = 250;
const share = 1 / 5;

/** What the log says of the revision that adds links between imported claims. */
export const linksImported = 'claim.links_imported';

export interface ImportRequest {
  /** Where the claims come from; with the id that a claim has there it says whether it is here already. */
  from: string;
  withoutPassages: boolean;
  /** A line that is not imported, and why. */
  refused(line: number, sentence: string): void;
  /** How many bytes of the file are done. */
  progress(bytes: number): void;
}

export interface Imported {
  imported: number;
  /** Were here already. */
  known: number;
  refused: number;
  /** Passages that were left out. */
  passagesLeftOut: number;
  /** Whether there are links to claims that were not here yet. */
  linksOpen: boolean;
}

interface Given {
  number: number;
  claim: ImportedClaim;
  key: string;
}

/**
 * Records claims from elsewhere, in triage and undecided, many a transaction, in constant memory. What is here already (by
 * `from` and the claim's id there) is passed over, so that an import that was cut short is taken up again by repeating it.
 * A line with a fault is told of and left out.
 */
export async function importClaims(
  desk: Desk,
  act: Act,
  lines: AsyncIterable<ImportedLines>,
  request: ImportRequest,
): Promise<Imported> {
  const sum: Imported = { imported: 0, known: 0, refused: 0, passagesLeftOut: 0, linksOpen: false };
  const refuse = ({ number, sentence }: RefusedLine) => {
    sum.refused += 1;
    request.refused(number, sentence);
  };
  const texts = new Texts();
  let writing = Promise.resolve();
  try {
    for await (const { claims, refused, end } of lines) {
      for (const line of refused) refuse(line);
      if (claims.some(({ hasLinks }) => hasLinks)) sum.linksOpen = true;
      await writing;
      const given = claims.map((line) => read(line, request.from));
      writing = paced(importBatch(desk, act, given, { request, texts, sum, refuse })).then(() => request.progress(end));
      // Whoever waits for it is told of its failure.
      writing.catch(() => {});
    }
  } catch (error) {
    // The caller may close the desk now: what is being written is ended first.
    await writing.catch(() => {});
    throw error;
  }
  await writing;
  return sum;
}

/** Waits for a transaction, and then as long as leaves others their share of a busy machine. */
async function paced(transaction: Promise<void>): Promise<void> {
  const begun = performance.now();
  await transaction;
  const took = performance.now() - begun;
  await sleep(Math.max(pause, (took - usual) * share));
}

function read({ number, json }: ImportedLine, from: string): Given {
  const claim: ImportedClaim = JSON.parse(json);
  return { number, claim, key: importKey({ from, id: externalIdOf(claim) }) };
}

interface Course {
  request: ImportRequest;
  texts: Texts;
  sum: Imported;
  refuse(line: RefusedLine): void;
}

/** Lines of a batch that cannot be imported as they are: their sources are not made, and the others are tried without them. */
class Unfit extends Error {
  readonly lines: RefusedLine[];

  constructor(lines: RefusedLine[]) {
    super('Lines of the batch are refused.');
    this.lines = lines;
  }
}

/** One transaction; where claims in it are refused, the others are recorded without them. */
async function importBatch(desk: Desk, act: Act, given: Given[], course: Course): Promise<void> {
  if (given.length === 0) return;
  try {
    const { imported, known, leftOut } = await recordBatch(desk, act, given, course);
    course.sum.imported += imported;
    course.sum.known += known;
    course.sum.passagesLeftOut += leftOut;
  } catch (error) {
    if (error instanceof Unfit) {
      for (const line of error.lines) course.refuse(line);
      const unfit = new Set(error.lines.map(({ number }) => number));
      const others = given.filter(({ number }) => !unfit.has(number));
      return importBatch(desk, act, others, course);
    }
    if (!(error instanceof Invalid)) throw error;
    const [only, ...others] = given;
    if (only && others.length === 0) return course.refuse({ number: only.number, sentence: sentenceOf(error) });
    const half = given.length >> 1;
    await importBatch(desk, act, given.slice(0, half), course);
    await importBatch(desk, act, given.slice(half), course);
  }
}

async function recordBatch(desk: Desk, act: Act, given: Given[], { request, texts }: Course) {
  return record(desk, act, async (entry) => {
    const here = await findImported(
      entry.tx,
      given.map(({ key }) => key),
    );
    // Where a claim stands twice, the first line counts, in one batch as in two.
    const seen = new Set(here.keys());
    const fresh = given.filter(({ key }) => !seen.has(key) && seen.add(key));
    const result = { path: '/claims', imported: fresh.length, known: given.length - fresh.length, leftOut: 0 };
    if (fresh.length === 0) return result;
    const claims = fresh.map(({ claim }) => claim);
    const sources = await sourcesFor(entry, claims);
    const documents = await documentsFor(entry, claims, texts);
    const references = await readReferences(entry.tx, sources.ids, documents.ids);
    const { from, withoutPassages } = request;
    const around: Surroundings = { from, withoutPassages, sourceOf: sources.of, documentOf: documents.of };
    const leftOut = (passages: number) => {
      result.leftOut += passages;
    };
    const first = await entry.nextId('claim');
    const unfit: RefusedLine[] = [];
    const contents = function* () {
      let id = first;
      for (const { number, claim } of fresh) {
        const made = orFault(() => claimFrom(entry, id, claim, around, leftOut));
        if (made instanceof Invalid) unfit.push({ number, sentence: sentenceOf(made) });
        else if (unfit.length === 0) yield made;
        id += 1;
      }
      if (unfit.length > 0) throw new Unfit(unfit);
    };
    await createClaims(entry, contents(), references, 'claim.imported');
    return result;
  });
}

function orFault<T>(make: () => T): T | Invalid {
  try {
    return make();
  } catch (error) {
    if (error instanceof Invalid) return error;
    throw error;
  }
}
