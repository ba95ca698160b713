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

/** One pool for driver and client, so that a process holds no more connections than it says. */
export function openReading(config: pg.PoolConfig): Reading {
  const pool = new pg.Pool(config);
  const client = openClient(pool);
  const { rows, close } = postgresqlStatements(pool);
  return {
    client,
    rows,
    claimLines: postgresqlClaimLines(pool),
    close: async () => {
      await client.$disconnect();
      await close();
    },
  };
}

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
