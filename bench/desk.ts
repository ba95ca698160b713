import { setTimeout as sleep } from 'node:timers/promises';
import type { EngineName } from '../src/store/engines/engine.ts';
import type { Frames } from './baseline.ts';
import { bodyOf, type ExportRound, exportRound, loadRound, median, type Round } from './measure.ts';
import { forgetPeak, peakMemory, residentMemory } from './process-figures.ts';
import { type Program, startApplication, startBaseline } from './processes.ts';
import { Random } from './random.ts';
import { stock } from './stock.ts';

export interface DeskRequest {
  engine: EngineName;
  claims: number;
  serverUrl: string | undefined;
  fresh: boolean;
  rounds: number;
  /** Of each round. */
  seconds: number;
  profileFolder: string | undefined;
}

/** A value of the application and of the baseline. */
export interface Pair<T> {
  application: T;
  baseline: T;
}

export interface Measured {
  name: string;
  connections: number;
  /** Of one answer; of a claim's page or text, the mean of some. */
  bytes: Pair<number>;
  /** Medians of the rounds. */
  median: Pair<Round>;
  /** The highest of all rounds, MB. */
  peak: Pair<number>;
  rounds: Pair<Round[]>;
}

export interface DeskResult {
  database: string;
  measured: Measured[];
  exported: { median: Pair<ExportRound>; peak: Pair<number>; rounds: Pair<ExportRound[]> };
  /** When started and asked once for each page, MB. */
  idle: Pair<number>;
}

const warmUp = 1.5;
const idsAsked = 200;

/** Measures the application beside the baseline, by turns, on the same database. */
export async function measureDesk(request: DeskRequest): Promise<DeskResult> {
  const databaseUrl = await stock(request);
  const application = await startApplication(databaseUrl, request.profileFolder);
  try {
    const baseline = await startBaseline(databaseUrl, await framesFrom(application));
    try {
      return await measure({ application, baseline }, request);
    } finally {
      await baseline.stop();
    }
  } finally {
    await application.stop();
  }
}

/**
 * What stands around the rows of the list and around a claim's own content, so that both programs send about the same
 * bytes. Of a claim's page everything from the decision on counts as frame: most of it is the same for all.
 */
async function framesFrom(application: Program): Promise<Frames> {
  return {
    list: around(await bodyOf(application, '/claims'), /<ul class="rows">/, /<\/ul>(?![\s\S]*<\/ul>)/),
    claim: around(
      await bodyOf(application, '/claims/1'),
      /<main[^>]*>/,
      /<section aria-labelledby="decision">|<\/main>/,
    ),
  };
}

function around(page: string, opening: RegExp, closing: RegExp): [string, string] {
  const begin = opening.exec(page);
  const end = closing.exec(page);
  if (!begin || !end) throw new Error(`A page of the application no longer holds ${begin ? closing : opening}.`);
  return [page.slice(0, begin.index + begin[0].length), page.slice(end.index)];
}

async function measure(programs: Pair<Program>, request: DeskRequest): Promise<DeskResult> {
  const ids = someIds(request.claims);
  const pages: { name: string; paths: string[] }[] = [
    { name: 'list page', paths: ['/claims'] },
    { name: 'list as JSON', paths: ['/claims.json'] },
    { name: 'claim page', paths: ids.map((id) => `/claims/${id}`) },
    { name: 'claim as JSON', paths: ids.map((id) => `/claims/${id}.json`) },
  ];
  for (const { paths } of pages) await both(programs, (program) => bodyOf(program, paths[0] ?? ''));
  await sleep(1000);
  const idle = await both(programs, ({ pid }) => residentMemory(pid));
  const measured: Measured[] = [];
  for (const { name, paths } of pages) {
    const bytes = await both(programs, (program) => meanBytes(program, paths));
    for (const connections of [1, 16]) {
      console.error(`Measures: ${name}, ${connections} at once …`);
      await both(programs, (program) => loadRound(program, paths, connections, warmUp));
      const turns = await byTurns(programs, request.rounds, (program) =>
        loadRound(program, paths, connections, request.seconds),
      );
      measured.push({
        name,
        connections,
        bytes,
        ...turns,
        median: overRounds(turns.rounds, ['p50', 'p99', 'rate', 'processor']),
      });
    }
  }
  console.error('Measures: export …');
  await both(programs, exportRound);
  const turns = await byTurns(programs, request.rounds, exportRound);
  const exported = { ...turns, median: overRounds(turns.rounds, ['seconds', 'megabytes']) };
  return { database: programs.baseline.version, measured, exported, idle };
}

/** The same claims for both programs, spread over all. */
function someIds(claims: number): number[] {
  const random = new Random(2);
  return Array.from({ length: Math.min(idsAsked, claims) }, () => random.between(1, claims));
}

async function both<T>(programs: Pair<Program>, ask: (program: Program) => Promise<T>): Promise<Pair<T>> {
  return { application: await ask(programs.application), baseline: await ask(programs.baseline) };
}

async function meanBytes(program: Program, paths: string[]): Promise<number> {
  const some = paths.slice(0, 20);
  let total = 0;
  for (const path of some) total += Buffer.byteLength(await bodyOf(program, path));
  return Math.round(total / some.length);
}

/** Application, baseline, application, baseline…, so that a busy minute of the machine falls on both. */
async function byTurns<T>(programs: Pair<Program>, rounds: number, round: (program: Program) => Promise<T>) {
  const done: Pair<T[]> = { application: [], baseline: [] };
  await both(programs, ({ pid }) => forgetPeak(pid));
  for (let turn = 0; turn < rounds; turn++) {
    done.application.push(await round(programs.application));
    done.baseline.push(await round(programs.baseline));
  }
  return { rounds: done, peak: await both(programs, ({ pid }) => peakMemory(pid)) };
}

function overRounds<T extends Record<K, number>, K extends string>(
  rounds: Pair<T[]>,
  names: K[],
): Pair<Record<K, number>> {
  const of = (values: T[]) =>
    Object.fromEntries(names.map((name) => [name, median(values.map((value) => value[name]))])) as Record<K, number>;
  return { application: of(rounds.application), baseline: of(rounds.baseline) };
}
