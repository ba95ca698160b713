#!/usr/bin/env node
// Compiles when a source is newer than the compiled program, then hands over to src/cli.ts.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import nodeModule from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const compiled = path.join(root, 'dist', 'cli.js');

// The libraries are compiled into it, too.
const sources = ['src', 'prisma/seed', 'bin/compile.js', 'package-lock.json'];

/** When a file, or what is newest in a folder, was written, ms; 0 where there is none. */
function written(place) {
  const found = statSync(place, { throwIfNoEntry: false });
  if (!found?.isDirectory()) return found?.mtimeMs ?? 0;
  return Math.max(0, ...readdirSync(place).map((name) => written(path.join(place, name))));
}

if (written(compiled) < Math.max(...sources.map((place) => written(path.join(root, place))))) {
  try {
    execFileSync(process.execPath, [path.join(root, 'bin', 'compile.js')], { stdio: ['ignore', 2, 2] });
  } catch {
    console.error('Claimdesk could not be compiled; the lines above say why.');
    process.exit(1);
  }
}

// Settings may stand in .env in the folder from which the desk is started; the environment's own go first.
if (existsSync('.env')) process.loadEnvFile('.env');

// Errors in the log name the lines of the sources.
process.setSourceMapsEnabled(true);

// Newer versions of Node keep what they compiled; the others go without.
nodeModule.enableCompileCache?.(path.join(root, 'dist', 'compile-cache'));

await import(compiled);
