// Makes both database clients from the one model: derives the PostgreSQL schema, then lets Prisma generate.
// Runs after every install; what it writes is ignored by git.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const model = path.join(here, 'schema.prisma');
const derived = path.join(here, 'generated', 'postgresql.prisma');

const changes = [
  ['provider = "sqlite"', 'provider = "postgresql"'],
  ['"../src/store/generated/sqlite"', '"../../src/store/generated/postgresql"'],
];

/** The PostgreSQL variant of the model. Throws unless each line to change stands in it exactly once. */
function derive(text) {
  return changes.reduce((schema, [from, to]) => {
    if (schema.split(from).length !== 2) throw new Error(`${from} must stand exactly once in schema.prisma`);
    return schema.replace(from, to);
  }, text);
}

if (existsSync(model)) {
  mkdirSync(path.dirname(derived), { recursive: true });
  writeFileSync(derived, derive(readFileSync(model, 'utf8')));
  const cli = path.join(
    path.dirname(createRequire(import.meta.url).resolve('prisma/package.json')),
    'build',
    'index.js',
  );
  for (const schema of [model, derived]) {
    const { status, stderr } = spawnSync(process.execPath, [cli, 'generate', '--schema', schema], {
      cwd: path.dirname(here),
      encoding: 'utf8',
      env: { ...process.env, PRISMA_HIDE_UPDATE_MESSAGE: '1', CHECKPOINT_DISABLE: '1' },
    });
    // Prisma tells on stderr what it loads, too: only worth showing when it failed.
    if (status !== 0) {
      console.error(stderr);
      process.exit(1);
    }
  }
}
