/** A statement as either driver takes it: `sql` with question marks, `text` with numbers. `Prisma.Sql` is one. */
export interface Statement {
  readonly sql: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Runs statements by the database's driver itself. Hot ones take this way: an ORM's engine costs them more than the database does. */
export interface Statements {
  /**
   * The rows of one statement, as the driver gives them: numbers, strings, null; what may be larger than an `INTEGER`
   * (counts) comes as a string on PostgreSQL, truth values as 0 and 1 on SQLite.
   */
  rows<T>(statement: Statement): Promise<T[]>;
  /**
   * The same for one request that asks much at once: where a database is a way off, what it asks in one step of the program
   * goes there in one piece. Such statements wait for each other.
   */
  gathering(): Statements['rows'];
  /**
   * The same for what is looked up by its key, by all requests at once: what they ask at about the same time goes to the
   * database in one piece, since the way there takes longer than the look-up.
   */
  lookUps: Statements['rows'];
  close(): Promise<void>;
}

/** A statement with question marks as both drivers take it; it holds no other question marks. */
export function numbered(sql: string): Pick<Statement, 'sql' | 'text'> {
  let place = 0;
  return { sql, text: sql.replace(/\?/g, () => `$${++place}`) };
}

/** A map that holds the latest `most` of what was put in or asked for: prepared statements, by their text. */
export class Latest<V> {
  readonly #most: number;
  readonly #values = new Map<string, V>();

  constructor(most: number) {
    this.#most = most;
  }

  get(key: string): V | undefined {
    const value = this.#values.get(key);
    // The oldest of a map are its first: what is asked for goes to the end.
    if (value !== undefined && this.#values.size > this.#most / 2) {
      this.#values.delete(key);
      this.#values.set(key, value);
    }
    return value;
  }

  set(key: string, value: V): void {
    this.#values.set(key, value);
    if (this.#values.size <= this.#most) return;
    for (const oldest of this.#values.keys()) {
      this.#values.delete(oldest);
      break;
    }
  }
}
