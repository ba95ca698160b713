/**
 * Writes the next migration of both engines: `npm run migration -- <name>`.
 * The guards (append-only triggers, separation of duties, search) are appended, because SQLite rebuilds a table for many
 * alterations and silently drops its triggers with it.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { differenceInSql, type EngineName } from './schema-engine.ts';

const here = path.dirname(fileURLToPath(import.meta.url));
const name = process.argv[2];
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  console.error('Usage: npm run migration -- <name in lower case with underscores>');
  process.exit(2);
}

const model = readFileSync(path.join(here, 'schema.prisma'), 'utf8');
const snapshot = path.join(here, 'migrations', 'model.prisma');
const before = existsSync(snapshot) ? readFileSync(snapshot, 'utf8') : null;
const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);

for (const engine of ['sqlite', 'postgresql'] satisfies EngineName[]) {
  const sql = await differenceInSql(engine, before, model);
  const guards = readFileSync(path.join(here, 'guards', `${engine}.sql`), 'utf8');
  const folder = path.join(here, 'migrations', engine, `${stamp}_${name}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'migration.sql'), `${sql}\n\n${guards}`);
  console.log(path.relative(process.cwd(), folder));
}
writeFileSync(snapshot, model);
