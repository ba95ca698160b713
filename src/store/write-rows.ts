import { Latest, numbered, type Statement } from './engines/statements.ts';
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
  const inserts = new Inserts(tx);
  for (const row of rows) inserts.add(table, row);
  inserts.send();
}

interface Waiting {
  columns: string[];
  /** Of all rows, one after the other. */
  values: Value[];
}

/**
 * Rows that come one by one and are inserted many to a statement: those of each table in the order in which they came, the
 * tables in the order in which they were first named. All rows of a table have the same columns.
 */
export class Inserts {
  readonly #tx: Tx;
  readonly #waiting = new Map<string, Waiting>();

  constructor(tx: Tx) {
    this.#tx = tx;
  }

  add(table: string, row: Columns): void {
    let waiting = this.#waiting.get(table);
    if (!waiting) {
      waiting = { columns: Object.keys(row), values: [] };
      this.#waiting.set(table, waiting);
    }
    for (const column of waiting.columns) waiting.values.push(row[column] ?? null);
  }

  /** Sends the rows that fill statements of the largest size; the others wait for more. */
  sendFull(): void {
    this.#send(sizes.slice(0, 1));
  }

  /** Sends all rows that wait. */
  send(): void {
    this.#send(sizes);
  }

  #send(some: number[]): void {
    for (const [table, waiting] of this.#waiting) {
      const { columns, values } = waiting;
      let start = 0;
      for (const size of some) {
        const part = size * columns.length;
        for (; values.length - start >= part; start += part)
          this.#tx.$send({ ...insertion(table, columns, size), values: values.slice(start, start + part) });
      }
      waiting.values = values.slice(start);
    }
  }
}

function insertion(table: string, columns: string[], size: number) {
  const into = `INSERT INTO "${table}" ("${columns.join('", "')}") VALUES `;
  return written(
    `${into}${size}`,
    () =>
      into +
      Array(size)
        .fill(`(${columns.map(() => '?').join(', ')})`)
        .join(', '),
  );
}

const known = new Latest<Omit<Statement, 'values'>>(500);

/** A statement by a name, made once. Table and columns are this program's own names. */
function written(name: string, make: () => string): Omit<Statement, 'values'> {
  const before = known.get(name);
  if (before) return before;
  const made = numbered(make());
  known.set(name, made);
  return made;
}

function statement(sql: string, values: readonly Value[]): Statement {
  return { ...written(sql, () => sql), values };
}
