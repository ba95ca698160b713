import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from '../../src/root.ts';
import { closeAtEnd } from './database.ts';

/** What `node` runs: the sources, or what they are compiled to. */
const programs = {
  sources: ['--import', 'tsx', path.join(root, 'src', 'cli.ts')],
  compiled: [path.join(root, 'bin', 'claimdesk.js')],
};
type Program = keyof typeof programs;

function start(
  program: Program,
  databaseUrl: string,
  words: string[],
  more: Record<string, string> = {},
): ChildProcess {
  const { PATH = '', HOME = '' } = process.env;
  const folder = mkdtempSync(path.join(os.tmpdir(), 'claimdesk-program-'));
  closeAtEnd(async () => rmSync(folder, { recursive: true, force: true }));
  const settings = { PORT: '0', SEED: 'none', LOG_LEVEL: 'error', DATA_DIR: folder, DATABASE_URL: databaseUrl };
  const child = spawn(process.execPath, [...programs[program], ...words], {
    cwd: root,
    env: { PATH, HOME, NODE_ENV: 'production', ...settings, ...more },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return child;
}

/**
 * The real program, serving a database in a process of its own until the file's tests are done.
 * @param settings beside those that every test has
 * @returns its address
 */
export async function serve(
  databaseUrl: string,
  settings: Record<string, string> = {},
  program: Program = 'sources',
): Promise<string> {
  const child = start(program, databaseUrl, ['serve'], settings);
  closeAtEnd(async () => {
    if (child.exitCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'exit');
  });
  let said = '';
  return new Promise((resolve, reject) => {
    const hear = (text: Buffer) => {
      said += text;
      const address = /listens at (http:\S+)/.exec(said)?.[1];
      if (address) resolve(address);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', (code) => reject(new Error(`The program ended with ${code}: ${said}`)));
  });
}

/** Runs a command of the real program on a database. */
export function run(databaseUrl: string, ...words: string[]): Promise<{ code: number; output: string }> {
  return outcome(start('sources', databaseUrl, words));
}

/** The same with the compiled program. */
export function runCompiled(databaseUrl: string, ...words: string[]): Promise<{ code: number; output: string }> {
  return outcome(start('compiled', databaseUrl, words));
}

async function outcome(child: ChildProcess): Promise<{ code: number; output: string }> {
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (output += text));
  const [code] = await once(child, 'close');
  return { code, output };
}
