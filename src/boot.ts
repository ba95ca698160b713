import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { type Config, WrongSetting } from './config.ts';
import type { Desk } from './desk/desk.ts';
import { found } from './desk/found.ts';
import { clearUnfinished, folderBlobs } from './intake/folder-blobs.ts';
import { migrate, pendingMigrations, readMigrations } from './store/migrate.ts';
import { engineFor, openStore } from './store/store.ts';

export interface OpenDesk {
  desk: Desk;
  /** Whether this start founded it. */
  isNew: boolean;
}

/**
 * Opens the desk that the settings name: its folder made, its database migrated, and a new one founded.
 * @param mayFound `false` refuses where there is none yet, so that a mistyped setting makes no empty desk
 * @throws WrongSetting
 */
export async function openDesk(config: Config, { mayFound = true } = {}): Promise<OpenDesk> {
  if (!mayFound) await requireDesk(config);
  await mkdir(config.dataDir, { recursive: true });
  if (config.databaseUrl.startsWith('file:'))
    await mkdir(path.dirname(config.databaseUrl.slice(5)), { recursive: true });
  const engine = engineFor(config.databaseUrl, config.databasePool);
  await migrate(engine);
  const desk = {
    store: await openStore(engine),
    blobs: folderBlobs(blobFolder(config)),
    clock: () => new Date(),
  };
  return { desk, isNew: await found(desk) };
}

function blobFolder(config: Config): string {
  return path.join(config.dataDir, 'blobs');
}

/** Removes unfinished files of kept bytes, left behind by a crash before a time. */
export function clearBlobs(config: Config): (before: Date) => Promise<number> {
  return (before) => clearUnfinished(blobFolder(config), before);
}

async function requireDesk(config: Config): Promise<void> {
  const engine = engineFor(config.databaseUrl, config.databasePool);
  const file = config.databaseUrl.startsWith('file:') ? config.databaseUrl.slice(5) : undefined;
  const there =
    file === undefined
      ? (await pendingMigrations(engine)).length < (await readMigrations(engine.name)).length
      : existsSync(file);
  if (!there) {
    const place = file === undefined ? 'in the database that DATABASE_URL names' : `at ${file}`;
    throw new WrongSetting(
      `DATA_DIR or DATABASE_URL: there is no desk ${place} yet; \`claimdesk serve\` or \`claimdesk seed\` makes one.`,
    );
  }
}
