import type { SearchQuery } from '../../domain/search.ts';
import type { Prisma, PrismaClient } from '../generated/sqlite/client.ts';
import type { ClaimLines } from './lines.ts';
import type { Statements } from './statements.ts';
import type { Writing } from './writing.ts';

export type EngineName = 'sqlite' | 'postgresql';

/** An open connection that runs whole scripts; used by migrations only. */
export interface ScriptConnection {
  run(sql: string): Promise<void>;
  rows<T>(sql: string): Promise<T[]>;
  close(): Promise<void>;
}

/** The reading half of a store. */
export interface Reading extends Statements {
  readonly client: PrismaClient;
  readonly claimLines: ClaimLines;
}

/** What differs between the two databases, one implementation each. */
export interface Engine {
  readonly name: EngineName;
  /** The only thing that writes, one transaction at a time where the engine asks for it. */
  openWriting(): Promise<Writing>;
  /** A client on one connection of its own, which the database itself keeps from writing. */
  openReader(): Promise<PrismaClient>;
  /** What pages are read by, on connections that the database keeps from writing, too: the driver, and the client for the rest. */
  openReading(): Promise<Reading>;
  /** A raw connection for migrations; `lock` and `unlock` bracket one migration in one transaction. */
  openScripts(): Promise<ScriptConnection>;
  /** The isolation in which a long reading transaction sees one state of the database throughout. */
  readonly snapshot: Prisma.TransactionIsolationLevel;
  readonly lockSql: string[];
  readonly unlockSql: string[];
  /** Gives rows whose references lead nowhere; null where the database refuses such rows at once. */
  readonly brokenSql: string | null;
  /** Among how many ids one statement counts: SQLite lets nobody else do anything meanwhile. */
  readonly countedAtOnce: number;
  /** SQL condition on the claim's row `c`: its search text holds what is searched for, and nothing that is left out. */
  matchClaims(query: SearchQuery): Prisma.Sql;
  /** A statement that gives the `id`s of the claims which do. */
  foundClaims(query: SearchQuery): Prisma.Sql;
  /** The same claims to be walked in the order of their ids: what to select from, claims as `c`, on what condition, and the id. */
  walkedClaims(query: SearchQuery): { from: Prisma.Sql; condition: Prisma.Sql; id: Prisma.Sql };
  /**
   * The same as a list by how well the claims meet the query: what to select from, claims as `c`, by which key (the smaller
   * the better). With `most`, only so many of the newest are compared.
   */
  rankedClaims(query: SearchQuery, most?: number): { from: Prisma.Sql; key: Prisma.Sql };
  /** A statement without order that gives claims as `id`, and their `key`: those of few `ids` which meet a condition on their row `c`. */
  fewClaims(ids: Prisma.Sql, key: Prisma.Sql, where: Prisma.Sql): Prisma.Sql;
  /** How many claims are few: looked up one by one and put in order they take some milliseconds. */
  readonly few: number;
  /** What stands behind a table so that it is walked along an index of this name, or by its key (null); nothing where the engine finds it. */
  along(index: string | null): Prisma.Sql;
  /** A statement that gives the `id`s of claims which hold any of the folded words, the best match first. */
  rankClaims(words: string[], limit: number): Prisma.Sql;
}
