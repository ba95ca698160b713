import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from '../src/root.ts';
import type { DeskRequest, DeskResult, Pair } from './desk.ts';

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

/** The run as Markdown, which reads well at a terminal too. */
export function tableOf(result: DeskResult, { claims, rounds, seconds }: DeskRequest, where: Surroundings): string {
  return [
    `${claims.toLocaleString('en')} claims, ${result.database}; ${rounds} rounds of ${seconds} s by turns, medians.`,
    `Node ${where.node.slice(1)}, ${where.cores} cores (${where.processor}), load ${where.load.join(' → ')}, commit ${where.commit}, ${where.at.slice(0, 10)}.`,
    '',
    ...table(
      ['', 'at once', 'p50 ms', 'bare', 'ratio', 'p99 ms', 'bare', 'ratio', 'requests/s', 'bare', 'ratio'],
      result.measured.map(({ name, connections, median }) => [
        name,
        String(connections),
        ...compared(median, ({ p50 }) => p50, 2),
        ...compared(median, ({ p99 }) => p99, 2),
        ...compared(median, ({ rate }) => rate, 0),
      ]),
    ),
    '',
    ...table(['', 'Claimdesk', 'bare', 'ratio'], [...answerRows(result), ...otherRows(result, claims)]),
  ].join('\n');
}

const itself = (value: number) => value;

function answerRows({ measured }: DeskResult): string[][] {
  // What an answer costs is steadiest where the program has no time to wait.
  return measured
    .filter(({ connections }) => connections > 1)
    .flatMap(({ name, bytes, median }) => [
      [`${name}, processor ms`, ...compared(median, ({ processor }) => processor, 2)],
      [`${name}, kB`, ...compared(bytes, (size) => size / 1000, 1)],
    ]);
}

function otherRows({ measured, exported, idle }: DeskResult, claims: number): string[][] {
  const peaks = {
    application: Math.max(...measured.map(({ peak }) => peak.application)),
    baseline: Math.max(...measured.map(({ peak }) => peak.baseline)),
  };
  return [
    ['export, claims/s', ...compared(exported.median, ({ seconds }) => claims / seconds, 0)],
    ['export, MB/s', ...compared(exported.median, ({ megabytes, seconds }) => megabytes / seconds, 1)],
    ['memory when started, MB', ...compared(idle, itself, 0)],
    ['memory at most, pages, MB', ...compared(peaks, itself, 0)],
    ['memory at most, export, MB', ...compared(exported.peak, itself, 0)],
  ];
}

/** Three cells: the application's figure, the baseline's, and the one divided by the other. */
function compared<T>(pair: Pair<T>, of: (value: T) => number, digits: number): string[] {
  const [application, baseline] = [of(pair.application), of(pair.baseline)];
  return [number(application, digits), number(baseline, digits), number(application / baseline, 2)];
}

function number(value: number, digits: number): string {
  if (!Number.isFinite(value)) return '?';
  return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** A Markdown table, its columns aligned; all but the first hold numbers. */
export function table(head: string[], rows: string[][]): string[] {
  const widths = head.map((_, column) => Math.max(2, ...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  const line = (row: string[]) =>
    `| ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join(' | ')} |`;
  const rule = `| ${widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  return [line(head), rule, ...rows.map(line)];
}

/** Keeps the whole run, each round included. @returns the file */
export function keep(run: object): string {
  const folder = resultsFolder();
  const file = path.join(folder, `${new Date().toISOString().replaceAll(':', '-')}.json`);
  writeFileSync(file, `${JSON.stringify(run, null, 2)}\n`);
  return file;
}

/** The folder of results, made where it is missing; ignored by git. */
export function resultsFolder(): string {
  const folder = path.join(root, 'bench', 'results');
  mkdirSync(folder, { recursive: true });
  return folder;
}
