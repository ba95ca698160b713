import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Config } from './config.ts';
import type { Desk } from './desk/desk.ts';
import { found } from './desk/found.ts';
import { migrate } from './store/migrate.ts';
import { engineFor, openStore } from './store/store.ts';

export interface OpenDesk {
  desk: Desk;
  /** Whether this start founded it. */
  isNew: boolean;
}

/** Opens the desk that the settings name: its folder made, its database migrated, and a new one founded. */
export async function openDesk(config: Config): Promise<OpenDesk> {
  await mkdir(config.dataDir, { recursive: true });
  if (config.databaseUrl.startsWith('file:'))
    await mkdir(path.dirname(config.databaseUrl.slice(5)), { recursive: true });
  const engine = engineFor(config.databaseUrl);
  await migrate(engine);
  const desk = { store: await openStore(engine), clock: () => new Date() };
  return { desk, isNew: await found(desk) };
}
