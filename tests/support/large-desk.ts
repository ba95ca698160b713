import Database from 'better-sqlite3';
import pg from 'pg';
import { canonical } from '../../src/domain/canonical.ts';
import { findRecord } from '../../src/store/records.ts';
import { Builder } from './builder.ts';
import { databaseFrom } from './database.ts';
import { TestDesk } from './desk.ts';
import {
  changed,
  columns,
  isInReview,
  isSettled,
  mark,
  recorded,
  scattered,
  size,
  time,
} from './large-desk-columns.ts';

/** What a record's text and rows are made after: the same members, with a mark where each differs. */
interface Models {
  claim: string;
  source: string;
  document: string;
}

/** Opens the desk. Its clock stands at the end of the time that its claims span. */
export async function openLargeDesk(): Promise<TestDesk> {
  const url = await databaseFrom('staffed');
  const small = await TestDesk.open('staffed', { url });
  const models = await recordModels(small);
  await small.close();
  await fill(url, models);
  return TestDesk.open('staffed', { url });
}

/** One of each record, made by the verbs, as texts with marks in them. */
async function recordModels(on: TestDesk): Promise<Models> {
  const build = new Builder(on);
  const document = await build.document('The bridge at Antonivka was hit.');
  const claim = await build.claim('triage', {
    content: {
      topics: ['front'],
      place: { name: 'Kyiv' },
      attribution: [{ role: 'asserted_by', source: { name: 'The ministry', kind: 'organisation' } }],
      appearances: [{ documentId: document.id, exact: 'The bridge' }],
    },
  });
  const source = await findRecord(on.desk.store.read, 'source', 1);
  const marked = (record: { path: string }, noun: string, members: object) =>
    canonical({ ...record, id: mark, path: `/${noun}/${mark}`, ...members }).replaceAll(
      `"id":"${mark}"`,
      `"id":${mark}`,
    );
  return {
    claim: marked(claim, 'claims', { statement: `Claim ${mark}.` }),
    source: marked(source as { path: string }, 'sources', { name: `Source ${mark}` }),
    document: marked(document, 'documents', { title: `Document ${mark}` }),
  };
}
const text = (type: 'source' | 'document') => ({
  recordType: `'${type}'`,
  recordId: 'i',
  number: '1',
  text: `replace(@${type}@, '${mark}', CAST(i AS TEXT))`,
});

/** What is written, in this order: into which table, for which numbers, which of them. */
const written: [table: string, from: number, to: number, which?: string, values?: Record<string, string>][] = [
  ['Source', 2, size.sources],
  ['RevisionText', 2, size.sources, '1 = 1', text('source')],
  ['SourceAlias', 1, size.sources],
  ['Document', 2, size.documents],
  ['RevisionText', 2, size.documents, '1 = 1', text('document')],
  ['Claim', 2, size.claims],
  ['ClaimTopic', 2, size.claims],
  ['Attribution', 2, size.claims],
  ['Appearance', 2, size.claims],
  ['Evidence', 2, size.claims],
  ['Figure', 2, size.claims, 'i % 7 = 0'],
  ['Revision', 2, size.claims],
  ['RevisionText', 2, size.claims],
  ['Event', 2, size.claims],
  ['Proposal', 2, size.claims, `${isInReview} OR (${isSettled} AND i % 4 = 0)`],
  ['SignOff', 2, size.claims, `${isSettled} AND i % 4 = 0`],
  ['Link', 9, size.claims, 'i % 9 = 0'],
  ['Comment', 2, size.claims, 'i % 5 = 0'],
  ['Publication', 2, size.claims, `${isSettled} AND i % 4 = 0`],
  ['WorkNotification', 2, size.claims, 'i % 2 = 0'],
];

function statements(models: Models): string[] {
  const quoted = (value: string) => `'${value.replaceAll("'", "''")}'`;
  const textSha256 = (JSON.parse(models.document.replaceAll(mark, '1')) as { textSha256: string }).textSha256;
  const given: Record<string, string> = { ...models, textSha256 };
  const filled = (sql: string) =>
    sql.replace(/@(claim|source|document|textSha256)@/g, (_, name) => quoted(given[name] ?? ''));
  const inserts = written.map(([table, from, to, which = '1 = 1', values = columns[table] ?? {}]) => {
    const names = Object.keys(values).map((name) => `"${name}"`);
    return filled(
      `WITH RECURSIVE n(i) AS (SELECT ${from} UNION ALL SELECT i + 1 FROM n WHERE i < ${to}),
       r AS MATERIALIZED (SELECT i, ${scattered} AS h, ${time(recorded)} AS recorded, ${time(changed)} AS changed FROM n)
       INSERT INTO "${table}" (${names.join(', ')}) SELECT ${Object.values(values).join(', ')} FROM r WHERE ${which}`,
    );
  });
  const head = `UPDATE "AuditHead" SET "seq" = ${size.claims + 100}`;
  return [...inserts, head];
}

async function fill(url: string, models: Models): Promise<void> {
  if (url.startsWith('file:')) return fillSqlite(url.slice('file:'.length), models);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    // What the keys promise is so by the numbers; to be looked up for each row would take most of the time.
    await client.query('SET session_replication_role = replica; SET synchronous_commit = off');
    const { rows } = await client.query(
      `SELECT indexname AS name, indexdef AS sql FROM pg_indexes WHERE schemaname = 'public' AND indexdef LIKE 'CREATE INDEX%'`,
    );
    for (const sql of filling(models, rows)) await client.query(sql);
    await client.query('VACUUM ANALYZE');
  } finally {
    await client.end();
  }
}

/** An index is made sooner than it is kept up with each of 100,000 rows. */
function filling(models: Models, indexes: { name: string; sql: string }[]): string[] {
  return [
    ...indexes.map(({ name }) => `DROP INDEX "${name}"`),
    ...statements(models),
    ...indexes.map(({ sql }) => sql),
  ];
}

function fillSqlite(file: string, models: Models): void {
  const db = new Database(file);
  try {
    for (const setting of ['synchronous = OFF', 'foreign_keys = OFF', 'cache_size = -200000']) db.pragma(setting);
    const indexes = db
      .prepare(`SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql LIKE 'CREATE INDEX%'`)
      .all() as { name: string; sql: string }[];
    db.transaction(() => {
      for (const sql of filling(models, indexes)) db.exec(sql);
    })();
  } finally {
    db.close();
  }
}
