import { Latest, type Statement } from './engines/statements.ts';
import type { Row, RowSet, Value } from './rows/row-set.ts';
import type { Tx } from './store.ts';

// Rows of one statement. Each size of a statement is prepared once, so there are few of them.
const sizes = [64, 8, 1];

type Columns = Record<string, Value>;

/**
 * Brings a record's rows from what the text before said to what the text after says, item by item and column by column.
 * @param columns columns of the record's own row that its text does not decide, such as `searchText`
 */
export function writeRows(tx: Tx, before: RowSet | undefined, after: RowSet, columns: Columns): void {
  const { table, row } = after;
  if (before) update(tx, table, row.id, { ...changed(before.row, row), ...columns });
  else insert(tx, table, [{ ...row, ...columns }]);
  for (const [items, rows] of Object.entries(after.items)) writeItems(tx, items, before?.items[items] ?? [], rows);
}

function writeItems(tx: Tx, table: string, before: Row[], after: Row[]): void {
  const known = new Map(before.map((row) => [row.id, row]));
  const kept = new Set(after.map((row) => row.id));
  if (kept.size < after.length) throw new Error(`${table}: two items with one id`);
  for (const { id } of before) if (!kept.has(id)) tx.$send(statement(`DELETE FROM "${table}" WHERE "id" = ?`, [id]));
  for (const row of after) {
    const old = known.get(row.id);
    if (old) update(tx, table, row.id, changed(old, row));
  }
  const added = after.filter((row) => !known.has(row.id));
  insert(tx, table, added);
}

/** The columns of a row that are other than before. */
function changed(before: Row, after: Row): Columns {
  return Object.fromEntries(Object.entries(after).filter(([column, value]) => before[column] !== value));
}

function update(tx: Tx, table: string, id: Row['id'], columns: Columns): void {
  const names = Object.keys(columns);
  if (names.length === 0) return;
  const settings = names.map((column) => `"${column}" = ?`).join(', ');
  tx.$send(statement(`UPDATE "${table}" SET ${settings} WHERE "id" = ?`, [...Object.values(columns), id]));
}

/** Inserts rows that all have the same columns, many to a statement. */
export function insert(tx: Tx, table: string, rows: Columns[]): void {
  if (rows.length === 0) return;
  const columns = Object.keys(rows[0] ?? {});
  const into = `INSERT INTO "${table}" ("${columns.join('", "')}") VALUES `;
  const one = `(${columns.map(() => '?').join(', ')})`;
  let start = 0;
  for (const size of sizes) {
    for (; rows.length - start >= size; start += size) {
      const values: Value[] = [];
      for (const row of rows.slice(start, start + size)) for (const column of columns) values.push(row[column] ?? null);
      tx.$send(statement(into + Array(size).fill(one).join(', '), values));
    }
  }
}

const known = new Latest<string>(500);

/** A statement with question marks, as both drivers take it. Table and columns are this program's own names. */
function statement(sql: string, values: readonly Value[]): Statement {
  let text = known.get(sql);
  if (text === undefined) {
    let place = 0;
    text = sql.replace(/\?/g, () => `$${++place}`);
    known.set(sql, text);
  }
  return { sql, text, values };
}
