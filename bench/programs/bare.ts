import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { root } from '../../src/root.ts';
import { databaseTimer } from '../measure/database-time.ts';
import { listening, type Program, start } from './program.ts';

// In the project, so that the programs find its libraries.
const compiled = path.join(root, 'bench', '.data', 'bare');
let isCompiled = false;

/** The generated database clients, compiled. */
export const clients = path.join(compiled, 'src', 'store', 'generated');

/** A compiled file of `bench/bare`. */
export function bareFile(name: string): string {
  if (!isCompiled) {
    const tsc = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc');
    const project = path.join(root, 'bench', 'bare', 'tsconfig.json');
    execFileSync(process.execPath, [tsc, '-p', project], { stdio: 'inherit' });
    isCompiled = true;
  }
  return path.join(compiled, 'bench', 'bare', `${name}.js`);
}

/** Starts `node:http` and the driver on a database. */
export function startBareHttp(databaseUrl: string): Promise<Program> {
  return startOn(databaseUrl, [bareFile('http'), databaseUrl]);
}

/** Starts Express, EJS and the driver. @param frame what stands around the rows of the application's list */
export async function startBareListing(databaseUrl: string, frame: [string, string]): Promise<Program> {
  const program = bareFile('listing');
  const frameFile = path.join(compiled, 'frame.json');
  await mkdir(compiled, { recursive: true });
  await writeFile(frameFile, JSON.stringify(frame));
  return startOn(databaseUrl, [program, databaseUrl, frameFile, path.join(root, 'bench', 'bare', 'listing.ejs')]);
}

async function startOn(databaseUrl: string, args: string[]): Promise<Program> {
  const program = await listening(start(args, {}, 'pipe'));
  const timer = await databaseTimer(databaseUrl);
  const { stop } = program;
  return { ...program, databaseTime: timer.time, stop: () => stop().finally(timer.close) };
}
