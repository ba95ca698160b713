import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { progressBar } from '../src/commands/progress.ts';
import type { Desk } from '../src/desk/desk.ts';
import { found } from '../src/desk/found.ts';
import { verifyAudit } from '../src/desk/verify-audit.ts';
import { folderBlobs } from '../src/intake/folder-blobs.ts';
import { root } from '../src/root.ts';
import type { EngineName } from '../src/store/engines/engine.ts';
import { migrate } from '../src/store/migrate.ts';
import { engineFor, openStore } from '../src/store/store.ts';
import { generate } from './generate.ts';
import { loadRecords } from './load.ts';
import { publishThrough, workThrough } from './work.ts';

/** Where loaded desks and all else that a run leaves for the next one stands; ignored by git. */
export const folder = path.join(root, 'bench', '.data');

const day = 24 * 60 * 60 * 1000;
// How many days before the load its events lie: what is recorded, what is worked on, and what is published provisionally.
const recorded = { from: 60, to: 12 };
const worked = { from: 12, to: 1 };
const published = { from: 1, to: 0 };
// How often each part of a load asks for the time, about; a longer one stands at its last moment.
const ticks = 4000;
// Up to this many claims a load is proven by the audit's own check, which reads everything.
const mostProven = 2000;

export interface StockRequest {
  engine: EngineName;
  claims: number;
  /** Of a PostgreSQL server where the run may create databases. */
  serverUrl?: string | undefined;
  /** Loads anew where the same desk is there already. */
  fresh: boolean;
}

/**
 * A database with this many made claims: the one that an earlier run left, where generator and loader are the same, else
 * a new one. It gets its name when it is complete, so what is there under a name can be used.
 * @returns its URL for the application
 */
export async function stock(request: StockRequest): Promise<string> {
  const shelf = request.engine === 'sqlite' ? sqliteShelf(request) : await postgresqlShelf(request);
  try {
    if (!request.fresh && (await shelf.has()) && (await isUpToDate(shelf.url))) {
      console.log(`Uses the ${request.claims.toLocaleString('en')} claims that an earlier run loaded.`);
      return shelf.url;
    }
    await fill(await shelf.begin(), request.claims);
    await shelf.finish();
    return shelf.url;
  } finally {
    await shelf.close();
  }
}

/** One place for a loaded desk. */
interface Shelf {
  url: string;
  has(): Promise<boolean>;
  /** Makes an empty database under a passing name. @returns its URL */
  begin(): Promise<string>;
  finish(): Promise<void>;
  close(): Promise<void>;
}

function sqliteShelf({ claims }: StockRequest): Shelf {
  const place = path.join(folder, `sqlite-${claims}-${fingerprint()}`);
  const passing = `${place}.partial`;
  return {
    url: `file:${path.join(place, 'desk.db')}`,
    has: async () => existsSync(place),
    begin: async () => {
      // Earlier ones of this size are of no use any more.
      for (const name of existsSync(folder) ? readdirSync(folder) : [])
        if (name.startsWith(`sqlite-${claims}-`)) await rm(path.join(folder, name), { recursive: true });
      await mkdir(passing, { recursive: true });
      return `file:${path.join(passing, 'desk.db')}`;
    },
    finish: () => rename(passing, place),
    close: async () => {},
  };
}

async function postgresqlShelf({ claims, serverUrl = '' }: StockRequest): Promise<Shelf> {
  const name = `claimdesk_bench_${claims}_${fingerprint()}`;
  const passing = `${name}_partial`;
  const urlOf = (database: string) => Object.assign(new URL(serverUrl), { pathname: `/${database}` }).href;
  const admin = new pg.Client({ connectionString: serverUrl, connectionTimeoutMillis: 5000 });
  await admin.connect();
  const drop = (database: string) => admin.query(`DROP DATABASE IF EXISTS "${database}" WITH (FORCE)`);
  return {
    url: urlOf(name),
    has: async () => (await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])).rowCount === 1,
    begin: async () => {
      await drop(passing);
      await admin.query(`CREATE DATABASE "${passing}" TEMPLATE template0 ENCODING 'UTF8'`);
      return urlOf(passing);
    },
    finish: async () => {
      await settlePostgresql(urlOf(passing));
      await drop(name);
      await admin.query(`ALTER DATABASE "${passing}" RENAME TO "${name}"`);
    },
    close: () => admin.end(),
  };
}

/** What the server does by itself some minutes after a load; here at once, so that it does not run beside a measurement. */
async function settlePostgresql(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('VACUUM ANALYZE');
  await client.end();
}

/** Brings the desk of an earlier run to today's tables. @returns false where that cannot be done */
async function isUpToDate(url: string): Promise<boolean> {
  try {
    await migrate(engineFor(url));
    return true;
  } catch (error) {
    console.log(`What an earlier run loaded cannot be used: ${(error as Error).message}`);
    return false;
  }
}

/** Of everything that decides what is loaded. */
function fingerprint(): string {
  const hash = createHash('sha256');
  for (const name of ['generate', 'made', 'make-checking', 'make-sources', 'random', 'words', 'load', 'work'])
    hash.update(readFileSync(path.join(root, 'bench', `${name}.ts`)));
  return hash.digest('hex').slice(0, 8);
}

async function fill(url: string, claims: number): Promise<void> {
  const engine = engineFor(url);
  await migrate(engine);
  const store = await openStore(engine);
  // The load stores no files.
  const blobs = folderBlobs(path.join(folder, 'data', 'blobs'));
  const present = new Date();
  const deskThrough = (days: Days): Desk => ({ store, blobs, clock: clockThrough(present, days) });
  const bar = progressBar('claims');
  try {
    const desk = deskThrough(recorded);
    await found(desk);
    const made = generate(claims);
    const begin = performance.now();
    const staff = await loadRecords(desk, made, present, bar.update);
    bar.stop();
    sayRate('claims, with their sources and documents, recorded', claims, begin);
    const beginActs = performance.now();
    const acts = await workThrough(deskThrough(worked), made, staff, present);
    const more = await publishThrough(deskThrough(published), made, staff);
    sayRate('acts of the workflow done', acts + more, beginActs);
    if (claims <= mostProven) await prove(desk);
  } finally {
    bar.stop();
    await store.close();
  }
}

interface Days {
  from: number;
  to: number;
}

/** A clock that goes a little further each time it is asked, between two days before the present. */
function clockThrough(present: Date, { from, to }: Days): () => Date {
  const end = present.getTime() - to * day;
  const step = Math.floor(((from - to) * day) / ticks);
  let time = present.getTime() - from * day;
  return () => {
    time = Math.min(time + step, end);
    return new Date(time);
  };
}

function sayRate(what: string, count: number, begin: number): void {
  const seconds = (performance.now() - begin) / 1000;
  const number = (value: number) => Math.round(value).toLocaleString('en');
  console.log(`${number(count)} ${what} in ${seconds.toFixed(1)} s: ${number(count / seconds)} a second.`);
}

async function prove(desk: Desk): Promise<void> {
  const { events, revisions, fault } = await verifyAudit(desk);
  if (fault) throw new Error(`The loaded desk does not verify: ${fault.place}: ${fault.message}`);
  console.log(`Verified: ${events} events and ${revisions} revisions are whole.`);
}
