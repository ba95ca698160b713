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
        key: Prisma.sql`-ts_rank(c."searchVector", ${tsQuery(query)})`,
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
      const query = Prisma.sql`${words.map((word) => `'${word}'`).join(' | ')}::tsquery`;
      return Prisma.sql`SELECT c."id" AS "id" FROM "Claim" c WHERE c."searchVector" @@ ${query} ORDER BY ts_rank(c."searchVector", ${query}) DESC LIMIT ${limit}`;
    },
  };
}

/**
 * All words of the query by their index, and of each that they find the text, where the query asks for words one after the
 * other: a vector knows only the first places of a word, and none beyond the 16,383rd.
 */
function found(query: SearchQuery): Prisma.Sql {
  const wanted = query.all.filter(isPhrase).map(standsIn);
  const unwanted = query.none.filter(isPhrase).map((term) => Prisma.sql`NOT ${standsIn(term)}`);
  return Prisma.join([Prisma.sql`c."searchVector" @@ ${tsQuery(query)}`, ...wanted, ...unwanted], ' AND ', '(', ')');
}

const isPhrase = ({ words }: SearchTerm) => words.length > 1;

// A planner takes a third of all texts to hold any words, which is nearer than what it takes of LIKE or an equation.
function standsIn({ words, open }: SearchTerm): Prisma.Sql {
  return Prisma.sql`(strpos(' ' || c."searchText" || ' ', ${` ${words.join(' ')}${open ? '' : ' '}`}) > 0)`;
}

/** The words of a query, wherever they stand; folded words hold nothing that could be taken for a sign. */
function tsQuery({ all, none }: SearchQuery): Prisma.Sql {
  const written = ({ words, open }: SearchTerm) =>
    words.map((word, index) => `'${word}'${open && index === words.length - 1 ? ':*' : ''}`).join(' & ');
  const unwanted = none.filter((term) => !isPhrase(term));
  // Read as it stands, since PostgreSQL's own parser would split or drop some words.
  return Prisma.sql`${[...all.map(written), ...unwanted.map((term) => `!${written(term)}`)].join(' & ')}::tsquery`;
}
