import { constants } from 'node:fs';
import { copyFile, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import type { EngineName } from '../../src/store/engines/engine.ts';
import { loaded } from './load.ts';
import { folder, serverUrl } from './settings.ts';
import { urlOnServer } from './shelf.ts';

/** Gives a copy of a loaded desk to whoever writes to it, and removes it afterwards. @param work takes its URL */
export async function withCopy<T>(
  engine: EngineName,
  claims: number,
  work: (databaseUrl: string) => Promise<T>,
): Promise<T> {
  const original = await loaded({ engine, claims });
  return engine === 'sqlite' ? withFile(original, work) : withDatabase(original, work);
}

async function withFile<T>(original: string, work: (url: string) => Promise<T>): Promise<T> {
  const place = path.join(folder, `copy-${process.pid}`);
  await mkdir(place, { recursive: true });
  try {
    const file = path.join(place, 'desk.db');
    await copyFile(original.slice(5), file, constants.COPYFILE_FICLONE);
    return await work(`file:${file}`);
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

async function withDatabase<T>(original: string, work: (url: string) => Promise<T>): Promise<T> {
  const template = new URL(original).pathname.slice(1);
  const name = `${template}_copy_${process.pid}`;
  const admin = new pg.Client({ connectionString: serverUrl });
  await admin.connect();
  try {
    // PostgreSQL refuses while anybody is connected to the original.
    await admin.query(`CREATE DATABASE "${name}" TEMPLATE "${template}" STRATEGY FILE_COPY`);
    return await work(urlOnServer(name));
  } finally {
    await admin.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
    await admin.end();
  }
}
