import Database from 'better-sqlite3';
import pg from 'pg';
import type { Statement } from './statements.ts';

/** How a statement comes to its rows, told alike of both engines. */
export interface Plan {
  sql: string;
  /** Ways into tables: an index by its table and columns, as `Claim by stage, id`; `Claim by key`; `Claim by words`; `Claim whole`. */
  ways: string[];
  /** Rows that were looked at, all in all; null where the engine does not tell. */
  looked: number | null;
}

export interface Explainer {
  explain(statement: Statement): Promise<Plan>;
  close(): Promise<void>;
}

/** Asks the database of a URL for its plans, on a connection of its own that cannot write. */
export async function explainer(url: string): Promise<Explainer> {
  return url.startsWith('file:') ? sqliteExplainer(url.slice('file:'.length)) : postgresqlExplainer(url);
}

/** An index by its name, as Prisma gives names: `Claim_stage_id_idx`. */
function byIndex(name: string): string {
  const [table, ...columns] = name.replace(/^sqlite_autoindex_|_(?:idx|key|pkey)$|_\d+$/g, '').split('_');
  if (columns[0] === 'searchVector') return `${table} by words`;
  return columns.length === 0 ? `${table} by key` : `${table} by ${columns.join(', ')}`;
}

async function sqliteExplainer(file: string): Promise<Explainer> {
  const db = new Database(file, { readonly: true });
  return {
    explain: async ({ sql, values }) => {
      const steps = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...values) as Step[];
      const tables = tablesIn(sql);
      return { sql, ways: steps.flatMap((step) => wayOfStep(step, steps, tables, sql)), looked: null };
    },
    close: async () => void db.close(),
  };
}

interface Step {
  parent: number;
  detail: string;
}

/** The tables of a statement by the names that it calls them. */
function tablesIn(sql: string): Map<string, string> {
  const noName = 'WHERE|JOIN|ON|LEFT|CROSS|SET|ORDER|GROUP|LIMIT|UNION|NOT|INDEXED';
  const called = new RegExp(
    `(?:FROM|JOIN|UPDATE|INTO)\\s+(?:[\`"]main[\`"]\\.)?[\`"](\\w+)[\`"](?:\\s+(?:AS\\s+)?[\`"]?(?!(?:${noName})\\b)(\\w+)[\`"]?)?`,
    'gi',
  );
  return new Map([...sql.matchAll(called)].map(([, table = '', name]) => [name ?? table, table]));
}

function wayOfStep({ parent, detail }: Step, steps: Step[], tables: Map<string, string>, sql: string): string[] {
  const [, verb, name = '', rest = ''] = /^(SCAN|SEARCH) (?:main\.)?(\w+)(.*)$/.exec(detail) ?? [];
  const table = tables.get(name);
  if (!verb || !table) return [];
  // Either words are matched, or a range of words is looked up.
  if (/VIRTUAL TABLE/.test(rest))
    return [/INDEX (?:\d+:\S*M|[1-9]\d*:$)/.test(rest) ? 'Claim by words' : `${table} whole`];
  // A subquery that is called as the words are elsewhere in the statement.
  if (table === 'ClaimSearch') return [];
  const index = /USING (?:COVERING )?INDEX (\S+)/.exec(rest)?.[1];
  if (verb === 'SEARCH' && index) return [byIndex(index)];
  if (/USING (?:INTEGER )?PRIMARY KEY/.test(rest)) return [`${table} by key`];
  // A scan goes along an index or the key; it ends with the first rows found, unless they are put in order or counted afterwards.
  const isSorted = steps.some((step) => step.parent === parent && /USE TEMP B-TREE/.test(step.detail));
  const isEnd = /^\s*SELECT (?:COALESCE\()?max\("id"\)/i.test(sql);
  if (isSorted || !(isEnd || /\bLIMIT\b/.test(sql)) || /AUTOMATIC/.test(rest)) return [`${table} whole`];
  return [index ? byIndex(index) : `${table} by key`];
}

async function postgresqlExplainer(url: string): Promise<Explainer> {
  const client = new pg.Client({ connectionString: url, options: '-c default_transaction_read_only=on' });
  await client.connect();
  return {
    explain: async ({ sql: asked, values }) => {
      const sql = asked.replace(/^COPY \(([\s\S]*)\) TO STDOUT$/, '$1');
      // Running it tells how many rows were really looked at; what writes is only planned.
      const reads = /^\s*(SELECT|WITH)/i.test(sql) && !/FOR UPDATE|AS \(\s*(?:INSERT|UPDATE|DELETE) /i.test(sql);
      const rows = reads
        ? await explainOften(client, sql, values)
        : (await client.query(`EXPLAIN (FORMAT JSON) ${sql}`, values)).rows;
      const nodes = nodesOf(rows[0]?.['QUERY PLAN'][0].Plan as PlanNode);
      const looked = nodes.reduce((sum, node) => sum + lookedAt(node), 0);
      return { sql, ways: nodes.flatMap(wayOfNode), looked: reads ? looked : null };
    },
    close: () => client.end(),
  };
}

type Explained = { 'QUERY PLAN': { Plan: PlanNode }[] };

const often = 6;

/** The plan after a statement was asked often: from the sixth time on, PostgreSQL may keep one plan for whatever values. */
async function explainOften(client: pg.Client, sql: string, values: unknown[]): Promise<Explained[]> {
  // The application asks searches anew each time, so that their words are planned with.
  if (sql.includes('::tsquery'))
    return (await client.query(`EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${sql}`, values)).rows;
  const given = values.map((value) => (value === null ? 'NULL' : client.escapeLiteral(String(value))));
  const execute = `EXECUTE asked${given.length > 0 ? `(${given.join(', ')})` : ''}`;
  await client.query(`PREPARE asked AS ${sql}`);
  try {
    for (let time = 1; time < often; time++) await client.query(execute);
    return (await client.query(`EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${execute}`)).rows;
  } finally {
    await client.query('DEALLOCATE asked');
  }
}

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Actual Rows'?: number;
  'Actual Loops'?: number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  Plans?: PlanNode[];
}

function nodesOf(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}

function wayOfNode(node: PlanNode): string[] {
  if (node['Index Name']) return [byIndex(node['Index Name'])];
  return node['Node Type'] === 'Seq Scan' ? [`${node['Relation Name']} whole`] : [];
}

function lookedAt(node: PlanNode): number {
  const names = ['Actual Rows', 'Rows Removed by Filter', 'Rows Removed by Index Recheck'] as const;
  return names.reduce((sum, name) => sum + (node[name] ?? 0), 0) * (node['Actual Loops'] ?? 0);
}
