// Runs the tests of the folders that are named: `node tests/run.mjs [--postgres] unit contract http model`.
// A file is named by its path instead of its folder. Node 20's own runner knows no patterns and finds no `.ts`.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const tests = path.dirname(fileURLToPath(import.meta.url));
const names = process.argv.slice(2).filter((name) => name !== '--postgres');
const onPostgres = process.argv.includes('--postgres');

function end(message) {
  console.error(message);
  process.exit(2);
}

if (names.length === 0) end('Usage: node tests/run.mjs [--postgres] <folder of tests, or file> …');
if (onPostgres && !process.env.TEST_DATABASE_URL) {
  end(
    'TEST_DATABASE_URL is not set. It names a PostgreSQL server (15 or newer) on which the tests may create databases,\n' +
      'such as postgresql://postgres@127.0.0.1:5432/postgres. They touch no database but their own.',
  );
}

/** The test files of a folder of `tests/`, or the one file that is meant. */
function filesOf(name) {
  if (name.endsWith('.test.ts')) return [path.resolve(name)];
  const folder = path.join(tests, name);
  if (!existsSync(folder)) {
    console.log(`(no tests in tests/${name})`);
    return [];
  }
  return readdirSync(folder)
    .filter((file) => file.endsWith('.test.ts'))
    .sort()
    .map((file) => path.join(folder, file));
}

const named = names.flatMap(filesOf);
if (named.length === 0) process.exit(0);

// What the processes of one run share: databases made once, to be copied. It goes when the run ends.
mkdirSync(path.join(tests, '.tmp'), { recursive: true });
const shared = mkdtempSync(path.join(tests, '.tmp', 'run-'));
const files = inOneProcess(named);
const { TEST_DATABASE_URL: server, ...environment } = process.env;
const given = {
  ...environment,
  TEST_SHARED: shared,
  NODE_ENV: 'test',
  ...(onPostgres ? { TEST_DATABASE_URL: server } : {}),
};

/** Unit tests are many small files without a database: one process for all spares most of their time. */
function inOneProcess(all) {
  const unit = path.join(tests, 'unit') + path.sep;
  const small = all.filter((file) => file.startsWith(unit));
  if (small.length < 2) return all;
  const together = path.join(shared, 'unit.test.ts');
  writeFileSync(together, small.map((file) => `import ${JSON.stringify(file)};\n`).join(''));
  return [together, ...all.filter((file) => !small.includes(file))];
}

const runner = spawn(
  process.execPath,
  [
    ...['--import', 'tsx', '--test', '--test-reporter=spec'],
    ...[
      `--test-concurrency=${Math.min(4, os.availableParallelism())}`,
      // A full proof takes its time.
      `--test-timeout=${process.env.PROVE ? 7_200_000 : 240_000}`,
    ],
    ...files,
  ],
  { cwd: path.dirname(tests), env: given, stdio: 'inherit' },
);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => runner.kill(signal));
runner.on('exit', async (code) => {
  if (onPostgres) await dropShared();
  rmSync(shared, { recursive: true, force: true });
  process.exit(code ?? 1);
});

/** Drops what the run left on the PostgreSQL server; its databases carry the name of the shared folder. */
async function dropShared() {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: server });
  try {
    await client.connect();
    const mark = path.basename(shared).replaceAll('-', '_').toLowerCase();
    const { rows } = await client.query(`SELECT datname FROM pg_database WHERE datname LIKE 'claimdesk_${mark}%'`);
    for (const { datname } of rows) await client.query(`DROP DATABASE IF EXISTS "${datname}" WITH (FORCE)`);
  } catch (error) {
    console.error(`The test databases could not be dropped: ${error.message}`);
  } finally {
    await client.end();
  }
}
