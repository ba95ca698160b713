import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, rmdir } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const tests = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const program = path.join(path.dirname(tests), 'bin', 'claimdesk.js');
// What the processes of one run share (tests/run.mjs makes and removes it).
const shared = process.env.TEST_SHARED ?? os.tmpdir();

/** Of every account of the example desk. */
export const password = 'a password for browsers';

export function emailOf(who: string): string {
  return `${who}@desk.example`;
}

const closings: (() => Promise<unknown>)[] = [];

/** Closes something when all tests of this file are done. */
export function closeAtEnd(close: () => Promise<unknown>): void {
  closings.push(close);
}

after(async () => {
  for (const close of closings.reverse()) await close();
});

/** The program as a user starts it, on a folder of its own; stopped by itself when the file's tests are done. */
export class RunningDesk {
  readonly url: string;
  readonly dataDir: string;
  readonly #process: ChildProcess;

  private constructor(url: string, dataDir: string, running: ChildProcess) {
    this.url = url;
    this.dataDir = dataDir;
    this.#process = running;
  }

  /** Starts the example desk and waits for its greeting. */
  static async start(): Promise<RunningDesk> {
    const dataDir = mkdtempSync(path.join(shared, 'desk-'));
    closeAtEnd(async () => rmSync(dataDir, { recursive: true, force: true }));
    const release = await waitForTurn();
    try {
      const running = run(dataDir, 'serve');
      const desk = new RunningDesk(await greetingOf(running), dataDir, running);
      closeAtEnd(() => desk.stop());
      return desk;
    } finally {
      await release();
    }
  }

  /** Runs another command on the desk's data, such as `audit verify`. */
  async command(...words: string[]): Promise<{ code: number | null; output: string }> {
    const running = run(this.dataDir, ...words);
    const output = outputOf(running);
    const [code] = await once(running, 'close');
    return { code, output: output.join('') };
  }

  /** Ends it as a service manager does. @returns its exit code */
  async stop(): Promise<number | null> {
    if (this.#process.exitCode === null) {
      const ended = once(this.#process, 'exit');
      this.#process.kill('SIGTERM');
      await ended;
    }
    return this.#process.exitCode;
  }
}

function run(dataDir: string, ...words: string[]): ChildProcess {
  // Nothing of the developer's own settings reaches it.
  const { DATABASE_URL: _database, BASE_URL: _base, SEED: _seed, NODE_ENV: _mode, ...environment } = process.env;
  const settings = { PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir, DEMO_PASSWORD: password, LOG_LEVEL: 'warn' };
  return spawn(process.execPath, [program, ...words], {
    env: { ...environment, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

function outputOf({ stdout, stderr }: ChildProcess): string[] {
  const output: string[] = [];
  for (const stream of [stdout, stderr]) stream?.setEncoding('utf8').on('data', (text: string) => output.push(text));
  return output;
}

/** The address that the program tells once it listens. */
async function greetingOf(running: ChildProcess): Promise<string> {
  const output = outputOf(running);
  for (const end = Date.now() + 120_000; Date.now() < end; await sleep(50)) {
    const address = /listens at (http:\S+)/.exec(output.join(''))?.[1];
    if (address) return address;
    if (running.exitCode !== null) break;
  }
  running.kill();
  throw new Error(`The desk did not start:\n${output.join('')}`);
}

/** The first start may compile the program: no two at once. */
async function waitForTurn(): Promise<() => Promise<void>> {
  const turn = path.join(shared, 'claimdesk-starting');
  for (const end = Date.now() + 180_000; Date.now() < end; await sleep(100)) {
    const isMine = await mkdir(turn).then(
      () => true,
      () => false,
    );
    if (isMine) return () => rmdir(turn);
  }
  throw new Error(`Another test has been starting a desk for minutes; if there is none, remove ${turn}.`);
}
