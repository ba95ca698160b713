import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from '../../src/root.ts';

/** Where and on what a run was measured. */
export interface Surroundings {
  at: string;
  commit: string;
  node: string;
  system: string;
  processor: string;
  cores: number;
  /** The machine's load average over a minute before the measurement (which adds to it) and after it. */
  load: [before: number, after: number];
}

/** What of the machine can be said before a run; `load` is completed after it. */
export function surroundings(): Surroundings {
  const cpus = os.cpus();
  return {
    at: new Date().toISOString(),
    commit: commit(),
    node: process.version,
    system: `${os.type()} ${os.release()}`,
    processor: cpus[0]?.model ?? 'unknown',
    cores: cpus.length,
    load: [loadNow(), Number.NaN],
  };
}

/** The machine's load average over the last minute. */
export function loadNow(): number {
  return Math.round((os.loadavg()[0] ?? 0) * 100) / 100;
}

function commit(): string {
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    const changed = git('status', '--porcelain', '--', 'src', 'views', 'prisma').trim() !== '';
    return `${git('rev-parse', '--short', 'HEAD').trim()}${changed ? ' with changes' : ''}`;
  } catch {
    return 'unknown';
  }
}

/** Where a run was made, in a line. */
export function placeLine({ node, cores, processor, load, commit, at }: Surroundings): string {
  return `Node ${node.slice(1)}, ${cores} cores (${processor}), load ${load.join(' → ')}, commit ${commit}, ${at.slice(0, 16).replace('T', ' ')} UTC.`;
}

/** Keeps the whole run, each round included. @returns the file */
export function keep(question: string, run: object): string {
  const folder = resultsFolder();
  const file = path.join(folder, `${question}-${new Date().toISOString().replaceAll(':', '-')}.json`);
  writeFileSync(file, `${JSON.stringify(run, null, 2)}\n`);
  return file;
}

/** The folder of results, made where it is missing; ignored by git. */
export function resultsFolder(): string {
  const folder = path.join(root, 'bench', 'results');
  mkdirSync(folder, { recursive: true });
  return folder;
}
