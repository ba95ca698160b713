import Database from 'better-sqlite3';
import pg from 'pg';

/** Rows of a database that is not ours to serve from: for what a measurement must know beforehand. */
export async function rowsFrom<T>(databaseUrl: string, sql: string): Promise<T[]> {
  if (databaseUrl.startsWith('file:')) {
    const database = new Database(databaseUrl.slice(5));
    try {
      const statement = database.prepare(sql);
      if (statement.reader) return statement.all() as T[];
      statement.run();
      return [];
    } finally {
      database.close();
    }
  }
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  return client
    .query(sql)
    .then(({ rows }) => rows as T[])
    .finally(() => client.end());
}
