import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { ChainHead } from '../../src/domain/chain.ts';
import type { Value } from '../../src/store/rows/row-set.ts';
import type { Bulk } from './bulk.ts';
import { order } from './order.ts';

/** PostgreSQL: COPY, one transaction a part; that it is on the disk is waited for only where `asTheDesk`. */
export async function postgresqlBulk(url: string, asTheDesk: boolean): Promise<Bulk> {
  const waited = asTheDesk ? 'on' : 'off';
  const client = new pg.Client({
    connectionString: url,
    options: `-c synchronous_commit=${waited} -c maintenance_work_mem=256MB`,
  });
  await client.connect();
  let again: string[] = [];
  return {
    head: async () => (await client.query('SELECT "seq", "at", "hash" FROM "AuditHead"')).rows[0] as ChainHead,
    begin: async () => {
      const made = await setAside(client);
      for (const { drop } of made) await client.query(drop);
      again = made.map(({ create }) => create);
    },
    write: async (tables, head) => {
      await client.query('BEGIN');
      for (const table of order) await copy(client, table, tables[table] ?? []);
      await client.query('UPDATE "AuditHead" SET "seq" = $1, "at" = $2, "hash" = $3', [head.seq, head.at, head.hash]);
      await client.query('COMMIT');
    },
    finish: async () => {
      for (const sql of again) await client.query(sql);
    },
    close: () => client.end(),
  };
}

/** Keys to other tables, and indexes that no key needs: how to drop them, and how to make them again, indexes first. */
async function setAside(client: pg.Client): Promise<{ drop: string; create: string }[]> {
  const indexes = await client.query<{ drop: string; create: string }>(`
    SELECT format('DROP INDEX %s', indexrelid::regclass) AS "drop", pg_get_indexdef(indexrelid) AS "create"
    FROM pg_index JOIN pg_class ON pg_class.oid = indrelid
    WHERE relnamespace = current_schema()::regnamespace AND NOT indisunique`);
  const keys = await client.query<{ drop: string; create: string }>(`
    SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS "drop",
      format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS "create"
    FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace`);
  return [...indexes.rows, ...keys.rows];
}

async function copy(client: pg.Client, table: string, rows: Record<string, Value>[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  if (columns.length === 0) return;
  const names = columns.map((column) => `"${column}"`).join(', ');
  const lines = function* () {
    for (let start = 0; start < rows.length; start += 200)
      yield rows
        .slice(start, start + 200)
        .map((row) => `${columns.map((column) => field(row[column] ?? null)).join('\t')}\n`)
        .join('');
  };
  await pipeline(Readable.from(lines()), client.query(copyFrom(`COPY "${table}" (${names}) FROM STDIN`)));
}

/** A value in COPY's text format. */
function field(value: Value): string {
  if (value === null) return '\\N';
  if (typeof value !== 'string') return String(value);
  return /[\\\t\n\r]/.test(value) ? value.replace(/[\\\t\n\r]/g, (sign) => escapes[sign] as string) : value;
}

const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
