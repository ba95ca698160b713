import { get } from 'node:http';
import autocannon from 'autocannon';
import { processorTime } from './process-figures.ts';
import type { Program } from './processes.ts';

/** What one round of requests took. Times in ms. */
export interface Round {
  p50: number;
  p99: number;
  /** Requests answered a second. */
  rate: number;
  /** Processor time of the program for one request, ms; NaN where the system does not tell. Other work on the machine hardly moves it. */
  processor: number;
}

/** What one export took. */
export interface ExportRound {
  seconds: number;
  /** 10⁶ bytes. */
  megabytes: number;
}

/**
 * Asks for the paths in turn, over so many connections and for so long.
 * @throws Error where an answer is not 200: a round of refusals is no measurement
 */
export async function loadRound(
  { url, headers, pid }: Program,
  paths: string[],
  connections: number,
  seconds: number,
): Promise<Round> {
  const times: number[] = [];
  let refused = 0;
  const processorBefore = await processorTime(pid);
  const begin = performance.now();
  let last = begin;
  await new Promise<void>((resolve, reject) => {
    const instance = autocannon(
      { url, connections, duration: seconds, timeout: 30, requests: paths.map((path) => ({ path, headers })) },
      (error, result) => {
        if (error) reject(error);
        else if (result.errors > 0) reject(new Error(`${result.errors} requests to ${paths[0]} failed.`));
        else resolve();
      },
    );
    // Taken one by one: autocannon's own histogram counts in whole milliseconds.
    instance.on('response', (_client, status, _bytes, took) => {
      if (status !== 200) refused = status;
      times.push(took);
      last = performance.now();
    });
  });
  if (refused) throw new Error(`${url}${paths[0]} and the like answered ${refused}.`);
  if (times.length === 0) throw new Error(`${url}${paths[0]} did not answer within ${seconds} s.`);
  const processor = (await processorTime(pid)) - processorBefore;
  times.sort((a, b) => a - b);
  return {
    p50: percentile(times, 50),
    p99: percentile(times, 99),
    rate: times.length / ((last - begin) / 1000),
    processor: processor / times.length,
  };
}

/** Reads the whole export and lets it go. @throws Error where the answer is not 200 */
export function exportRound({ url, headers }: Program): Promise<ExportRound> {
  const begin = performance.now();
  return new Promise((resolve, reject) => {
    const request = get(`${url}/export/claims.jsonl`, { headers, agent: false }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`The export answered ${response.statusCode}.`));
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      response.on('end', () => resolve({ seconds: (performance.now() - begin) / 1000, megabytes: bytes / 1e6 }));
      response.on('error', reject);
    });
    request.on('error', reject);
  });
}

/** The body of one answer. @throws Error where it is not 200 */
export async function bodyOf({ url, headers }: Program, path: string): Promise<string> {
  const response = await fetch(`${url}${path}`, { headers });
  const body = await response.text();
  if (response.status !== 200) throw new Error(`${url}${path} answered ${response.status}.`);
  return body;
}

/** The value below which `percent` per cent of the sorted values lie (nearest rank). */
export function percentile(sorted: readonly number[], percent: number): number {
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? Number.NaN;
}

/** The middle one of an odd number of values, else the mean of the middle two. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}
