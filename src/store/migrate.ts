import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { root } from '../root.ts';
import type { Engine, ScriptConnection } from './engines/engine.ts';

interface Migration {
  name: string;
  sql: string;
  /** SHA-256 of the file's bytes, as Prisma's own engine computes it. */
  checksum: string;
}

/** The database knows a migration that this program does not. */
export class NewerDatabase extends Error {}

const tables: Record<Engine['name'], string> = {
  sqlite: `SELECT name FROM sqlite_master WHERE type = 'table' AND name = '_prisma_migrations'`,
  postgresql: `SELECT tablename FROM pg_tables WHERE schemaname = current_schema() AND tablename = '_prisma_migrations'`,
};

const createTable: Record<Engine['name'], string> = {
  sqlite: `CREATE TABLE IF NOT EXISTS "_prisma_migrations" ("id" TEXT PRIMARY KEY NOT NULL, "checksum" TEXT NOT NULL, "finished_at" DATETIME, "migration_name" TEXT NOT NULL, "logs" TEXT, "rolled_back_at" DATETIME, "started_at" DATETIME NOT NULL DEFAULT current_timestamp, "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0)`,
  postgresql: `CREATE TABLE IF NOT EXISTS "_prisma_migrations" ("id" VARCHAR(36) PRIMARY KEY NOT NULL, "checksum" VARCHAR(64) NOT NULL, "finished_at" TIMESTAMPTZ, "migration_name" VARCHAR(255) NOT NULL, "logs" TEXT, "rolled_back_at" TIMESTAMPTZ, "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(), "applied_steps_count" INTEGER NOT NULL DEFAULT 0)`,
};

/** The migrations of one engine in order, read from `prisma/migrations`. */
export async function readMigrations(engine: Engine['name']): Promise<Migration[]> {
  const folder = path.join(root, 'prisma', 'migrations', engine);
  const names = (await readdir(folder)).sort();
  return Promise.all(
    names.map(async (name) => {
      const bytes = await readFile(path.join(folder, name, 'migration.sql'));
      return { name, sql: bytes.toString('utf8'), checksum: createHash('sha256').update(bytes).digest('hex') };
    }),
  );
}

/**
 * Applies what is pending, each migration in one transaction under a lock, so that of several processes that start at
 * once one applies it and the others find it done. Records them as Prisma's own tools do.
 * @returns the names that this call applied
 * @throws Error where an applied migration's file was changed since, or the database is newer than this program
 */
export async function migrate(engine: Engine): Promise<string[]> {
  const migrations = await readMigrations(engine.name);
  const connection = await engine.openScripts();
  const applied: string[] = [];
  try {
    // Most starts find all done, and need no lock to see it.
    if ((await pendingOn(engine, connection, migrations)).length === 0) return [];
    for (let next = await applyNext(engine, connection, migrations); next; ) {
      applied.push(next);
      next = await applyNext(engine, connection, migrations);
    }
  } finally {
    await connection.close();
  }
  return applied;
}

async function applyNext(engine: Engine, connection: ScriptConnection, migrations: Migration[]) {
  for (const sql of engine.lockSql) await connection.run(sql);
  try {
    await connection.run(createTable[engine.name]);
    const next = pending(migrations, await appliedMigrations(connection))[0];
    if (next) {
      await connection.run(next.sql);
      await refuseBroken(engine, connection, next);
      await connection.run(
        `INSERT INTO "_prisma_migrations" ("id", "checksum", "finished_at", "migration_name", "applied_steps_count") VALUES ('${randomUUID()}', '${next.checksum}', CURRENT_TIMESTAMP, '${next.name}', 1)`,
      );
    }
    for (const sql of engine.unlockSql) await connection.run(sql);
    return next?.name;
  } catch (error) {
    await connection.run('ROLLBACK');
    throw error;
  }
}

/** A database whose foreign keys are off while it is migrated is asked afterwards. */
async function refuseBroken({ brokenSql }: Engine, connection: ScriptConnection, { name }: Migration): Promise<void> {
  const broken = brokenSql === null ? [] : await connection.rows(brokenSql);
  if (broken.length > 0)
    throw new Error(`Migration ${name} would leave ${broken.length} rows that name what is not there.`);
}

interface AppliedMigration {
  migration_name: string;
  checksum: string;
}

function appliedMigrations(connection: ScriptConnection): Promise<AppliedMigration[]> {
  return connection.rows(
    `SELECT "migration_name", "checksum" FROM "_prisma_migrations" WHERE "finished_at" IS NOT NULL`,
  );
}

function pending(migrations: Migration[], applied: AppliedMigration[]): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const { migration_name: name, checksum } of applied) {
    const migration = known.get(name);
    if (!migration)
      throw new NewerDatabase(`The database was migrated by a newer Claimdesk (${name}); start that one.`);
    if (migration.checksum !== checksum) throw new Error(`Migration ${name} was changed after it was applied.`);
  }
  const done = new Set(applied.map((migration) => migration.migration_name));
  return migrations.filter((migration) => !done.has(migration.name));
}

/** How many migrations the database lacks; for the readiness probe. Changes nothing. */
export async function pendingMigrations(engine: Engine): Promise<string[]> {
  const connection = await engine.openScripts();
  try {
    const pending = await pendingOn(engine, connection, await readMigrations(engine.name));
    return pending.map((migration) => migration.name);
  } finally {
    await connection.close();
  }
}

async function pendingOn(engine: Engine, connection: ScriptConnection, migrations: Migration[]): Promise<Migration[]> {
  const started = (await connection.rows(tables[engine.name])).length > 0;
  return pending(migrations, started ? await appliedMigrations(connection) : []);
}
