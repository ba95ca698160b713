import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EngineName } from '../../src/store/engines/engine.ts';
import { withCopy } from '../load/copy.ts';
import { claimLinesOf } from '../load/lines.ts';
import { isLoaded, loaded } from '../load/load.ts';
import { median, number } from '../measure/numbers.ts';
import type { Outcome, Target } from '../measure/outcome.ts';
import { inTurn, loadRound, type Round } from '../measure/rounds.ts';
import { table } from '../measure/table.ts';
import { program, settings, startApplication } from '../programs/application.ts';
import { bareFile } from '../programs/bare.ts';
import { type Program, programOf, start } from '../programs/program.ts';
import { using } from '../programs/using.ts';
import type { Request } from './question.ts';

const many = 1_000_000;
const connections = 4;

// By when a command that was begun is at its work, ms.
const underWay = 1500;

interface Desk {
  engine: EngineName;
  size: number;
  databaseUrl: string;
  application: Program;
}

/** Something that takes long. */
interface Work {
  name: string;
  /** Whether it may be done to a loaded desk that others measure too. */
  onlyReads: boolean;
  /** Makes ready what it needs. @returns what begins it, again whenever it has ended, and gives what ends it */
  prepare(desk: Desk): Promise<() => Promise<() => Promise<void>>>;
}

let imports = 0;

const works: Work[] = [
  {
    name: 'an export',
    onlyReads: true,
    prepare:
      async ({ application }) =>
      () =>
        exporting(application),
  },
  {
    name: 'audit verify',
    onlyReads: true,
    prepare:
      async ({ databaseUrl }) =>
      () =>
        commanding(databaseUrl, () => ['audit', 'verify']),
  },
  {
    name: 'an import',
    onlyReads: false,
    prepare: async ({ engine, size, databaseUrl }) => {
      const file = await claimLinesOf(await loaded({ engine, claims: size }), engine, size);
      return () => commanding(databaseUrl, () => ['import', 'claims', file, '--from', `beside-${++imports}`]);
    },
  },
];

/** How long the list takes while long work is done, beside how long it takes when all is quiet. */
export async function beside({ engine, claims, rounds, seconds, profileFolder }: Request): Promise<Outcome> {
  const targets: Target[] = [];
  const rows: string[][] = [];
  const kept: Record<string, unknown> = {};
  const measure = (some: Work[], size: number, databaseUrl: string) =>
    using(async (started) => {
      const application = await started(startApplication(databaseUrl, profileFolder));
      for (const { name, prepare } of some) {
        const begin = await prepare({ engine, size, databaseUrl, application });
        for (const path of ['/claims', '/claims.json']) {
          const what = `${path} beside ${name}, ${number(size)} claims`;
          console.error(`Measures on ${engine}: ${what} …`);
          const ask = () => loadRound([application], inTurn([{ path }]), connections, seconds * 2);
          const done = { quiet: [] as Round[], busy: [] as Round[] };
          await ask();
          for (let turn = 0; turn < rounds; turn++) {
            done.quiet.push(await ask());
            const stop = await begin();
            done.busy.push(await ask().finally(stop));
          }
          const of = (of: Round[], figure: 'p50' | 'p99') => median(of.map((round) => round[figure]));
          const [quiet, busy] = [of(done.quiet, 'p99'), of(done.busy, 'p99')];
          const times = [of(done.quiet, 'p50'), of(done.busy, 'p50'), quiet, busy];
          rows.push([what, ...times.map((time) => number(time, 2))]);
          targets.push({ what: `p99 of ${what} ÷ quiet`, engine, value: busy / quiet, most: 3 });
          kept[what] = done;
        }
      }
    });
  const size = (await isLoaded(engine, many)) ? many : claims;
  const reading = works.filter(({ onlyReads }) => onlyReads);
  await measure(reading, size, await loaded({ engine, claims: size }));
  const writing = works.filter(({ onlyReads }) => !onlyReads);
  await withCopy(engine, claims, (databaseUrl) => measure(writing, claims, databaseUrl));
  const head = [`${connections} at once`, 'p50 ms quiet', 'beside', 'p99 ms quiet', 'beside'];
  return { targets, figures: [`**${engine}**`, '', ...table(head, rows), ''], kept: { engine, kept } };
}

async function exporting({ url, headers }: Program): Promise<() => Promise<void>> {
  const child = start([bareFile('drain'), `${url}/export/claims.jsonl`, JSON.stringify(headers)], {}, 'pipe');
  if (child.stdout) await once(child.stdout, 'data');
  child.stdout?.resume();
  return () => programOf(child, url).stop();
}

/** A command of the desk, as somebody at a terminal runs it. @param words of its command line, each time anew */
async function commanding(databaseUrl: string, words: () => string[]): Promise<() => Promise<void>> {
  let isOver = false;
  let child: ChildProcess;
  const run = async () => {
    while (!isOver) {
      child = start([program, ...words()], settings(databaseUrl, 0));
      await once(child, 'exit');
      if (!isOver && child.exitCode !== 0) throw new Error('A command failed; it says above why.');
    }
  };
  const running = run();
  await Promise.race([sleep(underWay), running]);
  return async () => {
    isOver = true;
    child.kill('SIGTERM');
    await running;
  };
}
