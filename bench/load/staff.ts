import { type Actor, type Desk, system } from '../../src/desk/desk.ts';
import { hashPassword, newPerson } from '../../src/desk/people.ts';
import { record } from '../../src/desk/record.ts';

/** The account that the benchmark signs in with; its database holds nothing but made-up claims. */
export const account = { email: 'editor@bench.example', password: 'measured with patience' };

export interface Staff {
  contributor: Actor;
  editor: Actor;
  reviewer: Actor;
}

/** The people of a made desk. */
export async function loadStaff(desk: Desk): Promise<Staff> {
  const passwordHash = await hashPassword(account.password);
  const add = async (email: string, name: string, role: 'contributor' | 'editor'): Promise<Actor> => {
    const person = { name, email, role, kind: 'person' as const };
    const { id } = await record(desk, { actor: system }, (entry) => newPerson(entry, person, passwordHash));
    return { id, name, role, kind: 'person', scopes: ['read', 'write'] };
  };
  return {
    contributor: await add('contributor@bench.example', 'Cora Contributor', 'contributor'),
    editor: await add(account.email, 'Edgar Editor', 'editor'),
    reviewer: await add('reviewer@bench.example', 'Rhoda Reviewer', 'editor'),
  };
}
