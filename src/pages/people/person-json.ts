import type { Person } from '../../domain/records.ts';

/** An account as it is served: without the mark of its password. */
export function personJson({ passwordDigest: _passwordDigest, ...person }: Person) {
  return person;
}
