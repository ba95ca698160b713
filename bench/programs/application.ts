import type { ChildProcess } from 'node:child_process';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from '../../src/root.ts';
import { folder } from '../load/settings.ts';
import { account } from '../load/staff.ts';
import { databaseTimer } from '../measure/database-time.ts';
import { freePort, type Program, programOf, start } from './program.ts';

/** What its users run. */
export const program = path.join(root, 'bin', 'claimdesk.js');

// How long the application may take to be ready, ms; it may have to be compiled first.
const patience = 60_000;

/**
 * Starts the application as its users do, compiled and in production, and signs in through the form.
 * @param profileFolder where the program leaves a CPU profile when it ends
 */
export async function startApplication(databaseUrl: string, profileFolder?: string): Promise<Program> {
  const port = await freePort();
  const profiling = profileFolder ? ['--cpu-prof', `--cpu-prof-dir=${profileFolder}`] : [];
  const child = start([...profiling, program, 'serve'], settings(databaseUrl, port));
  const url = `http://127.0.0.1:${port}`;
  const application = programOf(child, url);
  try {
    await ready(child, url);
    application.headers = { cookie: await signIn(url), accept: 'text/html,*/*;q=0.8', 'sec-fetch-site': 'same-origin' };
  } catch (error) {
    await application.stop();
    throw error;
  }
  const timer = await databaseTimer(databaseUrl);
  const { stop } = application;
  return { ...application, databaseTime: timer.time, stop: () => stop().finally(timer.close) };
}

/** What the application is told by its environment. */
export function settings(databaseUrl: string, port: number): Record<string, string> {
  return {
    SEED: 'none',
    LOG_LEVEL: 'fatal',
    PORT: String(port),
    DATA_DIR: path.join(folder, 'data'),
    DATABASE_URL: databaseUrl,
  };
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
