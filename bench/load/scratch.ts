import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import type { EngineName } from '../../src/store/engines/engine.ts';
import { folder, serverUrl } from './settings.ts';
import { urlOnServer } from './shelf.ts';

let made = 0;

/** Gives an empty database to whoever fills it, and removes it afterwards. @param work takes its URL */
export async function withScratch<T>(engine: EngineName, work: (databaseUrl: string) => Promise<T>): Promise<T> {
  const name = `claimdesk_bench_scratch_${process.pid}_${++made}`;
  if (engine === 'sqlite') {
    const place = path.join(folder, name);
    await mkdir(place, { recursive: true });
    return work(`file:${path.join(place, 'desk.db')}`).finally(() => rm(place, { recursive: true, force: true }));
  }
  const admin = new pg.Client({ connectionString: serverUrl });
  await admin.connect();
  try {
    await admin.query(`CREATE DATABASE "${name}" TEMPLATE template0 ENCODING 'UTF8'`);
    return await work(urlOnServer(name));
  } finally {
    await admin.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
    await admin.end();
  }
}
