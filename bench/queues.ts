import { queueNames } from '../src/domain/queues.ts';
import type { EngineName } from '../src/store/engines/engine.ts';
import { loadRound, median, type Round } from './measure.ts';
import { startApplication } from './processes.ts';
import { keep, surroundings, table } from './report.ts';
import { stock } from './stock.ts';

export interface QueuesRequest {
  claims: number;
  serverUrl: string | undefined;
  fresh: boolean;
  rounds: number;
  /** Of each round. */
  seconds: number;
}

const few = 1000;
const warmUp = 1;
const paths = ['/desk', ...queueNames.map((name) => `/desk/queues/${name}`)];

/** Measures the desk and each queue with 1,000 claims and with as many as are asked for, by turns, on every engine there is. */
export async function benchQueues({ claims, serverUrl, fresh, rounds, seconds }: QueuesRequest): Promise<void> {
  const where = surroundings();
  const engines: EngineName[] = serverUrl ? ['sqlite', 'postgresql'] : ['sqlite'];
  if (!serverUrl) console.error('Without BENCH_DATABASE_URL only SQLite is measured.');
  const rows: string[][] = [];
  for (const engine of engines) {
    const [small, large] = [
      await startApplication(await stock({ engine, claims: few, serverUrl, fresh })),
      await startApplication(await stock({ engine, claims, serverUrl, fresh })),
    ];
    try {
      for (const path of paths) {
        console.error(`Measures: ${engine}, ${path} …`);
        const done: { small: Round[]; large: Round[] } = { small: [], large: [] };
        for (const program of [small, large]) await loadRound(program, [path], 1, warmUp);
        for (let turn = 0; turn < rounds; turn++) {
          done.small.push(await loadRound(small, [path], 1, seconds));
          done.large.push(await loadRound(large, [path], 1, seconds));
        }
        rows.push([engine, path, ...figuresOf(done.small, done.large)]);
      }
    } finally {
      await small.stop();
      await large.stop();
    }
  }
  const head = [
    'engine',
    'page',
    `p50 ms, ${few}`,
    `p50 ms, ${claims}`,
    'ratio',
    `cpu ms, ${few}`,
    `cpu ms, ${claims}`,
    'ratio',
  ];
  console.log(`\n${table(head, rows).join('\n')}\n`);
  keep({ where, request: { claims, rounds, seconds }, rows });
}

function figuresOf(small: Round[], large: Round[]): string[] {
  return (['p50', 'processor'] as const).flatMap((name) => {
    const [few, many] = [small, large].map((turns) => median(turns.map((turn) => turn[name]))) as [number, number];
    return [few.toFixed(1), many.toFixed(1), (many / few).toFixed(2)];
  });
}
