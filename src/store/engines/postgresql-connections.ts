import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient as PostgresqlClient } from '../generated/postgresql/client.ts';
import type { PrismaClient } from '../generated/sqlite/client.ts';
import type { Reading, ScriptConnection } from './engine.ts';
import { postgresqlClaimLines } from './postgresql-lines.ts';
import { postgresqlStatements } from './postgresql-statements.ts';

/** A client on a pool of its own, or on one that others use, too. */
export function openClient(pool: pg.PoolConfig | pg.Pool): PrismaClient {
  // The application is typed against the SQLite client, the narrower of the two: one cast, here.
  return new PostgresqlClient({
    adapter: new PrismaPg(pool),
    transactionOptions: { maxWait: 5000, timeout: 10_000 },
  }) as unknown as PrismaClient;
}

/**
 * Pages have most of the connections. A quarter is for the client and for exports, whose ways of asking do not go together
 * with statements sent behind each other, and which then take none from the pages.
 * @param config with `max` connections in all, two at least
 */
export function openReading({ max, ...config }: pg.PoolConfig & { max: number }): Reading {
  const apart = Math.max(1, Math.floor(max / 4));
  const pool = new pg.Pool({ ...config, max: apart });
  pool.on('error', letGo);
  const client = openClient(pool);
  const { close, ...statements } = postgresqlStatements({ ...config, max: max - apart });
  return {
    client,
    ...statements,
    claimLines: postgresqlClaimLines(pool),
    close: async () => {
      await client.$disconnect();
      await pool.end();
      await close();
    },
  };
}

/** For connections that break while nobody uses them, which a pool takes out; without a listener they would end the process. */
function letGo(): void {}

/** A connection that runs whole scripts. */
export async function openScripts(url: string): Promise<ScriptConnection> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  await client.connect();
  return {
    run: async (sql) => void (await client.query(sql)),
    rows: async <T>(sql: string) => (await client.query(sql)).rows as T[],
    close: () => client.end(),
  };
}
