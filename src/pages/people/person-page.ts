import { randomUUID } from 'node:crypto';
import type { Desk } from '../../desk/desk.ts';
import type { Conflict } from '../../domain/errors.ts';
import type { Person } from '../../domain/records.ts';
import { roles } from '../../domain/words.ts';
import { findTokens } from '../../store/access.ts';
import type { Returned } from '../answer.ts';
import { type Field, optionsOf } from '../fields.ts';
import { type ShownRevision, shownRevisions } from '../revisions.ts';
import { type ShownToken, shownTokens } from '../shown-tokens.ts';
import { type ShownTime, wordingOf } from '../wording.ts';

/** What `views/people/person.ejs` shows. */
export interface PersonPage extends Partial<Returned> {
  name: string;
  path: string;
  email: string | null;
  role: string;
  kind: string;
  kindWord: string;
  revision: number;
  disabled: ShownTime | null;
  /** Whether it has a password; service accounts have none. */
  hasPassword: boolean;
  /** Whether it can be changed here; the system's own account cannot. */
  changeable: boolean;
  /** Whether it can be given a link to set a password with. */
  invitable: boolean;
  requestIds: { edit: string; state: string; link: string };
  fields: Field[];
  tokens: ShownToken[];
  revisions: ShownRevision[];
  /** Why the form came back, where the account changed meanwhile. */
  stale: string | null;
}

/** The page of an account. */
export async function personPage(
  desk: Desk,
  person: Person,
  returned: Partial<Returned> = {},
  conflict?: Conflict,
): Promise<PersonPage> {
  const wording = await wordingOf(desk);
  const { words, time } = wording;
  const { disabledAt, kind } = person;
  return {
    ...returned,
    name: person.name,
    path: person.path,
    email: person.email ?? null,
    role: words.roles[person.role],
    kind,
    kindWord: words.personKinds[kind],
    revision: person.revision,
    disabled: disabledAt ? time(disabledAt) : null,
    hasPassword: person.passwordDigest !== undefined,
    changeable: kind !== 'system',
    invitable: kind === 'person' && !disabledAt,
    requestIds: { edit: randomUUID(), state: randomUUID(), link: randomUUID() },
    fields: [
      { name: 'revision', label: '', type: 'hidden', value: person.revision },
      { name: 'name', label: 'Name', value: person.name, attributes: { maxlength: 200, autocomplete: 'off' } },
      { name: 'role', label: 'Role', type: 'select', value: person.role, options: optionsOf(roles, words.roles) },
    ],
    tokens: shownTokens(await findTokens(desk.store.read, person.id), wording),
    revisions: await shownRevisions(desk, wording, 'person', person),
    stale: conflict ? conflict.message : null,
  };
}
