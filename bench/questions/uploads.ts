import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { root } from '../../src/root.ts';
import { forgetPeak, peakMemory, residentMemory } from '../measure/process-figures.ts';
import { freePort } from '../programs/program.ts';

const filesAtOnce = 4;
const megabytes = 50;
const password = 'bench-of-uploads';

/** Uploads several large files at once as evidence, into a new desk, and tells what memory that took at most. */
export async function benchUploads(): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'claimdesk-bench-uploads-'));
  const { port, stop, pid } = await startDesk(folder);
  try {
    const base = `http://localhost:${port}`;
    const cookie = await signIn(base);
    // Once, so that what is loaded only for a first upload does not count.
    await upload(base, cookie, 1);
    const before = await residentMemory(pid);
    await forgetPeak(pid);
    const started = performance.now();
    await Promise.all(Array.from({ length: filesAtOnce }, () => upload(base, cookie, megabytes)));
    const seconds = (performance.now() - started) / 1000;
    const peak = await peakMemory(pid);
    console.log('| uploads at once | MB each | MB before | MB at most | seconds |');
    console.log('| --: | --: | --: | --: | --: |');
    console.log(
      `| ${filesAtOnce} | ${megabytes} | ${before.toFixed(0)} | ${peak.toFixed(0)} | ${seconds.toFixed(1)} |`,
    );
  } finally {
    await stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function startDesk(folder: string) {
  const port = await freePort();
  const env = {
    ...process.env,
    ...{ PORT: String(port), DATA_DIR: folder, DEMO_PASSWORD: password, SEED: 'example', LOG_LEVEL: 'silent' },
    ...{ NODE_ENV: 'production', BASE_URL: `http://localhost:${port}`, DATABASE_URL: '' },
  };
  const desk = spawn(process.execPath, [path.join(root, 'bin/claimdesk.js'), 'serve'], { env, stdio: 'inherit' });
  for (let tries = 0; ; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 300));
    const ready = await fetch(`http://localhost:${port}/readyz`).catch(() => null);
    if (ready?.ok) break;
    if (tries > 200 || desk.exitCode !== null) throw new Error('The desk did not start.');
  }
  const stop = async () => {
    desk.kill('SIGTERM');
    await once(desk, 'exit');
  };
  return { port, stop, pid: desk.pid as number };
}

async function signIn(base: string): Promise<string> {
  const response = await fetch(`${base}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: base },
    body: new URLSearchParams({ email: 'editor@desk.example', password }),
  });
  const [cookie = ''] = (response.headers.get('set-cookie') ?? '').split(';');
  if (response.status !== 303) throw new Error(`Signing in was answered with ${response.status}.`);
  return cookie;
}

async function upload(base: string, cookie: string, size: number): Promise<void> {
  const form = new FormData();
  form.set('stance', 'context');
  form.set('note', 'A file for a measurement.');
  form.set('file', new Blob([randomBytes(size * 1024 * 1024)]), 'video.mp4');
  const headers = { cookie, origin: base, accept: 'application/json' };
  const response = await fetch(`${base}/claims/1/evidence`, { method: 'POST', headers, body: form });
  if (response.status !== 201) throw new Error(`An upload was answered with ${response.status}.`);
  await response.arrayBuffer();
}
