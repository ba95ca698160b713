import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import type { EngineName } from '../../src/store/engines/engine.ts';
import { folder, serverUrl } from './settings.ts';

/** One place for a loaded desk of one size. It gets its name when it is complete, so what is there can be used. */
export interface Shelf {
  url: string;
  /** The mark with which the desk that is there was loaded, or null where there is none. */
  mark(): Promise<string | null>;
  /** Makes an empty database under a passing name. @returns its URL */
  begin(): Promise<string>;
  /** Puts the desk into its place, instead of one that stood there. */
  finish(mark: string): Promise<void>;
  close(): Promise<void>;
}

/** @throws Error where PostgreSQL is asked for and no server was named */
export function openShelf(engine: EngineName, claims: number): Promise<Shelf> | Shelf {
  return engine === 'sqlite' ? sqliteShelf(claims) : postgresqlShelf(claims);
}

function sqliteShelf(claims: number): Shelf {
  const place = path.join(folder, `sqlite-${claims}`);
  const passing = `${place}.partial`;
  return {
    url: `file:${path.join(place, 'desk.db')}`,
    mark: async () => (existsSync(place) ? readFile(path.join(place, 'mark'), 'utf8') : null),
    begin: async () => {
      await rm(passing, { recursive: true, force: true });
      await mkdir(passing, { recursive: true });
      return `file:${path.join(passing, 'desk.db')}`;
    },
    finish: async (mark) => {
      await writeFile(path.join(passing, 'mark'), mark);
      await rm(place, { recursive: true, force: true });
      await rename(passing, place);
    },
    close: async () => {},
  };
}

/** The URL of another database of the server. @throws Error where no server was named */
export function urlOnServer(database: string): string {
  if (!serverUrl)
    throw new Error(
      'Set BENCH_DATABASE_URL to a PostgreSQL server where databases may be created, such as postgresql://postgres@127.0.0.1:5432/postgres.',
    );
  return Object.assign(new URL(serverUrl), { pathname: `/${database}` }).href;
}

async function postgresqlShelf(claims: number): Promise<Shelf> {
  const name = `claimdesk_bench_${claims}`;
  const passing = `${name}_partial`;
  const url = urlOnServer(name);
  const admin = new pg.Client({ connectionString: serverUrl, connectionTimeoutMillis: 5000 });
  await admin.connect();
  const drop = (database: string) => admin.query(`DROP DATABASE IF EXISTS "${database}" WITH (FORCE)`);
  return {
    url,
    mark: async () => {
      const { rows } = await admin.query(
        `SELECT shobj_description(oid, 'pg_database') AS "mark" FROM pg_database WHERE datname = $1`,
        [name],
      );
      return rows[0] ? (rows[0].mark ?? '') : null;
    },
    begin: async () => {
      await drop(passing);
      await admin.query(`CREATE DATABASE "${passing}" TEMPLATE template0 ENCODING 'UTF8'`);
      return urlOnServer(passing);
    },
    finish: async (mark) => {
      await settle(urlOnServer(passing));
      await drop(name);
      await admin.query(`ALTER DATABASE "${passing}" RENAME TO "${name}"`);
      await admin.query(`COMMENT ON DATABASE "${name}" IS '${mark}'`);
    },
    close: () => admin.end(),
  };
}

/** What the server does by itself some minutes after a load; here at once, so that it does not run beside a measurement. */
async function settle(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('VACUUM ANALYZE');
  await client.end();
}
