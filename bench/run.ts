import path from 'node:path';
import { Argument, Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import type { EngineName } from '../src/store/engines/engine.ts';
import { loaded } from './load/load.ts';
import { serverUrl } from './load/settings.ts';
import { type Outcome, targetTable, together } from './measure/outcome.ts';
import { keep, loadNow, placeLine, resultsFolder, surroundings } from './measure/report.ts';
import { questions } from './questions/index.ts';
import type { Request } from './questions/question.ts';
import { benchReader } from './questions/reader.ts';
import { benchUploads } from './questions/uploads.ts';
import { benchSuggestions } from './suggestions/run.ts';

interface Options {
  engine?: EngineName;
  claims?: number;
  rounds: number;
  seconds: number;
  fresh: boolean;
  profile: boolean;
}

/** What is measured in one process, without a loaded desk. */
const apart: Record<string, () => Promise<unknown> | unknown> = {
  reader: () => benchReader(),
  suggestions: () => benchSuggestions(process.env.REAL_DOCUMENTS),
  uploads: () => benchUploads(),
};

/** `npm run bench`: exit code 1 for a failure, 2 for wrong usage. That a target is not met is no failure. */
const program = new Command('npm run bench --')
  .description(
    'Measures Claimdesk beside bare programs that do the least possible on the same database, by turns in one run.',
  )
  .addArgument(
    new Argument('<question>', 'what is measured; `load` only loads the made-up claims').choices([
      'load',
      ...Object.keys(questions),
      ...Object.keys(apart),
    ]),
  )
  .addOption(
    new Option(
      '--engine <engine>',
      'one database; without it SQLite, and PostgreSQL where BENCH_DATABASE_URL is set',
    ).choices(['sqlite', 'postgresql']),
  )
  .option(
    '--claims <number>',
    'how many made-up claims the desk holds; without it 100,000, but 10,000 for import and 1,000,000 for scale',
    whole(100, 1_000_000),
  )
  .option('--rounds <number>', 'how many rounds each measurement has', whole(1, 99), 3)
  .option('--seconds <number>', 'how long a round of requests lasts', whole(1, 600), 2)
  .option('--fresh', 'load anew instead of using what an earlier run loaded', false)
  .option('--profile', "write the application's CPU profile into bench/results", false)
  .addHelpText(
    'after',
    '\nFor postgresql, BENCH_DATABASE_URL names a server where databases may be created: postgresql://user@host/postgres\nWhat the figures say and what not: bench/README.md',
  )
  .exitOverride()
  .action((question: string, options: Options) => answer(question, options));

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

async function answer(question: string, { engine, fresh, profile, ...given }: Options): Promise<void> {
  const alone = apart[question];
  if (alone) return void (await alone());
  const asked = questions[question];
  const options = { ...given, claims: given.claims ?? asked?.claims ?? 100_000 };
  const engines: EngineName[] = engine ? [engine] : serverUrl ? ['sqlite', 'postgresql'] : ['sqlite'];
  if (fresh || !asked) for (const one of engines) await loaded({ engine: one, claims: options.claims, fresh });
  if (!asked) return;
  const where = surroundings();
  const outcomes: Outcome[] = [];
  for (const one of engines) {
    const request: Request = { ...options, engine: one, profileFolder: profile ? resultsFolder() : undefined };
    outcomes.push(await asked.ask(request));
  }
  where.load[1] = loadNow();
  const { targets, figures, kept } = together(outcomes);
  const file = keep(question, { where, request: { question, engines, ...options }, targets, kept });
  console.log(`\n## ${question}, ${options.claims.toLocaleString('en')} claims\n\n${placeLine(where)}`);
  console.log(`${options.rounds} rounds of ${options.seconds} s by turns, medians.\n`);
  console.log(`${[...figures, ...(targets.length > 0 ? targetTable(targets) : [])].join('\n')}\n`);
  console.log(`All rounds: ${path.relative(process.cwd(), file)}`);
  if (profile) console.log('Profiled: bench/results holds the .cpuprofile; the figures above are slower for it.');
}

function report(error: unknown): number {
  // Commander has printed its own sentence.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  console.error(`The benchmark stopped: ${error instanceof Error ? error.message || String(error) : error}`);
  return 1;
}
