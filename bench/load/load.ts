import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { progressBar } from '../../src/commands/progress.ts';
import type { Desk } from '../../src/desk/desk.ts';
import { found } from '../../src/desk/found.ts';
import { verifyAudit } from '../../src/desk/verify-audit.ts';
import { folderBlobs } from '../../src/intake/folder-blobs.ts';
import { root } from '../../src/root.ts';
import type { EngineName } from '../../src/store/engines/engine.ts';
import { migrate } from '../../src/store/migrate.ts';
import { engineFor, openStore } from '../../src/store/store.ts';
import { generate } from '../made/generate.ts';
import type { MadeDesk } from '../made/types.ts';
import { openBulk } from './bulk.ts';
import { folder } from './settings.ts';
import { Sheaf } from './sheaf.ts';
import { openShelf } from './shelf.ts';
import { loadStaff, type Staff } from './staff.ts';
import { tablesOf, type WorkedClaim } from './tables.ts';
import { publishThrough, workThrough } from './work.ts';

const day = 24 * 60 * 60 * 1000;
// How many days before the load its events lie: what is recorded, what is worked on, and what is published provisionally.
const founded = 61;
const recorded = { from: 60, to: 12 };
const worked = { from: 12, to: 1 };
const published = { from: 1, to: 0 };
// How often a part of the load that goes through the verbs asks for the time, about; a longer one stands at its last moment.
const ticks = 4000;
// Up to this many claims a load is proven by the audit's own check, which reads everything.
const mostProven = 2000;

export interface LoadRequest {
  engine: EngineName;
  claims: number;
  /** Loads anew where such a desk is there already. */
  fresh?: boolean;
}

/**
 * A database with this many made claims: the one that an earlier run left, else a new one.
 * @returns its URL for the application
 */
export async function loaded({ engine, claims, fresh }: LoadRequest): Promise<string> {
  const shelf = await openShelf(engine, claims);
  const mark = fingerprint();
  try {
    const there = fresh ? null : await shelf.mark();
    if (there !== null) {
      await migrate(engineFor(shelf.url));
      const aged = there === mark ? '' : ', by another version of the benchmark; --fresh loads anew';
      console.error(`Uses the ${number(claims)} claims on ${engine} that an earlier run loaded${aged}.`);
      return shelf.url;
    }
    console.error(`Loads ${number(claims)} claims on ${engine} …`);
    await fill(await shelf.begin(), generate(claims));
    await shelf.finish(mark);
    return shelf.url;
  } finally {
    await shelf.close();
  }
}

/** Whether an earlier run left such a desk. */
export async function isLoaded(engine: EngineName, claims: number): Promise<boolean> {
  const shelf = await openShelf(engine, claims);
  return shelf
    .mark()
    .then((mark) => mark !== null)
    .finally(() => shelf.close());
}

interface Filling {
  /** The time from which claims are due, and verdicts up for another look. */
  present?: Date;
  /** Is told how it goes. */
  say?: (line: string) => void;
}

/** Fills an empty database. */
export async function fill(
  url: string,
  made: MadeDesk,
  { present = new Date(), say = console.error }: Filling = {},
): Promise<Staff> {
  const engine = engineFor(url);
  await migrate(engine);
  // The load stores no files.
  const blobs = folderBlobs(path.join(folder, 'data', 'blobs'));
  const withDesk = async <T>(days: Days, work: (desk: Desk) => Promise<T>): Promise<T> => {
    const store = await openStore(engine);
    return work({ store, blobs, clock: clockThrough(present, days) }).finally(() => store.close());
  };
  const staff = await withDesk({ from: founded, to: recorded.from }, async (desk) => {
    await found(desk);
    return loadStaff(desk);
  });
  const waiting = await loadBulk(url, { made, staff, present, say });
  const begin = performance.now();
  if (waiting.length === 0) return staff;
  const acts =
    (await withDesk(worked, (desk) => workThrough(desk, waiting, staff, present))) +
    (await withDesk(published, (desk) => publishThrough(desk, waiting, staff)));
  say(rate('acts of the workflow done', acts, begin));
  if (made.count <= mostProven) say(await withDesk(published, prove));
  return staff;
}

/** Fills an empty database with a made desk's people, sources and documents: what an import of its claims needs. */
export async function fillWithoutClaims(url: string, made: MadeDesk): Promise<void> {
  const blocks = function* () {
    for (const block of made.blocks()) yield { ...block, claims: [] };
  };
  await fill(url, { ...made, blocks }, { say: () => {} });
}

interface Loading extends Required<Filling> {
  made: MadeDesk;
  staff: Staff;
}

/** @returns the claims that are to be worked on */
async function loadBulk(url: string, { made, staff, present, say }: Loading): Promise<WorkedClaim[]> {
  const begin = performance.now();
  const bulk = await openBulk(url);
  const bar = progressBar('claims');
  const waiting: WorkedClaim[] = [];
  try {
    const sheaf = new Sheaf(await bulk.head());
    const days = (before: number) => present.getTime() - before * day;
    const plan = { made, staff, present, period: { from: days(recorded.from), to: days(recorded.to) } };
    let done = 0;
    await bulk.begin();
    for (const tables of tablesOf(sheaf, plan, (claim) => waiting.push(claim))) {
      await bulk.write(tables, sheaf.head);
      done += tables.Claim?.length ?? 0;
      bar.update(done, made.count);
    }
    bar.stop();
    const written = performance.now();
    await bulk.finish();
    say(`Rows in ${seconds(begin, written)} s, indexes and checks in ${seconds(written)} s.`);
  } finally {
    bar.stop();
    await bulk.close();
  }
  say(rate('claims, with their sources and documents, loaded', made.count, begin));
  return waiting;
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

async function prove(desk: Desk): Promise<string> {
  const { events, revisions, fault } = await verifyAudit(desk);
  if (fault) throw new Error(`The loaded desk does not verify: ${fault.place}: ${fault.message}`);
  return `Verified: ${number(events)} events and ${number(revisions)} revisions are whole.`;
}

/** Of everything that decides what is loaded. */
function fingerprint(): string {
  const hash = createHash('sha256');
  for (const part of ['made', 'load']) {
    const place = path.join(root, 'bench', part);
    for (const name of readdirSync(place).sort()) hash.update(readFileSync(path.join(place, name)));
  }
  return hash.digest('hex').slice(0, 8);
}

function rate(what: string, count: number, begin: number): string {
  const took = (performance.now() - begin) / 1000;
  return `${number(count)} ${what} in ${took.toFixed(1)} s: ${number(count / took)} a second.`;
}

function seconds(begin: number, end = performance.now()): string {
  return ((end - begin) / 1000).toFixed(1);
}

function number(value: number): string {
  return Math.round(value).toLocaleString('en');
}
