import { loadExampleDesk } from '../../prisma/seed/load.ts';
import { type Desk, system } from '../../src/desk/desk.ts';
import { found } from '../../src/desk/found.ts';
import { hashPassword, newPerson } from '../../src/desk/people.ts';
import { record } from '../../src/desk/record.ts';
import type { Role } from '../../src/domain/words.ts';
import { migrate } from '../../src/store/migrate.ts';
import { engineFor, openStore } from '../../src/store/store.ts';
import { testBlobs } from './blobs.ts';
import { clockFrom } from './clock.ts';

/** What a test's database starts as: nobody but the system; the staff below; or the example desk. */
export type Template = 'founded' | 'staffed' | 'example';

/** Of everybody in a template. */
export const password = 'a password for tests';

/** The accounts of the example desk, and more of a kind where a rule needs several; all end in `@desk.example`. */
const staff = {
  contributor: 'contributor',
  colleague: 'contributor',
  editor: 'editor',
  reviewer: 'editor',
  second: 'editor',
  admin: 'admin',
  reader: 'reader',
  robot: 'editor',
} as const satisfies Record<string, Role>;

export type Who = keyof typeof staff;
export const everybody = Object.keys(staff) as Who[];

export function emailOf(who: string): string {
  return `${who}@desk.example`;
}

interface Databases {
  empty(): Promise<string>;
  from(template: Template): Promise<string>;
}

/** Makes a template; its database is closed when the promise is fulfilled. */
export async function buildTemplate(template: Template, databases: Databases): Promise<void> {
  if (template === 'founded') {
    const url = await databases.empty();
    await migrate(engineFor(url));
    await within(url, '2026-01-01T09:00:00.000Z', found);
  }
  if (template === 'staffed') await within(await databases.from('founded'), '2026-01-02T09:00:00.000Z', hire);
  if (template === 'example') {
    const load = (desk: Desk) => loadExampleDesk(desk, password);
    await within(await databases.from('founded'), '2026-02-27T09:00:00.000Z', load);
  }
}

async function within(url: string, start: string, work: (desk: Desk) => Promise<unknown>): Promise<void> {
  const store = await openStore(engineFor(url));
  try {
    await work({ store, blobs: testBlobs(), clock: clockFrom(start) });
  } finally {
    await store.close();
  }
}

async function hire(desk: Desk): Promise<void> {
  const passwordHash = await hashPassword(password);
  for (const [who, role] of Object.entries(staff)) {
    const kind = who === 'robot' ? 'service' : 'person';
    const person = { name: `${who[0]?.toUpperCase()}${who.slice(1)}`, email: emailOf(who), role, kind } as const;
    await record(desk, { actor: system }, (entry) =>
      newPerson(entry, person, kind === 'person' ? passwordHash : undefined),
    );
  }
}
