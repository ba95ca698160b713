import type { OpenTransaction, Tx } from './tx.ts';

/** Longest that a transaction may take, and that one may wait for its turn, ms. */
export const mostTime = 10_000;
export const mostWait = 10_000;

/** The writing half of a store. */
export interface Writing {
  /** Does `work` in one transaction, which is rolled back where it throws or takes longer than `mostTime`. */
  transaction<T>(work: Work<T>): Promise<T>;
  /** The same of works that wait for each other anyhow: those that wait are committed together, each whole or not at all. */
  shared<T, Asked, Left>(work: SharedWork<T, Asked, Left>): Promise<T>;
  close(): Promise<void>;
}

export type Work<T> = (tx: Tx) => Promise<T>;

/**
 * A work that others wait for in the same transaction. What it must know before it begins it asks for by itself, so that
 * several can ask together, before the first of them does anything.
 */
export interface SharedWork<T, Asked, Left> {
  /** Asks. It must change nothing: nobody would take that back where the work is refused. */
  ask: Work<Asked>;
  /** What was asked, as it is after another work, by what that left; null where it has to be asked again. */
  after(asked: Asked, left: Left): Asked | null;
  /** @returns its result, and what it leaves for others to know */
  do(tx: Tx, asked: Asked): Promise<{ result: T; left: Left }>;
}

/** A transaction took too long, or its turn did not come; nothing was written, and it may be tried again. */
export class TookTooLong extends Error {
  // Prisma's own code for it.
  readonly code = 'P2028';
}

/** The connection broke while a transaction was being committed: nobody knows whether it was. */
export class OutcomeUnknown extends Error {
  constructor(cause: unknown) {
    super('The connection broke while a transaction was committed.', { cause });
  }
}

/** A transaction that its engine has begun. */
export interface Begun extends OpenTransaction {
  /** What the driver's adapter for Prisma sends its statements to. */
  readonly connection: object;
  /** Whether it is known that nothing of it was or can be committed. */
  readonly isLost: boolean;
  /** Lets others of this process in, where statements alone do not. */
  letIn(): Promise<void>;
  /** Ends it, whatever comes of it. @throws where it was not committed */
  commit(): Promise<void>;
  /** Ends it. */
  rollback(): Promise<void>;
}
