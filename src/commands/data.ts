import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Command, Option } from 'commander';
import { readConfig } from '../config.ts';
import { system } from '../desk/desk.ts';
import { exportClaims } from '../desk/export-claims.ts';
import { noteAccess } from '../desk/note-access.ts';
import { verifyAudit } from '../desk/verify-audit.ts';
import { toUtc } from '../domain/dates.ts';
import { BadRequest, Invalid } from '../domain/errors.ts';
import { giveWay } from './give-way.ts';
import { withDesk } from './open.ts';
import { progressBar } from './progress.ts';

/** `claimdesk seed`, `export`, `backup` and `audit verify`. */
export function addDataCommands(program: Command): void {
  program.command('seed').description('load the example desk; loading it twice changes nothing').action(seed);
  program
    .command('export')
    .description('write every claim as JSON Lines')
    .addOption(
      new Option('--state <state>', 'what the desk works with, or only what was signed off')
        .choices(['working', 'signed'])
        .default('working'),
    )
    .option('--as-of <time>', 'as it was at a past time, such as 2026-01-31T12:00:00Z')
    .option('--out <file>', 'a file instead of standard output')
    .action(exportLines);
  program
    .command('backup <file>')
    .description('a consistent copy of the database while the desk serves (SQLite)')
    .option('--force', 'replace the file where it exists')
    .action(backup);
  program
    .command('audit')
    .description('the audit log')
    .command('verify')
    .description('prove that nothing was altered behind the desk; exits 1 and names the first fault otherwise')
    .action(verify);
}

async function seed(): Promise<void> {
  const { demoPassword, demoPasswordIsRandom } = readConfig(process.env);
  const bar = progressBar('Example desk');
  const { loadExampleDesk } = await import('../../prisma/seed/load.ts');
  await withDesk((desk) => loadExampleDesk(desk, demoPassword, bar.update), { mayFound: true }).finally(bar.stop);
  if (demoPasswordIsRandom) console.error(`New example accounts have the password ${demoPassword}`);
}

interface ExportOptions {
  state: 'working' | 'signed';
  asOf?: string;
  out?: string;
}

async function exportLines({ state, asOf, out }: ExportOptions): Promise<void> {
  const time = asOf === undefined ? undefined : toUtc(asOf);
  if (time && time > new Date().toISOString())
    throw new BadRequest('This time has not come yet; name one that is past.');
  await withDesk(async (desk) => {
    const { lines } = await exportClaims(desk, { state, asOf: time });
    await noteAccess(desk, { personId: system.id, kind: 'exported', path: `claimdesk export --state ${state}` });
    giveWay();
    // Whole or not at all: the file appears under its name when it is complete.
    const target = out === undefined ? process.stdout : createWriteStream(`${out}.part`, { flags: 'w' });
    await pipeline(Readable.from(lines, { highWaterMark: 1 }), target, { end: out !== undefined });
    if (out !== undefined) await rename(`${out}.part`, out);
  });
}

async function backup(file: string, { force }: { force?: boolean }): Promise<void> {
  const { databaseUrl } = readConfig(process.env);
  if (!databaseUrl.startsWith('file:')) {
    throw new Invalid(
      'This desk runs on PostgreSQL: use pg_dump --format=custom "$DATABASE_URL" --file desk.dump, which takes a consistent copy while the desk serves; pg_restore brings it back.',
    );
  }
  const exists = await stat(file).catch(() => null);
  if (exists && !force) throw new Invalid(`${file} exists already; name another file, or say --force.`);
  await mkdir(path.dirname(path.resolve(file)), { recursive: true });
  const part = `${file}.part`;
  await rm(part, { force: true });
  const { backupSqlite } = await import('../store/engines/sqlite-connections.ts');
  await backupSqlite(databaseUrl.slice(5), part);
  await rename(part, file);
  console.log(path.resolve(file));
}

async function verify(): Promise<void> {
  const { events, revisions, records, redacted, head, fault } = await withDesk((desk) => {
    giveWay();
    return verifyAudit(desk);
  });
  if (fault) {
    console.error(`${fault.place}: ${fault.message}.`);
    process.exitCode = 1;
    return;
  }
  console.log(`${events} events, ${revisions} revisions and ${records} records are as they were written.`);
  console.log(`head: event ${head?.seq} ${head?.hash}`);
  for (const place of redacted) console.log(`redacted: ${place}`);
}
