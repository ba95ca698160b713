import type { Driver, Parameter, Statement } from './driver.ts';

// What each filter of a list asks of the claim's row `c`, written for the indexes that there are.
const filters: Record<string, string> = {
  stage: 'c."stage" = ?',
  verdict: 'c."verdict" = ?',
  kind: 'c."kind" = ?',
  topic: 'c."id" IN (SELECT "claimId" FROM "ClaimTopic" WHERE "topic" = ?)',
  source: `c."id" IN (SELECT "claimId" FROM "Attribution" WHERE "sourceId" = ?
    UNION SELECT "claimId" FROM "Evidence" WHERE "sourceId" = ? UNION SELECT "claimId" FROM "Evidence" WHERE "originId" = ?)`,
  from: 'c."eventTo" >= ?',
  to: 'c."eventFrom" <= ?',
};

const pageSize = 50;

/** A filter's value, for each place where its condition asks for it. */
function parameters(name: string, value: string): Parameter[] {
  const places = filters[name]?.split('?').length ?? 2;
  return Array<Parameter>(places - 1).fill(name === 'source' ? Number(value) : value);
}

/** One prepared statement for each set of filters that is asked for: the newest 50 claims that meet them. */
export class ClaimsList {
  readonly #driver: Driver;
  readonly #columns: string;
  readonly #joins: string;
  readonly #statements = new Map<string, Statement>();

  /** @param joins tables beside the claim's own, from which `columns` are taken */
  constructor(driver: Driver, columns: string, joins: string) {
    this.#driver = driver;
    this.#columns = columns;
    this.#joins = joins;
  }

  rows(query: URLSearchParams) {
    const names = [...query.keys()].filter((name) => name in filters || name === 'q');
    const key = names.join(' ');
    const statement = this.#statements.get(key) ?? this.#prepare(names);
    this.#statements.set(key, statement);
    return statement(names.flatMap((name) => parameters(name, `${query.get(name)}`)));
  }

  #prepare(names: string[]): Statement {
    const conditions = names.filter((name) => name !== 'q').map((name) => filters[name] as string);
    const isSearch = names.includes('q');
    if (isSearch && names.length > 1) throw new Error('A bare search takes no filters.');
    const { from, order } = isSearch ? this.#search(conditions) : { from: '"Claim" c', order: 'c."id"' };
    const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
    return this.#driver.prepare(
      `SELECT ${this.#columns} FROM ${from} ${this.#joins} ${where} ORDER BY ${order} DESC LIMIT ${pageSize}`,
    );
  }

  #search(conditions: string[]): { from: string; order: string } {
    if (this.#driver.isSqlite) {
      conditions.push('"ClaimSearch" MATCH ?');
      return { from: '"ClaimSearch" f CROSS JOIN "Claim" c ON c."id" = f.rowid', order: 'f.rowid' };
    }
    conditions.push(`c."searchVector" @@ to_tsquery('simple', ?)`);
    return { from: '"Claim" c', order: 'c."id"' };
  }
}
