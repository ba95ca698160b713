import { queueNames } from '../src/domain/queues.ts';
import type { EngineName } from '../src/store/engines/engine.ts';
import { bodyOf, loadRound, median, type Round } from './measure.ts';
import { type Program, startApplication } from './processes.ts';
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
// What a queue holds at least at either size, so that both fill a page of 50 and are not told from each other by empty lists.
const least = 60;
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
      const held = { small: await lengths(small), large: await lengths(large) };
      for (const path of paths) {
        console.error(`Measures: ${engine}, ${path} …`);
        const done: { small: Round[]; large: Round[] } = { small: [], large: [] };
        for (const program of [small, large]) await loadRound(program, [path], 1, warmUp);
        for (let turn = 0; turn < rounds; turn++) {
          done.small.push(await loadRound(small, [path], 1, seconds));
          done.large.push(await loadRound(large, [path], 1, seconds));
        }
        const counts = [held.small, held.large].map((lengths) => lengths.get(path) ?? '');
        rows.push([engine, path, ...counts, ...figuresOf(done.small, done.large)]);
      }
    } finally {
      await small.stop();
      await large.stop();
    }
  }
  const head = [
    'engine',
    'page',
    `claims of ${few}`,
    `of ${claims}`,
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

/** How many claims each queue's page tells. @throws Error where one holds too few to be measured */
async function lengths(program: Program): Promise<Map<string, string>> {
  const told = new Map<string, string>();
  for (const name of queueNames) {
    const page = `/desk/queues/${name}`;
    const { count, more } = JSON.parse(await bodyOf(program, `${page}.json`)) as { count: number; more: boolean };
    if (count < least)
      throw new Error(`The queue ${name} holds ${count} claims; ${least} are measured. Load anew with --fresh.`);
    told.set(page, more ? `>${count}` : `${count}`);
  }
  return told;
}

function figuresOf(small: Round[], large: Round[]): string[] {
  return (['p50', 'processor'] as const).flatMap((name) => {
    const [few, many] = [small, large].map((turns) => median(turns.map((turn) => turn[name]))) as [number, number];
    return [few.toFixed(1), many.toFixed(1), (many / few).toFixed(2)];
  });
}
