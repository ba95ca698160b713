import path from 'node:path';
import { Argument, Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import type { EngineName } from '../src/store/engines/engine.ts';
import { type DeskRequest, measureDesk } from './desk.ts';
import { benchQueues } from './queues.ts';
import { benchReader } from './reader.ts';
import { keep, loadNow, resultsFolder, surroundings, tableOf } from './report.ts';
import { benchSuggestions } from './suggestions/run.ts';
import { benchUploads } from './uploads.ts';

interface Options {
  engine: EngineName;
  claims: number;
  rounds: number;
  seconds: number;
  fresh: boolean;
  profile: boolean;
}

const benches = {
  desk: run,
  queues: (options: Options) => benchQueues({ ...options, serverUrl: process.env.BENCH_DATABASE_URL }),
  reader: () => benchReader(),
  suggestions: () => benchSuggestions(process.env.REAL_DOCUMENTS),
  uploads: () => benchUploads(),
};

/** `npm run bench`: exit code 1 for a failure, 2 for wrong usage. */
const program = new Command('npm run bench --')
  .description('Measures Claimdesk beside a bare node:http program on the same database, by turns in one run.')
  .addArgument(
    new Argument('[what]', 'what is measured')
      .choices(['desk', 'queues', 'reader', 'suggestions', 'uploads'])
      .default('desk'),
  )
  .addOption(new Option('--engine <engine>', 'the database').choices(['sqlite', 'postgresql']).default('sqlite'))
  .option('--claims <number>', 'how many made-up claims are loaded', whole(100, 1_000_000), 20_000)
  .option('--rounds <number>', 'how many rounds each measurement has', whole(1, 99), 3)
  .option('--seconds <number>', 'how long a round of requests lasts', whole(1, 600), 3)
  .option('--fresh', 'load anew instead of using what an earlier run loaded', false)
  .option('--profile', "write the application's CPU profile into bench/results", false)
  .addHelpText(
    'after',
    '\nFor postgresql, BENCH_DATABASE_URL names a server where databases may be created: postgresql://user@host/postgres\nWhat the figures say and what not: bench/README.md',
  )
  .exitOverride()
  .action((what: keyof typeof benches, options: Options) => benches[what](options));

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = report(error);
}

/** A whole number of an option, within bounds. */
function whole(low: number, high: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (Number.isInteger(value) && value >= low && value <= high) return value;
    throw new InvalidArgumentError(`Expected a whole number from ${low} to ${high}.`);
  };
}

async function run({ profile, ...options }: Options): Promise<void> {
  const request: DeskRequest = {
    ...options,
    serverUrl: process.env.BENCH_DATABASE_URL,
    profileFolder: profile ? resultsFolder() : undefined,
  };
  if (request.engine === 'postgresql' && !request.serverUrl) {
    program.error(
      'error: set BENCH_DATABASE_URL to a PostgreSQL server where databases may be created, such as postgresql://postgres@127.0.0.1:5432/postgres',
    );
  }
  const where = surroundings();
  const result = await measureDesk(request);
  where.load[1] = loadNow();
  console.log(`\n${tableOf(result, request, where)}\n`);
  // Not the server's address, which may hold a password.
  const { engine, claims, rounds, seconds } = request;
  const file = keep({ where, request: { engine, claims, rounds, seconds }, result });
  console.log(`All rounds: ${path.relative(process.cwd(), file)}`);
  if (profile) console.log('Profiled: bench/results holds the .cpuprofile; the figures above are slower for it.');
}

function report(error: unknown): number {
  // Commander has printed its own sentence.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  console.error(`The benchmark stopped: ${error instanceof Error ? error.message || String(error) : error}`);
  return 1;
}
