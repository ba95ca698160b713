import type { Program } from '../programs/program.ts';
import { type Ask, Connection, requestBytes } from './ask.ts';
import { percentile } from './numbers.ts';
import { processorTime } from './process-figures.ts';

/** What one round of requests took. Times in ms. */
export interface Round {
  p50: number;
  p99: number;
  /** Requests answered a second. */
  rate: number;
  /** Processor time of the program for one request, ms; NaN where the system does not tell. Other work on the machine hardly moves it. */
  processor: number;
  /** The same of the database's server; NaN where there is none, or on another machine. */
  database: number;
  /** Of a body, on average. */
  bytes: number;
}

/** What is asked for, one after the other; over all connections of all rounds. */
export type Asks = () => Ask;

/** The same asks again and again. */
export function inTurn(asks: readonly Ask[]): Asks {
  let place = 0;
  return () => asks[place++ % asks.length] as Ask;
}

/**
 * Asks over so many connections and for so long.
 * @param programs where it is asked: connections are shared out among several processes of one application
 * @throws Error where an answer is not 200 or 201: a round of refusals is no measurement
 */
export async function loadRound(
  programs: readonly Program[],
  asks: Asks,
  connections: number,
  seconds: number,
): Promise<Round> {
  const times: number[] = [];
  let bytes = 0;
  const before = await usedBy(programs);
  const begin = performance.now();
  const end = begin + seconds * 1000;
  let last = begin;
  const worker = async (place: number) => {
    const program = programs[place % programs.length] as Program;
    const connection = new Connection(program);
    try {
      while (performance.now() < end) {
        const ask = asks();
        const request = requestBytes(program, ask);
        const asked = performance.now();
        const answer = await connection.ask(request);
        last = performance.now();
        times.push(last - asked);
        bytes += answer.bytes;
        if (answer.status !== 200 && answer.status !== 201)
          throw new Error(
            `${program.url}${ask.path} answered ${answer.status}: ${answer.body.toString('utf8', 0, 300)}`,
          );
      }
    } finally {
      connection.close();
    }
  };
  await Promise.all(Array.from({ length: connections }, (_, place) => worker(place)));
  const after = await usedBy(programs);
  times.sort((a, b) => a - b);
  return {
    p50: percentile(times, 50),
    p99: percentile(times, 99),
    rate: times.length / ((last - begin) / 1000),
    processor: (after.programs - before.programs) / times.length,
    database: (after.database - before.database) / times.length,
    bytes: bytes / times.length,
  };
}

async function usedBy(programs: readonly Program[]): Promise<{ programs: number; database: number }> {
  const times = await Promise.all(programs.map(({ pid }) => processorTime(pid)));
  return {
    programs: times.reduce((sum, time) => sum + time, 0),
    database: (await programs[0]?.databaseTime()) ?? Number.NaN,
  };
}
