import { Prisma } from './generated/sqlite/client.ts';
import type { Row, RowSet, Value } from './rows/row-set.ts';
import type { Tx } from './store.ts';

// Rows in one statement: SQLite and PostgreSQL both bind at least 32,766 values.
const batch = 500;

/**
 * Brings a record's rows from what the text before said to what the text after says, item by item.
 * @param columns columns of the record's own row that its text does not decide, such as `searchText`
 */
export async function writeRows(tx: Tx, before: RowSet | undefined, after: RowSet, columns: Record<string, Value>) {
  const row = { ...after.row, ...columns };
  if (!before) await insert(tx, after.table, [row]);
  else await update(tx, after.table, row);
  for (const [table, items] of Object.entries(after.items)) {
    await writeItems(tx, table, before?.items[table] ?? [], items);
  }
}

async function writeItems(tx: Tx, table: string, before: Row[], after: Row[]) {
  const known = new Map(before.map((row) => [row.id, row]));
  const kept = new Set(after.map((row) => row.id));
  if (kept.size < after.length) throw new Error(`${table}: two items with one id`);
  const gone = before.filter((row) => !kept.has(row.id)).map((row) => row.id);
  const added = after.filter((row) => !known.has(row.id));
  if (gone.length > 0) {
    await tx.$executeRaw`DELETE FROM ${name(table)} WHERE "id" IN (${Prisma.join(gone)})`;
  }
  for (const row of after) {
    const old = known.get(row.id);
    if (old && differs(old, row)) await update(tx, table, row);
  }
  if (added.length > 0) await insert(tx, table, added);
}

function differs(a: Row, b: Row): boolean {
  return Object.keys(b).some((column) => a[column] !== b[column]);
}

/** Inserts rows that all have the same columns, many to a statement. */
export async function insert(tx: Tx, table: string, rows: Record<string, Value>[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  for (let start = 0; start < rows.length; start += batch) {
    const values = rows
      .slice(start, start + batch)
      .map((row) => Prisma.sql`(${Prisma.join(columns.map((column) => row[column] as Value))})`);
    await tx.$executeRaw`INSERT INTO ${name(table)} (${names(columns)}) VALUES ${Prisma.join(values)}`;
  }
}

async function update(tx: Tx, table: string, row: Row): Promise<void> {
  const { id, ...rest } = row;
  const settings = Object.entries(rest).map(([column, value]) => Prisma.sql`${name(column)} = ${value}`);
  await tx.$executeRaw`UPDATE ${name(table)} SET ${Prisma.join(settings)} WHERE "id" = ${id}`;
}

/** A table's or column's name as SQL; only names from this program's own tables ever reach it. */
function name(identifier: string): Prisma.Sql {
  if (!/^[A-Za-z0-9]+$/.test(identifier)) throw new Error(`not a name: ${identifier}`);
  return Prisma.raw(`"${identifier}"`);
}

function names(columns: string[]): Prisma.Sql {
  return Prisma.join(columns.map(name));
}
