import type { PoolConfig } from 'pg';
import type { SearchQuery, SearchTerm } from '../../domain/search.ts';
import { Prisma } from '../generated/sqlite/client.ts';
import type { Engine } from './engine.ts';

// One key of our own for the advisory lock that lets one process migrate at a time.
const migrationLock = 7_220_321;

// Compiling a statement takes longer than any of ours runs.
const settings = '-c TimeZone=UTC -c lock_timeout=4000 -c idle_in_transaction_session_timeout=15000 -c jit=off';

/**
 * PostgreSQL 15 or newer.
 * @param url connection string `postgresql://…`
 * @param connections the most that this process may hold, three at least
 */
export function postgresqlEngine(url: string, connections: number): Engine {
  // Writing ones wait for each other at the log's head anyhow: a third is enough for them.
  const writers = Math.floor(connections / 3);
  const readers = connections - writers;
  const poolOf = (max: number, options: string): PoolConfig & { max: number } => ({
    connectionString: url,
    max,
    connectionTimeoutMillis: 5000,
    keepAlive: true,
    options,
  });
  const reading = poolOf(readers, `${settings} -c default_transaction_read_only=on`);
  // Driver and client are loaded by the desks that use them.
  const driven = () => import('./postgresql-connections.ts');
  return {
    name: 'postgresql',
    openWriting: async () =>
      (await import('./postgresql-writing.ts')).postgresqlWriting({ ...poolOf(writers, settings), max: writers }),
    openReader: async () => (await driven()).openClient({ ...reading, max: 1 }),
    openReading: async () => (await driven()).openReading(reading),
    openScripts: async () => (await driven()).openScripts(url),
    // PostgreSQL's own name for it; the SQLite client's types know Serializable alone.
    snapshot: 'RepeatableRead' as 'Serializable',
    lockSql: ['BEGIN', `SELECT pg_advisory_xact_lock(${migrationLock})`],
    unlockSql: ['COMMIT'],
    brokenSql: null,
    matchClaims: found,
    foundClaims: (query) => Prisma.sql`SELECT c."id" AS "id" FROM "Claim" c WHERE ${found(query)}`,
    walkedClaims: (query) => ({ from: Prisma.sql`"Claim" c`, condition: found(query), id: Prisma.sql`c."id"` }),
    rankedClaims: (query, most) => {
      const newest = most === undefined ? Prisma.empty : Prisma.sql`ORDER BY c."id" DESC LIMIT ${most}`;
      return {
        from: Prisma.sql`(SELECT * FROM "Claim" c WHERE ${found(query)} ${newest}) c`,
        key: Prisma.sql`-ts_rank(c."searchVector", to_tsquery('simple', ${tsQuery(query)}))`,
      };
    },
    few: 1000,
    countedAtOnce: 2_147_483_647,
    // Fenced off, each id is looked up: what a planner guesses of several conditions together may be far off.
    fewClaims: (ids, key, where) =>
      Prisma.sql`SELECT c."id" AS "id", ${key} AS "key" FROM (SELECT DISTINCT "id" FROM (${ids}) AS "ids") f
        CROSS JOIN LATERAL (SELECT * FROM "Claim" x WHERE x."id" = f."id" OFFSET 0) c WHERE ${where}`,
    along: () => Prisma.empty,
    rankClaims: (words, limit) => {
      const query = words.map((word) => `'${word}'`).join(' | ');
      return Prisma.sql`SELECT c."id" AS "id" FROM "Claim" c WHERE c."searchVector" @@ to_tsquery('simple', ${query}) ORDER BY ts_rank(c."searchVector", to_tsquery('simple', ${query})) DESC LIMIT ${limit}`;
    },
  };
}

const found = (query: SearchQuery) => Prisma.sql`c."searchVector" @@ to_tsquery('simple', ${tsQuery(query)})`;

/** The query as `to_tsquery` reads it; folded words hold nothing that it could take for a sign. */
function tsQuery({ all, none }: SearchQuery): string {
  const written = ({ words, open }: SearchTerm) =>
    `(${words.map((word, index) => `'${word}'${open && index === words.length - 1 ? ':*' : ''}`).join(' <-> ')})`;
  return [...all.map(written), ...none.map((term) => `!${written(term)}`)].join(' & ');
}
