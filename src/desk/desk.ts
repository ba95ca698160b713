import type { Claim } from '../domain/claim.ts';
import type { PersonKind, Role, Scope } from '../domain/words.ts';
import type { BlobStore } from '../intake/blobs.ts';
import type { Store } from '../store/store.ts';

/** What every verb needs. */
export interface Desk {
  readonly store: Store;
  /** Raw bytes under their SHA-256: documents as they came in, and evidence. */
  readonly blobs: BlobStore;
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
  email?: string | null;
  /** The access token that acts, where it is one; times in RFC 3339. */
  token?: { id: number; expiresAt: string | null };
}

/** What makes a repeat of a request the same act. */
export interface RequestKey {
  key: string;
  /** SHA-256 of what is asked, so that a key that is used again for something else is noticed. */
  fingerprint: string;
}

/** One request to act. */
export interface Act {
  actor: Actor;
  request?: RequestKey | undefined;
  /** The claim that it is about, as this request has just read it: what is checked before the lock need not read it again. */
  seen?: Claim;
}

/** The account in whose name the command line acts. */
export const system: Actor = { id: 1, name: 'system', role: 'admin', kind: 'system', scopes: ['read', 'write'] };
