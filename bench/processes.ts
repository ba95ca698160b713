import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from '../src/root.ts';
import type { Frames } from './baseline.ts';
import { account } from './load.ts';
import { folder } from './stock.ts';

// How long a program may take to be ready, ms; the application may have to be compiled first.
const patience = 60_000;

/** A program that is measured. */
export interface Program {
  url: string;
  /** Sent with every request. */
  headers: Record<string, string>;
  pid: number;
  /** What it says of its database, where it does. */
  version: string;
  stop(): Promise<void>;
}

/**
 * Starts the application as its users do, compiled and in production, and signs in through the form.
 * @param profileFolder where the program leaves a CPU profile when it ends
 */
export async function startApplication(databaseUrl: string, profileFolder?: string): Promise<Program> {
  const port = await freePort();
  const profiling = profileFolder ? ['--cpu-prof', `--cpu-prof-dir=${profileFolder}`] : [];
  const child = start([...profiling, path.join(root, 'bin', 'claimdesk.js'), 'serve'], {
    NODE_ENV: 'production',
    SEED: 'none',
    LOG_LEVEL: 'fatal',
    PORT: String(port),
    DATA_DIR: path.join(folder, 'data'),
    DATABASE_URL: databaseUrl,
  });
  const url = `http://127.0.0.1:${port}`;
  const program = programOf(child, url);
  try {
    await ready(child, url);
    program.headers = { cookie: await signIn(url), accept: 'text/html,*/*;q=0.8' };
  } catch (error) {
    await program.stop();
    throw error;
  }
  return program;
}

/** Compiles and starts the bare baseline on the same database. */
export async function startBaseline(databaseUrl: string, frames: Frames): Promise<Program> {
  const tsc = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  execFileSync(process.execPath, [tsc, '-p', path.join(root, 'bench', 'tsconfig.baseline.json')], { stdio: 'inherit' });
  const framesFile = path.join(folder, 'frames.json');
  await writeFile(framesFile, JSON.stringify(frames));
  const compiled = path.join(folder, 'baseline', 'baseline.js');
  const child = start([compiled, databaseUrl, framesFile], { NODE_ENV: 'production' }, 'pipe');
  const program = programOf(child, '');
  for await (const line of createInterface({ input: child.stdout ?? process.stdin })) {
    const [, port, version] = /^listening (\d+) (.*)$/.exec(line) ?? [];
    if (port) return { ...program, url: `http://127.0.0.1:${port}`, version: version ?? '' };
  }
  throw new Error('The baseline ended before it listened.');
}

// Settings of the one who measures must not decide what is measured.
function start(args: string[], settings: Record<string, string>, stdout: 'ignore' | 'pipe' = 'ignore'): ChildProcess {
  const { PATH = '', HOME = '' } = process.env;
  return spawn(process.execPath, args, {
    cwd: root,
    env: { PATH, HOME, ...settings },
    stdio: ['ignore', stdout, 'inherit'],
  });
}

function programOf(child: ChildProcess, url: string): Program {
  const ended = once(child, 'exit');
  return {
    url,
    headers: { accept: 'text/html,*/*;q=0.8' },
    pid: child.pid ?? 0,
    version: '',
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      await ended;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
}

async function ready(child: ChildProcess, url: string): Promise<void> {
  for (const end = Date.now() + patience; Date.now() < end; await sleep(100)) {
    if (child.exitCode !== null) throw new Error('The application ended before it was ready; it says above why.');
    const response = await fetch(`${url}/readyz`).catch(() => null);
    await response?.arrayBuffer();
    if (response?.ok) return;
  }
  throw new Error('The application did not become ready.');
}

/** Signs in through the form. @returns the session's cookie */
async function signIn(url: string): Promise<string> {
  const response = await fetch(`${url}/sign-in`, {
    method: 'POST',
    body: new URLSearchParams(account),
    headers: { accept: 'text/html', 'sec-fetch-site': 'same-origin' },
    redirect: 'manual',
  });
  await response.arrayBuffer();
  const cookie = response.headers.getSetCookie().find((one) => one.startsWith('claimdesk_session='));
  if (response.status !== 303 || !cookie) throw new Error(`Could not sign in: the form answered ${response.status}.`);
  return cookie.split(';')[0] ?? '';
}
