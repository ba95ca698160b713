export type Value = string | number | boolean | null;
export type Row = { id: number | string } & Record<string, Value>;

/**
 * The rows that stand for one record's text: one in the record's own table, and those of its items, each table by its
 * name with rows keyed by `id`. Columns that the text does not decide (`searchText`) are left to the writer.
 */
export interface RowSet {
  table: string;
  row: Row;
  items: Record<string, Row[]>;
}

/** Turns an absent member into SQL's null. */
export function orNull<T extends Value>(value: T | undefined): T | null {
  return value === undefined ? null : value;
}
