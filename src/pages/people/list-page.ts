import { randomUUID } from 'node:crypto';
import type { Desk } from '../../desk/desk.ts';
import { personKinds, roles } from '../../domain/words.ts';
import { findPeople, type PersonRow as PersonRecord } from '../../store/people.ts';
import type { Returned } from '../answer.ts';
import { type Field, optionsOf } from '../fields.ts';
import { type Wording, wordingOf } from '../wording.ts';

/** What `views/people/list.ejs` shows. */
export interface PeoplePage extends Partial<Returned> {
  rows: PersonRow[];
  requestId: string;
  fields: Field[];
}

interface PersonRow {
  path: string;
  name: string;
  email: string | null;
  role: string;
  kind: string;
  /** Whether it works, and how. */
  state: string;
}

/** The page of everybody at the desk, with the form to invite more. */
export async function peoplePage(desk: Desk, returned: Partial<Returned> = {}): Promise<PeoplePage> {
  const wording = await wordingOf(desk);
  const { words } = wording;
  const people = await findPeople(desk.store.read);
  return {
    ...returned,
    rows: people.map((person) => ({
      path: `/people/${person.id}`,
      name: person.name,
      email: person.email,
      role: words.roles[person.role],
      kind: person.kind,
      state: stateOf(person, wording),
    })),
    requestId: randomUUID(),
    fields: inviteFields(wording),
  };
}

type Account = Pick<PersonRecord, 'kind' | 'disabledAt' | 'passwordHash'>;

function stateOf({ kind, disabledAt, passwordHash }: Account, { time }: Wording): string {
  if (disabledAt) return `Disabled since ${time(disabledAt).text}`;
  if (kind === 'system') return 'Acts for the command line';
  if (kind === 'service') return 'Works with tokens alone';
  return passwordHash ? 'Works' : 'Has not set a password yet';
}

function inviteFields({ words }: Wording): Field[] {
  const kinds = personKinds.filter((kind) => kind !== 'system');
  return [
    { name: 'name', label: 'Name', attributes: { maxlength: 200, autocomplete: 'off' } },
    { name: 'email', label: 'E-mail', type: 'email', attributes: { maxlength: 320, autocomplete: 'off' } },
    {
      name: 'role',
      label: 'Role',
      type: 'radios',
      value: 'contributor',
      options: roles.map((value) => ({ value, text: words.roles[value], hint: words.roleHints[value] })),
    },
    {
      name: 'kind',
      label: 'Kind',
      type: 'radios',
      value: 'person',
      hint: 'A service account signs in with tokens alone, and never signs off.',
      options: optionsOf(kinds, words.personKinds),
    },
  ];
}
