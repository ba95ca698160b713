import pg from 'pg';
import { processorTime } from './process-figures.ts';

/**
 * Tells the processor time, in ms, that PostgreSQL's processes for one database have used so far: all connections to it that
 * are open now. NaN on SQLite, which works inside the program, and where the server is on another machine.
 */
export async function databaseTimer(databaseUrl: string): Promise<{ time(): Promise<number>; close(): Promise<void> }> {
  if (databaseUrl.startsWith('file:')) return { time: async () => Number.NaN, close: async () => {} };
  const url = new URL(databaseUrl);
  const name = decodeURIComponent(url.pathname.slice(1));
  // From another database, so as not to count itself.
  const client = new pg.Client({ connectionString: Object.assign(url, { pathname: '/postgres' }).href });
  await client.connect();
  return {
    time: async () => {
      const { rows } = await client.query<{ pid: number }>(
        `SELECT "pid" FROM pg_stat_activity WHERE datname = $1 AND backend_type = 'client backend'`,
        [name],
      );
      const times = await Promise.all(rows.map(({ pid }) => processorTime(pid)));
      return times.length === 0 ? Number.NaN : times.reduce((sum, time) => sum + time, 0);
    },
    close: () => client.end(),
  };
}
