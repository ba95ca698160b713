import pg from 'pg';
import { processorTime } from './process-figures.ts';

/**
 * Tells the processor time, in ms, that PostgreSQL's processes for one database have used so far: all connections to it, those
 * that were closed since by what they had used when it was last asked. NaN on SQLite, which works inside the program, and where the server is on another machine.
 */
export async function databaseTimer(databaseUrl: string): Promise<{ time(): Promise<number>; close(): Promise<void> }> {
  if (databaseUrl.startsWith('file:')) return { time: async () => Number.NaN, close: async () => {} };
  const url = new URL(databaseUrl);
  const name = decodeURIComponent(url.pathname.slice(1));
  // From another database, so as not to count itself.
  const client = new pg.Client({ connectionString: Object.assign(url, { pathname: '/postgres' }).href });
  await client.connect();
  const known = new Map<number, number>();
  return {
    time: async () => {
      const { rows } = await client.query<{ pid: number }>(
        `SELECT "pid" FROM pg_stat_activity WHERE datname = $1 AND backend_type = 'client backend'`,
        [name],
      );
      for (const { pid } of rows) {
        const time = await processorTime(pid);
        if (Number.isFinite(time)) known.set(pid, time);
      }
      return known.size === 0 ? Number.NaN : [...known.values()].reduce((sum, time) => sum + time, 0);
    },
    close: () => client.end(),
  };
}
