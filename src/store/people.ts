import type { PersonKind, Role } from '../domain/words.ts';
import { Prisma } from './generated/sqlite/client.ts';
import type { Source } from './records.ts';
import type { Store } from './store.ts';

export interface PersonRow {
  id: number;
  name: string;
  email: string | null;
  role: Role;
  kind: PersonKind;
  passwordHash: string | null;
  disabledAt: string | null;
  revision: number;
}

const columns = Prisma.sql`"id", "name", "email", "role", "kind", "passwordHash", "disabledAt", "revision"`;

/** How e-mail addresses are stored and compared. */
export function foldEmail(email: string): string {
  return email.trim().toLowerCase();
}

/** The account with this e-mail address, or null. */
export async function findPersonByEmail(from: Source, email: string): Promise<PersonRow | null> {
  const [person] = await from.$queryRaw<PersonRow[]>`
    SELECT ${columns} FROM "Person" WHERE "email" = ${foldEmail(email)}`;
  return person ?? null;
}

/** The account with this id, or null. */
export async function findPerson(from: Source, id: number): Promise<PersonRow | null> {
  const [person] = await from.$queryRaw<PersonRow[]>`SELECT ${columns} FROM "Person" WHERE "id" = ${id}`;
  return person ?? null;
}

/** All accounts, by name. */
export async function findPeople(from: Source): Promise<PersonRow[]> {
  return (await from.person.findMany({ orderBy: [{ name: 'asc' }, { id: 'asc' }] })) as PersonRow[];
}

/** Everybody who may be mentioned, and those who no longer may because their account is disabled; by name. */
export function findMentionable(from: Source): Promise<Pick<PersonRow, 'id' | 'name' | 'email' | 'disabledAt'>[]> {
  return from.$queryRaw`
    SELECT "id", "name", "email", "disabledAt" FROM "Person" WHERE "kind" = 'person' ORDER BY "name", "id"`;
}

/** The names of accounts by id; unknown ids are passed over. At most 500 different ids. */
export async function findNames(from: Source, ids: Iterable<number>): Promise<Map<number, string>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const rows = await from.$queryRaw<{ id: number; name: string }[]>`
    SELECT "id", "name" FROM "Person" WHERE "id" IN (${Prisma.join(wanted)})`;
  return new Map(rows.map((row) => [Number(row.id), row.name]));
}

/** The names of all accounts by id, remembered for seconds: for pages that name many people. */
export function recalledNames({ read, recall }: Pick<Store, 'read' | 'recall'>): Promise<ReadonlyMap<number, string>> {
  return recall('names', async () => {
    const rows = await read.$queryRaw<{ id: number; name: string }[]>`SELECT "id", "name" FROM "Person"`;
    return new Map(rows.map((row) => [Number(row.id), row.name]));
  });
}

/** The accounts that the example desk comes with, as far as they are there and may sign in. */
export async function findExampleAccounts(from: Source): Promise<{ email: string; role: Role }[]> {
  const rows = await from.person.findMany({
    where: { email: { endsWith: '@desk.example' }, kind: 'person', disabledAt: null },
    select: { email: true, role: true },
    orderBy: { id: 'asc' },
    take: 10,
  });
  return rows as { email: string; role: Role }[];
}

/** How many people besides this one are admins and may sign in. */
export function countAdmins(from: Source, except: number): Promise<number> {
  return from.person.count({ where: { role: 'admin', kind: 'person', disabledAt: null, id: { not: except } } });
}

/** How many people may sign off: enabled editors and admins, service accounts not counted. */
export function countSigners(from: Source): Promise<number> {
  return from.person.count({ where: { role: { in: ['editor', 'admin'] }, kind: 'person', disabledAt: null } });
}
