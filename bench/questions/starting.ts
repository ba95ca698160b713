import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from '../../src/root.ts';
import { loaded } from '../load/load.ts';
import { median, number } from '../measure/numbers.ts';
import type { Outcome, Target } from '../measure/outcome.ts';
import { processorTime, residentMemory } from '../measure/process-figures.ts';
import { inTurn, loadRound } from '../measure/rounds.ts';
import { table } from '../measure/table.ts';
import { settings, startApplication } from '../programs/application.ts';
import { bareFile, clients } from '../programs/bare.ts';
import { freePort, type Program, programOf, start } from '../programs/program.ts';
import { using } from '../programs/using.ts';
import type { Request } from './question.ts';

const patience = 60_000;
// How long a program is left alone before its memory is read, ms.
const rest = 5000;

/** From the start to the first answer, beside a bare Express program with a Prisma client; and the memory of an idle desk. */
export async function starting({ engine, claims, rounds }: Request): Promise<Outcome> {
  const databaseUrl = await loaded({ engine, claims });
  const hello = bareFile('hello');
  const application = (port: number) =>
    start([path.join(root, 'bin', 'claimdesk.js'), 'serve'], settings(databaseUrl, port));
  const bare = (port: number) => start([hello, String(port), databaseUrl, clients], {});
  // Once, so that it is compiled and both are read from the disk.
  await firstAnswer(application);
  await firstAnswer(bare);
  const [ours, theirs]: [Started[], Started[]] = [[], []];
  for (let turn = 0; turn < rounds * 2; turn++) {
    console.error(`Measures on ${engine}: start, turn ${turn + 1} …`);
    ours.push(await firstAnswer(application));
    theirs.push(await firstAnswer(bare));
  }
  const memory = await using(async (started) => {
    const program = await started(startApplication(databaseUrl));
    await sleep(rest);
    const fresh = await residentMemory(program.pid);
    await loadRound([program], inTurn([{ path: '/desk' }, { path: '/claims' }, { path: '/claims/1' }]), 1, 5);
    await sleep(rest);
    return { fresh, used: await residentMemory(program.pid) };
  });
  const of = (some: Started[], figure: keyof Started) => median(some.map((one) => one[figure]));
  const [own, other] = [of(ours, 'time'), of(theirs, 'time')];
  const [ownCost, otherCost] = [of(ours, 'processor'), of(theirs, 'processor')];
  const targets: Target[] = [
    {
      what: 'start to the first answer ÷ Express and Prisma client',
      engine,
      value: own / other,
      most: 1.5,
      byProcessor: ownCost / otherCost,
    },
    { what: 'idle memory', engine, value: memory.fresh, most: 150, unit: ' MB' },
  ];
  const figures = [
    `**${engine}**`,
    '',
    ...table(
      ['start to the first answer', 'ms', 'processor ms'],
      [
        ['Claimdesk', number(own), number(ownCost)],
        ['Express and Prisma client', number(other), number(otherCost)],
      ],
    ),
    '',
    `Memory at rest: ${number(memory.fresh)} MB when started and signed in to, ${number(memory.used)} MB after 5 s of pages.`,
    '',
  ];
  return { targets, figures, kept: { engine, ours, theirs, memory } };
}

/** What a program took from its start to its first 200, ms. */
interface Started {
  time: number;
  processor: number;
}

/** Starts a program and stops it once it answered. */
async function firstAnswer(starting: (port: number) => ReturnType<typeof start>): Promise<Started> {
  const port = await freePort();
  const begin = performance.now();
  const child = starting(port);
  const program: Program = programOf(child, `http://127.0.0.1:${port}`);
  try {
    for (; performance.now() - begin < patience; await sleep(5)) {
      if (child.exitCode !== null) throw new Error('A program ended before it answered; it says above why.');
      const response = await fetch(`${program.url}/readyz`).catch(() => null);
      await response?.arrayBuffer();
      if (response?.ok) return { time: performance.now() - begin, processor: await processorTime(program.pid) };
    }
    throw new Error('A program did not answer.');
  } finally {
    await program.stop();
  }
}
