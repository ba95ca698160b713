import { Latest, numbered, type Statement } from './statements.ts';

/**
 * Tables to which every act adds, and the log's head: nothing that is written to one of them looks at another, no guard on
 * them asks more than whether a row is new, so that the order among them means nothing.
 */
const kept = new Set(['Revision', 'RevisionText', 'Event', 'AuditHead', 'Note', 'WorkRequest', 'WorkNotification']);
const target = /^\s*(?:INSERT INTO "(\w+)"|UPDATE "(AuditHead)")/;

/**
 * The same statements in their order, those that stand beside each other and write to different ones of these tables joined
 * into one: what the protocol costs a statement is more than what a row does.
 */
export function* joinedWrites(statements: readonly Statement[]): Generator<Statement> {
  let group: Statement[] = [];
  let tables = new Set<string>();
  for (const statement of statements) {
    const [, inserted, updated] = target.exec(statement.sql) ?? [];
    const table = inserted ?? updated;
    const joins = table !== undefined && kept.has(table);
    if (joins && !tables.has(table)) {
      group.push(statement);
      tables.add(table);
      continue;
    }
    if (group.length > 0) yield joined(group);
    group = joins ? [statement] : [];
    tables = new Set(joins ? [table] : []);
    if (!joins) yield statement;
  }
  if (group.length > 0) yield joined(group);
}

// By the texts of the parts: an act of one kind writes the same each time.
const texts = new Latest<Pick<Statement, 'sql' | 'text'>>(200);

/** One statement that does all of a group, by common table expressions that write (PostgreSQL, "Data-Modifying Statements in WITH"). */
function joined(group: Statement[]): Statement {
  const [only, ...others] = group;
  if (only && others.length === 0) return only;
  const sqls = group.map(({ sql }) => sql);
  const name = sqls.join(';');
  let text = texts.get(name);
  if (!text) {
    const last = sqls.pop();
    text = numbered(`WITH ${sqls.map((one, place) => `"w${place}" AS (${one})`).join(', ')} ${last}`);
    texts.set(name, text);
  }
  return { ...text, values: group.flatMap(({ values }) => values) };
}
