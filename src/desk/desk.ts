import type { PersonKind, Role, Scope } from '../domain/words.ts';
import type { Store } from '../store/store.ts';

/** What every verb needs. */
export interface Desk {
  readonly store: Store;
  /** The present; a rule that depends on time takes it from here. */
  readonly clock: () => Date;
}

/** A person or service account who acts, with what they may do at most. */
export interface Actor {
  id: number;
  name: string;
  role: Role;
  kind: PersonKind;
  scopes: readonly Scope[];
}

/** One request to act. A repeat with the same `requestKey` is the same act. */
export interface Act {
  actor: Actor;
  requestKey?: string | undefined;
}

/** The account in whose name the command line acts. */
export const system: Actor = { id: 1, name: 'system', role: 'admin', kind: 'system', scopes: ['read', 'write'] };
