import { type Command, Option } from 'commander';
import type { Desk } from '../desk/desk.ts';
import { system } from '../desk/desk.ts';
import { changePerson, hashPassword, newPerson, setPassword } from '../desk/people.ts';
import { record } from '../desk/record.ts';
import { createToken } from '../desk/tokens.ts';
import { Invalid, NotFound } from '../domain/errors.ts';
import { parseGiven } from '../domain/inputs/parse-given.ts';
import { invitationInput, password as passwordRule } from '../domain/inputs/people-input.ts';
import { roles } from '../domain/words.ts';
import { findPersonByEmail, type PersonRow } from '../store/people.ts';
import { hashSecret, newSecret } from '../web/sessions.ts';
import { withDesk } from './open.ts';
import { readPassword } from './read-password.ts';

/** `claimdesk user …` and `claimdesk token …`; all act as `system`. */
export function addUserCommands(program: Command): void {
  const user = program.command('user').description('people and service accounts');
  user
    .command('add <email>')
    .description('add an account; the password is read from standard input')
    .requiredOption('--name <name>', 'how the desk calls them')
    .addOption(new Option('--role <role>', 'what they may do').choices(roles).default('contributor'))
    .option('--service', 'a service account: no password, never signs off')
    .action(addUser);
  user
    .command('disable <email>')
    .description('end an account: its sessions and tokens stop at once')
    .action(disableUser);
  user
    .command('password <email>')
    .description('set a password, read from standard input; ends all sessions of the account')
    .action(changePassword);

  const token = program.command('token').description('access tokens of machine clients');
  token
    .command('create')
    .description('make a token and print it; it is shown this once')
    .requiredOption('--for <email>', 'the account that it acts as')
    .option('--scope <scopes>', 'read, or read,write', 'read')
    .option('--name <name>', 'what it is for', 'command line')
    .option('--expires <time>', 'when it ends, such as 2027-01-31')
    .action(makeToken);
}

async function addUser(
  email: string,
  { name, role, service }: { name: string; role: string; service?: boolean },
): Promise<void> {
  const kind = service ? 'service' : 'person';
  const input = parseGiven(invitationInput)({ email, name, role, kind });
  const passwordHash = service ? undefined : await hashPassword(parseGiven(passwordRule)(await readPassword()));
  await withDesk(
    async (desk) => {
      const person = await record(desk, { actor: system }, (entry) => newPerson(entry, input, passwordHash));
      console.log(person.path);
    },
    { mayFound: true },
  );
}

async function disableUser(email: string): Promise<void> {
  await withDesk(async (desk) => {
    const { id, revision } = await getPerson(desk, email);
    await changePerson(desk, { actor: system }, id, (schema) => schema.parse({ revision, disabled: true }));
  });
}

async function changePassword(email: string): Promise<void> {
  const passwordHash = await hashPassword(parseGiven(passwordRule)(await readPassword()));
  await withDesk(async (desk) => {
    const person = await getPerson(desk, email);
    if (person.kind !== 'person') throw new Invalid('Only people have passwords.');
    await record(desk, { actor: system }, (entry) => setPassword(entry, person.id, passwordHash));
  });
}

async function makeToken({
  for: email,
  scope,
  name,
  expires,
}: {
  for: string;
  scope: string;
  name: string;
  expires?: string;
}): Promise<void> {
  const secret = newSecret('cd_');
  const scopes = scope.split(',').map((one) => one.trim());
  await withDesk(async (desk) => {
    const { id } = await getPerson(desk, email);
    await createToken(desk, { actor: system }, id, hashSecret(secret), (schema) =>
      parseGiven(schema)({ name, scopes, expiresAt: expires }),
    );
  });
  console.log(secret);
}

async function getPerson(desk: Desk, email: string): Promise<PersonRow> {
  const person = await findPersonByEmail(desk.store.read, email);
  if (!person) throw new NotFound(`Nobody at this desk has the address ${email}.`);
  return person;
}
