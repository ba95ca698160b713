import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { root } from '../../src/root.ts';

/** A program that is measured. */
export interface Program {
  url: string;
  /** Sent with every request. */
  headers: Record<string, string>;
  pid: number;
  /** What it says of its database, where it does. */
  version: string;
  /** Processor time that the database's server has used for it so far, ms; NaN where that is not known. */
  databaseTime(): Promise<number>;
  stop(): Promise<void>;
}

/** Settings of the one who measures must not decide what is measured. */
export function start(
  args: string[],
  settings: Record<string, string>,
  stdout: 'ignore' | 'pipe' = 'ignore',
): ChildProcess {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { PATH, HOME, NODE_ENV: 'production', ...settings },
    stdio: ['ignore', stdout, 'inherit'],
  });
  // A benchmark that is broken off leaves nothing behind.
  const end = () => child.kill('SIGKILL');
  process.once('exit', end);
  child.once('exit', () => process.off('exit', end));
  return child;
}

export function programOf(child: ChildProcess, url: string): Program {
  const ended = once(child, 'exit');
  return {
    url,
    headers: { accept: 'text/html,*/*;q=0.8' },
    pid: child.pid ?? 0,
    version: '',
    databaseTime: async () => Number.NaN,
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Waits for a program that says `listening <port> <what it says of its database>`. */
export async function listening(child: ChildProcess): Promise<Program> {
  const program = programOf(child, '');
  for await (const line of createInterface({ input: child.stdout ?? process.stdin })) {
    const [, port, version] = /^listening (\d+) ?(.*)$/.exec(line) ?? [];
    if (port) return { ...program, url: `http://127.0.0.1:${port}`, version: version ?? '' };
  }
  throw new Error('A program ended before it listened.');
}

export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
}
