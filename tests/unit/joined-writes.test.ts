import assert from 'node:assert/strict';
import { test } from 'node:test';
import { joinedWrites } from '../../src/store/engines/postgresql-joined.ts';
import type { Statement } from '../../src/store/engines/statements.ts';

const insert = (table: string, ...values: unknown[]): Statement => {
  const sql = `INSERT INTO "${table}" ("a", "b") VALUES (${values.map(() => '?').join(', ')})`;
  let place = 0;
  return { sql, text: sql.replace(/\?/g, () => `$${++place}`), values };
};
const head: Statement = {
  sql: 'UPDATE "AuditHead" SET "seq" = ?',
  text: 'UPDATE "AuditHead" SET "seq" = $1',
  values: [9],
};

test('what every act adds goes to PostgreSQL as one statement, its values numbered through', () => {
  const [one, ...others] = [...joinedWrites([insert('Revision', 1, 2), insert('Event', 3, 4), head])];
  assert.equal(others.length, 0);
  assert.equal(
    one?.text,
    'WITH "w0" AS (INSERT INTO "Revision" ("a", "b") VALUES ($1, $2)), "w1" AS (INSERT INTO "Event" ("a", "b") VALUES ($3, $4)) UPDATE "AuditHead" SET "seq" = $5',
  );
  assert.deepEqual(one.values, [1, 2, 3, 4, 9]);
});

test('what looks at other tables, or may, stays by itself and in its place', () => {
  const claim: Statement = { sql: 'UPDATE "Claim" SET "a" = ?', text: 'UPDATE "Claim" SET "a" = $1', values: [5] };
  const statements = [insert('Proposal', 1, 2), insert('Revision', 1, 2), claim, insert('SignOff', 1, 2), head];
  assert.deepEqual([...joinedWrites(statements)], statements);
});

test('rows of one table are written in their order', () => {
  const statements = [insert('Event', 1, 2), insert('Event', 3, 4), insert('Note', 5, 6)];
  const [first, second, ...others] = [...joinedWrites(statements)];
  assert.equal(others.length, 0);
  assert.deepEqual(first, statements[0]);
  assert.deepEqual(second?.values, [3, 4, 5, 6]);
});
