import type { Program } from '../programs/program.ts';
import { median } from './numbers.ts';
import { forgetPeak, peakMemory } from './process-figures.ts';
import { type Asks, loadRound, type Round } from './rounds.ts';

/** One of those that are measured by turns. */
export interface Side {
  /** One program, or several processes of one. */
  programs: Program[];
  asks: Asks;
}

export interface Measured {
  /** Of each figure the median of the rounds. */
  median: Round;
  /** The most resident memory of all rounds, MB; of several processes together. */
  peak: number;
  rounds: Round[];
}

export interface Pace {
  rounds: number;
  /** Of each round. */
  seconds: number;
}

// s; a program that has just started runs slower at first, whatever it is.
const warmUp = 2;

/** A, B, A, B…, so that a busy minute of the machine falls on all alike; after a warm-up. */
export async function byTurns<N extends string>(
  sides: Record<N, Side>,
  connections: number,
  { rounds, seconds }: Pace,
): Promise<Record<N, Measured>> {
  const names = Object.keys(sides) as N[];
  const done = new Map<N, Round[]>(names.map((name) => [name, []]));
  for (const name of names) {
    const { programs, asks } = sides[name];
    await loadRound(programs, asks, connections, Math.min(warmUp, seconds * 2));
    for (const { pid } of programs) await forgetPeak(pid);
  }
  for (let turn = 0; turn < rounds; turn++) {
    for (const name of names) {
      const { programs, asks } = sides[name];
      done.get(name)?.push(await loadRound(programs, asks, connections, seconds));
    }
  }
  const measured = {} as Record<N, Measured>;
  for (const name of names) {
    const peaks = await Promise.all(sides[name].programs.map(({ pid }) => peakMemory(pid)));
    const of = done.get(name) ?? [];
    measured[name] = { median: overRounds(of), peak: peaks.reduce((sum, peak) => sum + peak, 0), rounds: of };
  }
  return measured;
}

function overRounds(rounds: Round[]): Round {
  const of = (figure: keyof Round) => median(rounds.map((round) => round[figure]));
  return {
    p50: of('p50'),
    p99: of('p99'),
    rate: of('rate'),
    processor: of('processor'),
    database: of('database'),
    bytes: of('bytes'),
  };
}
