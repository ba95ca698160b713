import { number } from './numbers.ts';
import { table } from './table.ts';
import type { Measured } from './turns.ts';

/** What is asked of a figure. */
export interface Target {
  /** What was measured, and where. */
  what: string;
  engine: string;
  value: number;
  /** One of the two. */
  least?: number;
  most?: number;
  unit?: string;
  /** The same ratio by processor time, of program and database together: what other work on the machine hardly moves. */
  byProcessor?: number;
}

/** What a question is answered with. */
export interface Outcome {
  targets: Target[];
  /** The figures behind them, as lines of Markdown. */
  figures: string[];
  /** Everything that was measured, to be kept. */
  kept: unknown;
}

/** What a request costs one side in processor time, of program and database together, ms. */
export function processorCost({ median: { processor, database } }: Measured): number {
  return processor + (Number.isFinite(database) ? database : 0);
}

/** A target on how many requests a second one side answers beside another. */
export function rateTarget({ first, second }: Compared, least: number): Omit<Target, 'what' | 'engine'> {
  const byProcessor = processorCost(second) / processorCost(first);
  return { value: first.median.rate / second.median.rate, least, byProcessor };
}

/** Several outcomes as one. */
export function together(outcomes: Outcome[]): Outcome {
  return {
    targets: outcomes.flatMap(({ targets }) => targets),
    figures: outcomes.flatMap(({ figures }) => [...figures, '']),
    kept: outcomes.map(({ kept }) => kept),
  };
}

/** Whether a figure is what was asked for; what could not be measured is not. */
export function isMet({ value, least, most }: Target): boolean {
  return least === undefined ? value <= (most ?? Number.NEGATIVE_INFINITY) : value >= least;
}

export function targetTable(targets: Target[]): string[] {
  return table(
    ['', 'engine', 'measured', 'target', '', 'by processor time'],
    targets.map((target) => {
      const { what, engine, value, least, most, unit = '', byProcessor } = target;
      const wanted = least === undefined ? `≤ ${most}${unit}` : `≥ ${least}${unit}`;
      return [
        what,
        engine,
        `${number(value, unit === '' ? 2 : 0)}${unit}`,
        wanted,
        isMet(target) ? 'met' : 'not met',
        byProcessor === undefined ? '' : number(byProcessor, 2),
      ];
    }),
  );
}

/** A case that was measured on two sides, the application first. */
export interface Compared {
  name: string;
  connections: number;
  first: Measured;
  second: Measured;
}

/** Two tables: how quickly the two answered, and what that cost. @param names of the two sides */
export function comparison(names: [string, string], cases: Compared[]): string[] {
  const [, other] = names;
  return [
    ...table(
      ['', 'at once', `${names[0]}/s`, `${other}/s`, 'ratio', 'p50 ms', other, 'p99 ms', other],
      cases.map(({ name, connections, first: { median: a }, second: { median: b } }) => [
        name,
        String(connections),
        number(a.rate),
        number(b.rate),
        number(a.rate / b.rate, 2),
        ...[a.p50, b.p50, a.p99, b.p99].map((time) => number(time, 2)),
      ]),
    ),
    '',
    ...table(
      ['processor ms a request', 'at once', names[0], other, 'ratio', 'database', other, 'peak MB', other, 'kB', other],
      cases.map(({ name, connections, first, second }) => {
        const [a, b] = [first.median, second.median];
        return [
          name,
          String(connections),
          number(a.processor, 2),
          number(b.processor, 2),
          number(b.processor / a.processor, 2),
          number(a.database, 2),
          number(b.database, 2),
          number(first.peak),
          number(second.peak),
          number(a.bytes / 1000, 1),
          number(b.bytes / 1000, 1),
        ];
      }),
    ),
  ];
}
