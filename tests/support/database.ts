import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { copyFile, open, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import pg from 'pg';
import type { EngineName } from '../../src/store/engines/engine.ts';
import { buildTemplate, type Template } from './templates.ts';

/** PostgreSQL where the run names a server, else SQLite. */
const server = process.env.TEST_DATABASE_URL;
export const engineName: EngineName = server ? 'postgresql' : 'sqlite';

// Shared by the processes of one run (tests/run.mjs makes and removes it); a single file has a folder of its own.
const ownFolder = process.env.TEST_SHARED === undefined;
const folder = process.env.TEST_SHARED ?? mkdtempSync(path.join(os.tmpdir(), 'claimdesk-'));
const mark = path.basename(folder).replaceAll('-', '_').toLowerCase();

const closings: (() => Promise<unknown>)[] = [];
let made = 0;
let administration: Promise<pg.Client> | undefined;

/** Closes something when all tests of this file are done, before its databases are removed. */
export function closeAtEnd(close: () => Promise<unknown>): void {
  closings.push(close);
}

after(async () => {
  for (const close of closings.reverse()) await close();
  const client = await administration;
  if (client && ownFolder) {
    const { rows } = await client.query(`SELECT datname FROM pg_database WHERE datname LIKE 'claimdesk_${mark}%'`);
    for (const { datname } of rows) await client.query(`DROP DATABASE IF EXISTS "${datname}" WITH (FORCE)`);
  }
  await client?.end();
  if (ownFolder) rmSync(folder, { recursive: true, force: true });
});

/** An empty database of this run's engine. @returns its URL */
export async function emptyDatabase(): Promise<string> {
  return create(`${process.pid}_${++made}`);
}

/** A database of its own that starts as a copy of the template; the template is made once for all processes of a run. */
export async function databaseFrom(template: Template): Promise<string> {
  await templateReady(template);
  return create(`${process.pid}_${++made}`, template);
}

/** Removes a database at once, with whoever is connected to it. */
export async function dropDatabase(url: string): Promise<void> {
  if (server) await (await admin()).query(`DROP DATABASE IF EXISTS "${nameOf(url)}" WITH (FORCE)`);
  else for (const suffix of ['', '-wal', '-shm']) rmSync(`${url.slice('file:'.length)}${suffix}`, { force: true });
}

/**
 * How many connections to a database run a statement or hold a transaction open; on SQLite 1 where a reader keeps the
 * write-ahead log from being emptied.
 */
export async function heldOpen(url: string): Promise<number> {
  if (!server) {
    const file = new Database(url.slice('file:'.length));
    const [{ busy } = { busy: 1 }] = file.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
    file.close();
    return busy;
  }
  const { rows } = await (await admin()).query(
    "SELECT count(*)::int AS held FROM pg_stat_activity WHERE datname = $1 AND state <> 'idle'",
    [nameOf(url)],
  );
  return rows[0].held;
}

async function templateReady(template: Template): Promise<void> {
  const file = (suffix: string) => path.join(folder, `${template}.${suffix}`);
  if (existsSync(file('ready'))) return;
  const first = await open(file('lock'), 'wx').catch(() => null);
  if (!first) return waitFor(file('ready'), file('failed'));
  await first.close();
  try {
    await buildTemplate(template, {
      empty: () => create(template),
      from: async (earlier) => {
        await templateReady(earlier);
        return create(template, earlier);
      },
    });
    await writeFile(file('ready'), '');
  } catch (error) {
    await writeFile(file('failed'), '');
    throw error;
  }
}

async function waitFor(ready: string, failed: string): Promise<void> {
  for (const end = Date.now() + 120_000; !existsSync(ready); await sleep(50)) {
    if (existsSync(failed) || Date.now() > end)
      throw new Error(`${path.basename(ready)}: another process did not make it`);
  }
}

async function create(name: string, template?: string): Promise<string> {
  if (!server) {
    const file = path.join(folder, `${name}.db`);
    if (template) await copyFile(path.join(folder, `${template}.db`), file);
    return `file:${file}`;
  }
  const named = (part: string) => `"claimdesk_${mark}_${part}"`;
  await (await admin()).query(`CREATE DATABASE ${named(name)} ${template ? `TEMPLATE ${named(template)}` : ''}`);
  const url = new URL(server);
  url.pathname = `/claimdesk_${mark}_${name}`;
  return url.href;
}

function nameOf(url: string): string {
  return new URL(url).pathname.slice(1);
}

function admin(): Promise<pg.Client> {
  administration ??= (async () => {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    return client;
  })();
  return administration;
}
