import type { ChainHead } from '../../src/domain/chain.ts';
import { postgresqlBulk } from './bulk-postgresql.ts';
import { sqliteBulk } from './bulk-sqlite.ts';
import type { Tables } from './sheaf.ts';

/** A database that takes many rows by its own quickest path, nobody else using it. */
export interface Bulk {
  /** The end of the audit log as it stands. */
  head(): Promise<ChainHead>;
  /** Sets aside what is made quicker afterwards: indexes, the search index, keys to other tables. */
  begin(): Promise<void>;
  /** Writes rows and the new end of the log, in one transaction. */
  write(tables: Tables, head: ChainHead): Promise<void>;
  /** Makes again what was set aside; the keys are checked. */
  finish(): Promise<void>;
  close(): Promise<void>;
}

export interface Care {
  /** Writes as durably as the application does, and with its checks of keys: for a load that something is held against. */
  asTheDesk?: boolean;
}

/** The quickest way into a migrated database. */
export function openBulk(url: string, { asTheDesk = false }: Care = {}): Promise<Bulk> | Bulk {
  return url.startsWith('file:') ? sqliteBulk(url.slice(5), asTheDesk) : postgresqlBulk(url, asTheDesk);
}
