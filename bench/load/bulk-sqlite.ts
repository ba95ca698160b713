import Database, { type Statement } from 'better-sqlite3';
import type { ChainHead } from '../../src/domain/chain.ts';
import type { Value } from '../../src/store/rows/row-set.ts';
import type { Bulk } from './bulk.ts';
import { order } from './order.ts';
import type { Tables } from './sheaf.ts';

type Row = Record<string, Value>;

// Rows a statement.
const many = 40;

/** SQLite: prepared inserts of many rows, one transaction a part; the log of changes is waited for only where `asTheDesk`. */
export function sqliteBulk(file: string, asTheDesk: boolean): Bulk {
  const database = new Database(file);
  const care = asTheDesk ? ['synchronous=FULL', 'foreign_keys=ON'] : ['synchronous=OFF', 'foreign_keys=OFF'];
  for (const setting of ['journal_mode=WAL', ...care, 'cache_size=-262144']) database.pragma(setting);
  let setAside: string[] = [];
  const insert = inserter(database);
  const setHead = database.prepare('UPDATE "AuditHead" SET "seq" = ?, "at" = ?, "hash" = ?');
  const write = database.transaction((tables: Tables, head: ChainHead) => {
    for (const table of order) insert(table, tables[table] ?? []);
    setHead.run(head.seq, head.at, head.hash);
  });
  return {
    head: async () => database.prepare('SELECT "seq", "at", "hash" FROM "AuditHead"').get() as ChainHead,
    begin: async () => {
      const made = database
        .prepare(`SELECT "type", "name", "sql" FROM "sqlite_master" WHERE "sql" LIKE 'CREATE INDEX%' OR "name" = ?`)
        .all('Claim_search_insert') as { type: string; name: string; sql: string }[];
      for (const { type, name } of made) database.exec(`DROP ${type} "${name}"`);
      setAside = made.map(({ sql }) => sql);
    },
    write: async (tables, head) => void write(tables, head),
    finish: async () => {
      for (const sql of setAside) database.exec(sql);
      database.exec(`INSERT INTO "ClaimSearch"("ClaimSearch") VALUES ('rebuild')`);
      const faults = database.pragma('foreign_key_check') as object[];
      if (faults.length > 0) throw new Error(`${faults.length} loaded rows name others that are not there.`);
    },
    close: async () => {
      database.pragma('wal_checkpoint(TRUNCATE)');
      database.close();
    },
  };
}

function inserter(database: Database.Database) {
  const prepared = new Map<string, Statement>();
  const statement = (table: string, columns: string[], rows: number) => {
    const key = `${table} ${rows}`;
    const known = prepared.get(key);
    if (known) return known;
    const row = `(${columns.map(() => '?').join(', ')})`;
    const names = columns.map((column) => `"${column}"`).join(', ');
    const made = database.prepare(`INSERT INTO "${table}" (${names}) VALUES ${Array(rows).fill(row).join(', ')}`);
    prepared.set(key, made);
    return made;
  };
  return (table: string, rows: Row[]) => {
    const columns = Object.keys(rows[0] ?? {});
    for (let start = 0; start < rows.length; ) {
      const size = rows.length - start >= many ? many : 1;
      const values: unknown[] = [];
      for (const row of rows.slice(start, start + size)) for (const column of columns) values.push(plain(row[column]));
      statement(table, columns, size).run(values);
      start += size;
    }
  };
}

/** As SQLite stores it. */
function plain(value: Value | undefined): Value | undefined {
  return typeof value === 'boolean' ? Number(value) : value;
}
