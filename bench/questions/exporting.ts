import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { get } from 'node:http';
import type { EngineName } from '../../src/store/engines/engine.ts';
import { isLoaded, loaded } from '../load/load.ts';
import { median, number } from '../measure/numbers.ts';
import type { Outcome, Target } from '../measure/outcome.ts';
import { forgetPeak, peakMemory, processorTime } from '../measure/process-figures.ts';
import { table } from '../measure/table.ts';
import { startApplication } from '../programs/application.ts';
import type { Program } from '../programs/program.ts';
import { using } from '../programs/using.ts';
import type { Request } from './question.ts';

// LEFT, as in the bare programs: else SQLite begins with the texts and sorts them.
const texts = `SELECT t."text" FROM "Claim" c LEFT JOIN "RevisionText" t ON t."recordType" = 'claim' AND t."recordId" = c."id" AND t."number" = c."revision" ORDER BY c."id"`;

const tools: Record<EngineName, { name: string; least: number; command(url: string): [string, string[]] }> = {
  sqlite: {
    name: 'sqlite3',
    least: 0.3,
    command: (url) => ['sqlite3', ['-readonly', url.slice(5), texts]],
  },
  postgresql: {
    name: 'psql \\copy',
    least: 0.5,
    command: (url) => ['psql', ['-X', '-q', '-c', `\\copy (${texts}) to '/dev/null'`, url]],
  },
};

const few = 10_000;
const many = 1_000_000;

/** The export of everything over HTTP, beside the database's own tool reading the same column; and what memory it takes. */
export async function exporting({ engine, claims, rounds, profileFolder }: Request): Promise<Outcome> {
  const databaseUrl = await loaded({ engine, claims });
  const tool = tools[engine];
  const done = await using(async (started) => {
    const application = await started(startApplication(databaseUrl, profileFolder));
    const ours: Exported[] = [];
    const theirs: number[] = [];
    await exported(application);
    for (let turn = 0; turn < rounds; turn++) {
      console.error(`Measures on ${engine}: export of ${claims} claims, turn ${turn + 1} …`);
      ours.push(await exported(application));
      const seconds = await secondsOf(tool.command(databaseUrl));
      if (seconds === null) console.error(`${tool.name} is not installed here; there is nothing to compare with.`);
      theirs.push(seconds ?? Number.NaN);
    }
    return { ours, theirs };
  });
  const seconds = median(done.ours.map((one) => one.seconds));
  const bare = median(done.theirs);
  const large = (await isLoaded(engine, many)) ? many : claims;
  const [small, most] = [await peakOfExport(engine, few), await peakOfExport(engine, large)];
  const targets: Target[] = [
    { what: `export of ${number(claims)} claims ÷ ${tool.name}`, engine, value: bare / seconds, least: tool.least },
    {
      what: `memory: export of ${number(large)} over ${number(few)}`,
      engine,
      value: most - small,
      most: 60,
      unit: ' MB',
    },
  ];
  const figures = [
    `**${engine}**`,
    '',
    ...table(
      ['export', 'seconds', 'claims/s', 'MB/s', 'processor s', 'database s'],
      [
        [
          'Claimdesk, HTTP',
          number(seconds, 2),
          number(claims / seconds),
          number((done.ours[0]?.megabytes ?? Number.NaN) / seconds),
          number(median(done.ours.map((one) => one.processor)) / 1000, 2),
          number(median(done.ours.map((one) => one.database)) / 1000, 2),
        ],
        [tool.name, number(bare, 2), number(claims / bare), '', '', ''],
      ],
    ),
    '',
    `Memory at most: ${number(small)} MB for ${number(few)} claims, ${number(most)} MB for ${number(large)}.`,
    '',
  ];
  return { targets, figures, kept: { engine, ...done, memory: { few, small, large, most } } };
}

interface Exported {
  seconds: number;
  megabytes: number;
  /** ms. */
  processor: number;
  database: number;
}

async function exported(program: Program): Promise<Exported> {
  const before = { processor: await processorTime(program.pid), database: await program.databaseTime() };
  const begin = performance.now();
  const megabytes = await drain(program);
  return {
    seconds: (performance.now() - begin) / 1000,
    megabytes,
    processor: (await processorTime(program.pid)) - before.processor,
    database: (await program.databaseTime()) - before.database,
  };
}

/** Reads the whole export and lets it go. @returns 10⁶ bytes @throws Error where the answer is not 200 */
export function drain({ url, headers }: Program): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = get(`${url}/export/claims.jsonl`, { headers, agent: false }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`The export answered ${response.statusCode}.`));
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      response.on('end', () => resolve(bytes / 1e6));
      response.on('error', reject);
    });
    request.on('error', reject);
  });
}

/** How long a tool takes, or null where it is missing. @throws Error where it fails */
async function secondsOf([command, args]: [string, string[]]): Promise<number | null> {
  const begin = performance.now();
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  try {
    const [code] = (await once(child, 'exit')) as [number | null];
    if (code !== 0) throw new Error(`${command} ended with ${code}.`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  return (performance.now() - begin) / 1000;
}

async function peakOfExport(engine: EngineName, claims: number): Promise<number> {
  console.error(`Measures on ${engine}: memory of an export of ${claims} claims …`);
  return using(async (started) => {
    const program = await started(startApplication(await loaded({ engine, claims })));
    await forgetPeak(program.pid);
    await drain(program);
    return peakMemory(program.pid);
  });
}
