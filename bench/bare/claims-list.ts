import type { Driver, Parameter, Row, Statement } from './driver.ts';

const pageSize = 50;
const newest = (id: string) => `ORDER BY ${id} DESC LIMIT ${pageSize}`;

// What a filter asks of the claim's row `c`; several may be asked for together.
const conditions: Record<string, string> = {
  stage: 'c."stage" = ?',
  verdict: 'c."verdict" = ?',
  kind: 'c."kind" = ?',
  from: 'c."eventTo" >= ?',
  to: 'c."eventFrom" <= ?',
};

// What is asked for alone: the ids of a page, each walked off an index.
const bySource = (table: string, column: string) =>
  `SELECT * FROM (SELECT "claimId" AS "id" FROM "${table}" WHERE "${column}" = ? ${newest('"claimId"')}) AS "${column}${table}"`;
const pages: Record<string, string> = {
  topic: `SELECT "claimId" AS "id" FROM "ClaimTopic" WHERE "topic" = ? ${newest('"claimId"')}`,
  source: `SELECT "id" FROM (${bySource('Attribution', 'sourceId')} UNION ${bySource('Evidence', 'sourceId')}
    UNION ${bySource('Evidence', 'originId')}) AS "found" ${newest('"id"')}`,
};

const searches = {
  sqlite: `SELECT f.rowid AS "id" FROM "ClaimSearch" f WHERE "ClaimSearch" MATCH ? ${newest('f.rowid')}`,
  postgresql: `SELECT c."id" AS "id" FROM "Claim" c WHERE c."searchVector" @@ to_tsquery('simple', ?) ${newest('c."id"')}`,
};

/** One prepared statement for each set of filters that is asked for: the newest 50 claims that meet them. */
export class ClaimsList {
  readonly #driver: Driver;
  readonly #columns: string;
  readonly #joins: string;
  readonly #statements = new Map<string, { run: Statement; places: number }>();

  /** @param joins tables beside the claim's own `c`, from which `columns` are taken */
  constructor(driver: Driver, columns: string, joins: string) {
    this.#driver = driver;
    this.#columns = columns;
    this.#joins = joins;
  }

  rows(query: URLSearchParams): Promise<Row[]> | Row[] {
    const names = [...query.keys()];
    const key = names.join(' ');
    const known = this.#statements.get(key);
    const { run, places } = known ?? this.#prepare(names);
    if (!known) this.#statements.set(key, { run, places });
    const values = names.map((name): Parameter => (name === 'source' ? Number(query.get(name)) : `${query.get(name)}`));
    // What is asked for alone may stand in several places.
    return run(values.length === 1 ? Array(places).fill(values[0]) : values);
  }

  #prepare(names: string[]): { run: Statement; places: number } {
    const page = this.#page(names);
    // The page's ids first, so that nothing else is read of what is not shown; LEFT, since SQLite begins with what is joined so.
    const run = this.#driver.prepare(
      `SELECT ${this.#columns} FROM (${page}) AS "page" LEFT JOIN "Claim" c ON c."id" = "page"."id" ${this.#joins} ORDER BY "page"."id" DESC`,
    );
    return { run, places: page.split('?').length - 1 };
  }

  #page(names: string[]): string {
    const [first = ''] = names;
    if (names.length === 1 && first === 'q') return this.#driver.isSqlite ? searches.sqlite : searches.postgresql;
    if (names.length === 1 && pages[first]) return pages[first];
    const asked = names.map((name) => conditions[name] ?? refuse(name));
    return `SELECT c."id" AS "id" FROM "Claim" c ${asked.length > 0 ? `WHERE ${asked.join(' AND ')}` : ''} ${newest('c."id"')}`;
  }
}

function refuse(name: string): never {
  throw new Error(`A bare list knows no ${name}, or not beside others.`);
}
