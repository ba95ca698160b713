import { Invalid } from '../domain/errors.ts';
import { logAccess } from '../store/access.ts';
import { findPersonByEmail, type PersonRow } from '../store/people.ts';
import type { Desk } from './desk.ts';
import { hashPassword, isPassword } from './people.ts';

// Verified where there is no account, so that the answer takes as long as where there is one. Made with the first sign-in,
// whosever it is, and not while the program starts.
let nobody: Promise<string> | undefined;

export interface Credentials {
  email: string;
  password: string;
  address: string;
}

/** The person whom these credentials belong to. Both successes and refusals go into the access log. @throws Invalid */
export async function signIn(desk: Desk, { email, password, address }: Credentials): Promise<PersonRow> {
  const person = await findPersonByEmail(desk.store.read, email);
  const mayTry = person?.passwordHash && !person.disabledAt && person.kind === 'person';
  nobody ??= hashPassword('nobody signs in with this password');
  const noHash = await nobody;
  const matches = await isPassword(password, mayTry ? (person.passwordHash ?? '') : noHash);
  const signedIn = mayTry && matches;
  await desk.store.write((tx) =>
    logAccess(tx, {
      at: desk.clock().toISOString(),
      personId: person?.id ?? null,
      kind: signedIn ? 'signed_in' : 'sign_in_refused',
      address,
    }),
  );
  if (!signedIn) throw new Invalid([{ path: 'email', message: 'E-mail address or password is not right.' }]);
  return person;
}
