import type { ScriptConnection } from '../../src/store/engines/engine.ts';
import { engineFor } from '../../src/store/store.ts';
import { engineName } from './database.ts';

/** What the database itself says of one table: columns in order, and the definitions of its keys and indexes. */
export interface Table {
  columns: Column[];
  /** The columns of its primary key. */
  key: string[];
  rules: string[];
}

export interface Column {
  name: string;
  type: string;
  nullable: boolean;
}

/** A connection past the application, for SQL behind its back. On SQLite its foreign keys are off until told otherwise. */
export function openRaw(url: string): Promise<ScriptConnection> {
  return engineFor(url).openScripts();
}

/** Runs statements behind the application's back. */
export async function runRaw(url: string, ...statements: string[]): Promise<void> {
  const connection = await openRaw(url);
  try {
    for (const sql of statements) await connection.run(sql);
  } finally {
    await connection.close();
  }
}

/** Reads rows past the application. */
export async function rowsRaw<T>(url: string, sql: string): Promise<T[]> {
  const connection = await openRaw(url);
  try {
    return await connection.rows<T>(sql);
  } finally {
    await connection.close();
  }
}

/** All tables but those of the migrations and of the search index, as the database has them. */
export async function readCatalogue(url: string): Promise<Map<string, Table>> {
  const connection = await openRaw(url);
  try {
    return engineName === 'sqlite' ? await readSqlite(connection) : await readPostgresql(connection);
  } finally {
    await connection.close();
  }
}

async function readSqlite(connection: ScriptConnection): Promise<Map<string, Table>> {
  const tables = await connection.rows<{ name: string }>(
    `SELECT name FROM sqlite_master WHERE type = 'table'
     AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'ClaimSearch%' AND name <> 'ClaimWords' AND name <> '_prisma_migrations' ORDER BY name`,
  );
  const catalogue = new Map<string, Table>();
  for (const { name } of tables) {
    const columns = await connection.rows<{ name: string; type: string; notnull: number; pk: number }>(
      `PRAGMA table_xinfo("${name}")`,
    );
    const keys = await connection.rows<object>(
      `SELECT "from", "table", "to", on_update, on_delete, seq FROM pragma_foreign_key_list('${name}') ORDER BY 1, 2, 3`,
    );
    const indexes = await connection.rows<{ sql: string | null }>(
      `SELECT sql FROM sqlite_master WHERE type = 'index' AND tbl_name = '${name}' AND sql IS NOT NULL ORDER BY name`,
    );
    catalogue.set(name, {
      key: columns.filter((column) => column.pk > 0).map((column) => column.name),
      columns: columns.map((column) => ({ name: column.name, type: column.type, nullable: column.notnull === 0 })),
      rules: [
        `primary key ${columns.filter((column) => column.pk > 0).map((column) => `${column.pk} ${column.name}`)}`,
        ...keys.map((key) => JSON.stringify(key)),
        ...indexes.map((index) => index.sql ?? ''),
      ],
    });
  }
  return catalogue;
}

async function readPostgresql(connection: ScriptConnection): Promise<Map<string, Table>> {
  const columns = await connection.rows<Column & { table: string }>(
    `SELECT table_name AS "table", column_name AS "name", is_nullable = 'YES' AS "nullable",
       data_type || COALESCE(' ' || column_default, '') AS "type" FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name <> '_prisma_migrations' AND column_name <> 'searchVector'
     ORDER BY table_name, ordinal_position`,
  );
  const rules = await connection.rows<{ table: string; rule: string }>(
    `SELECT tablename AS "table", indexdef AS "rule" FROM pg_indexes
     WHERE schemaname = 'public' AND indexname <> 'Claim_searchVector_idx'
     UNION ALL
     SELECT conrelid::regclass::text, conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
     WHERE connamespace = 'public'::regnamespace AND conname <> 'SignOff_second_person_check' ORDER BY 1, 2`,
  );
  const catalogue = new Map<string, Table>();
  for (const { table, ...column } of columns) {
    const known = catalogue.get(table) ?? { columns: [], key: [], rules: [] };
    known.columns.push(column);
    catalogue.set(table, known);
  }
  for (const { table, rule } of rules) {
    const known = catalogue.get(table.replaceAll('"', ''));
    known?.rules.push(rule);
    const key = /PRIMARY KEY \((.*)\)$/.exec(rule)?.[1];
    if (known && key) known.key = key.replaceAll('"', '').split(', ');
  }
  return catalogue;
}
