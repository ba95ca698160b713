#!/usr/bin/env node
// Compiles when a source is newer than the compiled program, then hands over to src/cli.ts.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import nodeModule, { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const compiled = path.join(root, 'dist', 'src', 'cli.js');

function newest(folder) {
  if (!existsSync(folder)) return 0;
  return Math.max(
    0,
    ...readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
      .map((entry) => statSync(path.join(entry.parentPath ?? entry.path, entry.name)).mtimeMs),
  );
}

const sources = Math.max(newest(path.join(root, 'src')), newest(path.join(root, 'prisma', 'seed')));
if (!existsSync(compiled) || statSync(compiled).mtimeMs < sources) {
  const tsc = path.join(path.dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');
  try {
    execFileSync(process.execPath, [tsc, '-p', path.join(root, 'tsconfig.build.json')], { stdio: ['ignore', 2, 2] });
  } catch {
    console.error('Claimdesk could not be compiled; the lines above say why.');
    process.exit(1);
  }
}

// Settings may stand in .env in the folder from which the desk is started; the environment's own go first.
if (existsSync('.env')) process.loadEnvFile('.env');

// Newer versions of Node keep what they compiled; the others go without.
nodeModule.enableCompileCache?.(path.join(root, 'dist', 'compile-cache'));

await import(compiled);
