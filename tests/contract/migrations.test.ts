import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { promisify } from 'node:util';
import { differenceInSql } from '../../prisma/schema-engine.ts';
import { root } from '../../src/root.ts';
import { Prisma } from '../../src/store/generated/sqlite/client.ts';
import { migrate, pendingMigrations, readMigrations } from '../../src/store/migrate.ts';
import { engineFor } from '../../src/store/store.ts';
import { readCatalogue, rowsRaw, runRaw } from '../support/catalogue.ts';
import { databaseFrom, emptyDatabase, engineName } from '../support/database.ts';

const file = (...names: string[]) => readFileSync(path.join(root, 'prisma', ...names), 'utf8');
const model = file('schema.prisma');

describe('the migrations', () => {
  test('have the same names for both engines', () => {
    const names = (engine: string) => readdirSync(path.join(root, 'prisma', 'migrations', engine)).sort();
    assert.deepEqual(names('sqlite'), names('postgresql'));
    assert.ok(names('sqlite').length > 0);
  });

  test('lead to the model as it is now: none has been forgotten', async () => {
    assert.equal(file('migrations', 'model.prisma'), model, 'run `npm run migration -- <name>`');
    for (const engine of ['sqlite', 'postgresql'] as const) {
      assert.equal(await differenceInSql(engine, file('migrations', 'model.prisma'), model), '', engine);
    }
  });

  test('end with the guards, since SQLite drops triggers with the tables that it rebuilds', () => {
    for (const engine of ['sqlite', 'postgresql'] as const) {
      const newest =
        readdirSync(path.join(root, 'prisma', 'migrations', engine))
          .sort()
          .at(-1) ?? '';
      assert.ok(file('migrations', engine, newest, 'migration.sql').endsWith(file('guards', `${engine}.sql`)), engine);
    }
  });

  test('make the same tables, columns, keys and indexes as the model itself', async () => {
    const byModel = await emptyDatabase();
    await runRaw(byModel, await differenceInSql(engineName, null, model));
    const migrated = await readCatalogue(await databaseFrom('founded'));
    assert.deepEqual(Object.fromEntries(migrated), Object.fromEntries(await readCatalogue(byModel)));
    assert.deepEqual([...migrated.keys()].sort(), Object.values(Prisma.ModelName).sort());
  });

  test('are applied once when three processes begin together', async () => {
    const url = await emptyDatabase();
    const program = path.join(root, 'tests', 'support', 'migrate.ts');
    const run = () => promisify(execFile)(process.execPath, ['--import', 'tsx', program, url], { cwd: root });
    const outputs = await Promise.all([run(), run(), run()]);
    const applied = outputs.flatMap(({ stdout }) => JSON.parse(stdout) as string[]);
    const names = (await readMigrations(engineName)).map((migration) => migration.name);
    // Which process applies which is a matter of chance.
    assert.deepEqual(applied.sort(), names);
    const recorded = await rowsRaw<{ migration_name: string }>(
      url,
      'SELECT migration_name FROM "_prisma_migrations" ORDER BY migration_name',
    );
    assert.deepEqual(
      recorded.map((row) => row.migration_name),
      names,
    );
    assert.deepEqual(await pendingMigrations(engineFor(url)), []);
  });

  test('are refused where an applied one was changed, or the database is newer than the program', async () => {
    const url = await databaseFrom('founded');
    await runRaw(url, `UPDATE "_prisma_migrations" SET "checksum" = 'other'`);
    await assert.rejects(migrate(engineFor(url)), /was changed after it was applied/);
    await runRaw(url, `UPDATE "_prisma_migrations" SET "migration_name" = '99990101000000_later'`);
    await assert.rejects(migrate(engineFor(url)), /newer Claimdesk/);
  });

  test('leave nothing behind of one that fails', async () => {
    const url = await emptyDatabase();
    await runRaw(url, 'CREATE TABLE "WorkLimit" ("id" INTEGER)');
    await assert.rejects(migrate(engineFor(url)));
    const tables = [...(await readCatalogue(url)).keys()];
    assert.deepEqual(tables, ['WorkLimit']);
    await runRaw(url, 'DROP TABLE "WorkLimit"');
    assert.equal((await migrate(engineFor(url))).length, (await readMigrations(engineName)).length);
  });
});
