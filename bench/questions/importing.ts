import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from '../../src/root.ts';
import { openBulk } from '../load/bulk.ts';
import { claimLinesOf } from '../load/lines.ts';
import { fillWithoutClaims, loaded } from '../load/load.ts';
import { order } from '../load/order.ts';
import { withScratch } from '../load/scratch.ts';
import type { Tables } from '../load/sheaf.ts';
import { rowsFrom } from '../load/statements.ts';
import { generate } from '../made/generate.ts';
import { databaseTimer } from '../measure/database-time.ts';
import { number } from '../measure/numbers.ts';
import type { Outcome, Target } from '../measure/outcome.ts';
import { peakMemory, processorTime } from '../measure/process-figures.ts';
import { table } from '../measure/table.ts';
import { program, settings } from '../programs/application.ts';
import type { Request } from './question.ts';

// What an import of more lines is held against in memory.
const few = 10_000;

interface Took {
  seconds: number;
  /** Processor time of the program and of the database, ms. */
  processor: number;
  database: number;
  /** MB. */
  peak: number;
}

/** `claimdesk import claims` into a desk that has the documents, beside the bulk load of the same rows; and its memory. */
export async function importing({ engine, claims }: Request): Promise<Outcome> {
  const into = async (lines: number) => {
    const file = await claimLinesOf(await loaded({ engine, claims: lines }), engine, lines);
    return withScratch(engine, async (databaseUrl) => {
      await fillWithoutClaims(databaseUrl, generate(lines));
      console.error(`Measures on ${engine}: import of ${lines} claims …`);
      const took = await runImport(databaseUrl, file);
      return { took, tables: await tablesImported(databaseUrl) };
    });
  };
  const small = claims > few ? await into(few) : null;
  const { took, tables } = await into(claims);
  const bare = await withScratch(engine, async (databaseUrl) => {
    await fillWithoutClaims(databaseUrl, generate(claims));
    console.error(`Measures on ${engine}: bulk load of the same rows …`);
    return loadBare(databaseUrl, tables);
  });
  const rows = Object.values(tables).reduce((sum, some) => sum + some.length, 0);
  const cost = ({ processor, database }: Took) => processor + (Number.isFinite(database) ? database : 0);
  const targets: Target[] = [
    {
      what: `import of ${number(claims)} claims ÷ bulk load of the same rows`,
      engine,
      value: bare.seconds / took.seconds,
      least: 0.25,
      byProcessor: cost(bare) / cost(took),
    },
  ];
  if (small) {
    const value = took.peak - small.took.peak;
    targets.push({
      what: `memory: import of ${number(claims)} claims over ${number(few)}`,
      engine,
      value,
      most: 60,
      unit: ' MB',
    });
  }
  const row = (name: string, { seconds, processor, database }: Took) => [
    name,
    number(seconds, 2),
    number(claims / seconds),
    number(rows / seconds),
    number(processor / 1000, 2),
    number(database / 1000, 2),
  ];
  const head = [`${number(claims)} claims`, 'seconds', 'claims/s', 'rows/s', 'processor s', 'database s'];
  return {
    targets,
    figures: [
      `**${engine}**`,
      '',
      ...table(head, [row('claimdesk import', took), row('bulk load', bare)]),
      '',
      `Memory of the import at most: ${number(took.peak)} MB.`,
      '',
    ],
    kept: { engine, rows, took, bare, small: small?.took },
  };
}

async function runImport(databaseUrl: string, file: string): Promise<Took> {
  const { PATH = '', HOME = '' } = process.env;
  const env = { PATH, HOME, NODE_ENV: 'production', ...settings(databaseUrl, 0) };
  const command = [program, 'import', 'claims', file, '--from', 'bench'];
  const timer = await databaseTimer(databaseUrl);
  const begin = performance.now();
  const child = spawn(process.execPath, command, { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] });
  const ended = once(child, 'exit');
  const took: Took = { seconds: 0, processor: 0, database: Number.NaN, peak: 0 };
  const pid = child.pid ?? 0;
  // What it used is read while it runs: when it has ended nothing tells any more.
  while (child.exitCode === null && child.signalCode === null) {
    const [peak, processor, database] = await Promise.all([peakMemory(pid), processorTime(pid), timer.time()]);
    if (peak > took.peak) took.peak = peak;
    if (processor > took.processor) took.processor = processor;
    if (Number.isFinite(database)) took.database = Math.max(database, took.database || 0);
    await Promise.race([sleep(50), ended]);
  }
  took.seconds = (performance.now() - begin) / 1000;
  await timer.close();
  if (child.exitCode !== 0) throw new Error('The import did not take all claims; it says above why.');
  return took;
}

/** The rows that an import has written. */
async function tablesImported(databaseUrl: string): Promise<Tables> {
  const tables: Tables = {};
  const ofClaims: Record<string, string> = {
    Revision: `WHERE "recordType" = 'claim'`,
    RevisionText: `WHERE "recordType" = 'claim'`,
    Event: `WHERE "subjectType" = 'claim' ORDER BY "seq"`,
  };
  const others = ['Source', 'SourceAlias', 'DocumentText', 'Document'];
  for (const name of order.filter((one) => !others.includes(one))) {
    const rows = await rowsFrom<Record<string, string>>(databaseUrl, `SELECT * FROM "${name}" ${ofClaims[name] ?? ''}`);
    // The database makes it itself.
    for (const row of rows) delete row.searchVector;
    tables[name] = rows;
  }
  return tables;
}

async function loadBare(databaseUrl: string, tables: Tables): Promise<Took> {
  const bulk = await openBulk(databaseUrl, { asTheDesk: true });
  const timer = await databaseTimer(databaseUrl);
  const head = tables.Event?.at(-1) as { seq: number; at: string; hash: string };
  const used = process.cpuUsage();
  const before = await timer.time();
  const begin = performance.now();
  await bulk.write(tables, head);
  const seconds = (performance.now() - begin) / 1000;
  const database = (await timer.time()) - before;
  const { user, system } = process.cpuUsage(used);
  await bulk.close();
  await timer.close();
  return { seconds, processor: (user + system) / 1000, database, peak: Number.NaN };
}
