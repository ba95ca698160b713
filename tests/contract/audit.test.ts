import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { addAppearance, addFigure, addLink } from '../../src/desk/add-to-claim.ts';
import { comment } from '../../src/desk/comment.ts';
import { keepIdentity } from '../../src/desk/confidential-identity.ts';
import { propose, sendBack } from '../../src/desk/propose.ts';
import { recordPublication } from '../../src/desk/publication.ts';
import { editSource } from '../../src/desk/record-source.ts';
import { retract } from '../../src/desk/reopen.ts';
import { verifyAudit } from '../../src/desk/verify-audit.ts';
import type { ScriptConnection } from '../../src/store/engines/engine.ts';
import { Builder, given } from '../support/builder.ts';
import { type Column, openRaw, readCatalogue, type Table } from '../support/catalogue.ts';
import { closeAtEnd, engineName } from '../support/database.ts';
import { ok, TestDesk } from '../support/desk.ts';

/**
 * `audit verify` finds every single change that is made behind the desk's back. Tables and columns come from the database
 * itself: a new one is altered here from the day that it exists.
 */

let on: TestDesk;
let connection: ScriptConnection;
let tables: Map<string, Table>;

before(async () => {
  on = await TestDesk.open();
  await fillEveryTable(new Builder(on));
  tables = await readCatalogue(on.url);
  for (const name of tables.keys()) if (name.startsWith('Work')) tables.delete(name);
  connection = await openRaw(on.url);
  closeAtEnd(() => connection.close());
  await takeGuardsAway();
});

async function fillEveryTable(build: Builder): Promise<void> {
  const contributor = { actor: await on.actor('contributor') };
  const parent = await build.source({ name: 'Ministry', kind: 'organisation', side: 'here', reliability: 'B' });
  const source = await build.source({ name: 'Speaker', kind: 'person', aliases: ['S.', 'Sp.'], parentId: parent.id });
  await editSource(on.desk, contributor, source.id, given({ revision: 1, side: 'there' }));
  const hidden = await build.source({ name: 'Source K-17', kind: 'person', confidential: true });
  await keepIdentity(on.desk, contributor, hidden.id, given({ identity: 'A neighbour.' }));
  const earlier = await build.document('The bridge is closed.');
  const document = await build.document('The bridge is closed, again.', {
    ...{ publisher: 'Outlet', author: 'A. Author', url: 'https://outlet.example/1', via: 'Aggregator' },
    ...{ publishedAt: '2023-03-20', capturedAt: '2023-03-21', earlierId: earlier.id },
  });
  const claim = await build.claim('checking', {
    evidence: 2,
    content: {
      ...{ topics: ['bridges', 'rivers'], place: { name: 'Kherson' }, eventDate: '2023-03~' },
      ...{ urgency: 'high', dueAt: '2026-04-01T00:00:00Z' },
      appearances: [{ documentId: document.id, exact: 'The bridge is closed', outletCheck: 'partly' }],
      attribution: [
        { role: 'asserted_by', sourceId: source.id, channel: 'radio', at: '2023-03-20', appearance: 0 },
        { role: 'found_in', source: { name: 'Outlet', kind: 'outlet' } },
      ],
    },
  });
  const figure = {
    metric: 'spans',
    low: 2,
    high: 3,
    unit: 'spans',
    asOf: '2023',
    period: '2023/2024',
    countedById: source.id,
  };
  await build.act('contributor', addFigure, claim, { ...figure, place: { name: 'Kherson' }, cumulative: true });
  await build.act('contributor', addFigure, claim, { metric: 'cars', value: 4.5 });
  await build.act('contributor', addLink, claim, { type: 'bears_on', claimId: (await build.claim()).id });
  await build.act('contributor', addAppearance, claim, { documentId: earlier.id, exact: 'closed' });
  const details = { url: 'https://outlet.example/2', credibility: 2, authoritative: true, visibility: 'public' };
  await build.evidence(claim, 'contributor', { ...details, documentId: document.id, exact: 'again' });
  const decision = { verdict: 'confirmed', use: 'state', rationale: 'Two origins.' };
  await build.act('editor', propose, claim, { ...decision, chainVerdicts: [{ chain: 1, verdict: 'said' }] });
  await build.act('reviewer', sendBack, claim, { comment: 'Ask again.' });
  await build.act('editor', propose, claim, {
    verdict: 'unverified',
    reason: 'not_yet_decidable',
    use: 'hold',
    rationale: 'Wait.',
    recheckAt: '2026-06-01',
  });
  const { revision, contentHash } = await build.now(claim.id);
  ok(await on.as('reviewer').post(`${claim.path}/sign-offs`, { revision, contentHash }));
  const other = await build.claim('settled');
  await build.act('second', retract, other, { reason: 'Wrong.' });
  ok(
    await on.as('editor').post(`${(await build.claim('checking')).path}/provisionals`, {
      revision: 2,
      verdict: 'disputed',
      use: 'hold',
      reason: 'Asked.',
    }),
  );
  await build.claim('in_review');
  const article = { url: 'https://paper.example/1', title: 'The bridge', publishedAt: '2026-03-01' };
  await recordPublication(on.desk, contributor, other.id, given(article));
  await comment(on.desk, contributor, claim.id, given({ body: 'Who saw it?' }));
  await on.token('editor', ['read'], '2030-01-01T00:00:00.000Z');
  const revoked = ok(await on.as('admin').post('/account/tokens', { name: 'T', scopes: ['read'] }), 201);
  ok(await on.as('admin').post(`${revoked.path}/revocations`));
  const { id } = await on.actor('colleague');
  ok(await on.as('admin').post(`/people/${id}`, { revision: 1, disabled: true }));
}

/** Triggers, checks and foreign keys: whoever owns the database can take them away, and this test does. */
async function takeGuardsAway(): Promise<void> {
  if (engineName === 'sqlite') {
    const triggers = await connection.rows<{ name: string }>(`SELECT name FROM sqlite_master WHERE type = 'trigger'`);
    for (const { name } of triggers) await connection.run(`DROP TRIGGER "${name}"`);
    return;
  }
  const keys = await connection.rows<{ table: string; name: string }>(
    `SELECT conrelid::regclass::text AS "table", conname AS "name" FROM pg_constraint
     WHERE connamespace = 'public'::regnamespace AND contype IN ('f', 'c')`,
  );
  for (const { table, name } of keys) await connection.run(`ALTER TABLE ${table} DROP CONSTRAINT "${name}"`);
  for (const table of tables.keys()) await connection.run(`ALTER TABLE "${table}" DISABLE TRIGGER USER`);
}

type Row = Record<string, unknown>;

/** With PROVE=1 values also come and go; without it each column is changed once. */
const prove = process.env.PROVE !== undefined;

const uncovered = new Set(['updatedAt', 'searchText']);
const columnsOf = (table: string) => tables.get(table)?.columns ?? [];
const quoted = (names: string[]) => names.map((name) => `"${name}"`).join(', ');

function literal(value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
}

const isBoolean = ({ type }: Column) => /^bool/i.test(type);
const isNumber = ({ type }: Column) => /int|real|double|numeric|float/i.test(type);

/** Another value for a column than the one that it has. */
function other(column: Column, value: unknown): unknown {
  if (isBoolean(column)) return engineName === 'sqlite' ? 1 - Number(value) : !value;
  if (isNumber(column)) return Number(value ?? 0) + 1000;
  return `${value ?? ''}x`;
}

function rowsOf(table: string): Promise<Row[]> {
  const { key = [] } = tables.get(table) ?? {};
  const names = columnsOf(table).map((column) => column.name);
  return connection.rows<Row>(`SELECT ${quoted(names)} FROM "${table}" ORDER BY ${quoted(key)}`);
}

function where(table: string, row: Row): string {
  return (tables.get(table)?.key ?? []).map((name) => `"${name}" = ${literal(row[name])}`).join(' AND ');
}

/** Changes one value, asks for the verification, and puts the value back. Gives where a fault was found, or null. */
async function faultAfter(table: string, row: Row, name: string, value: unknown): Promise<string | null> {
  await connection.run(`UPDATE "${table}" SET "${name}" = ${literal(value)} WHERE ${where(table, row)}`);
  const { fault } = await verifyAudit(on.desk);
  await connection.run(
    `UPDATE "${table}" SET "${name}" = ${literal(row[name])} WHERE ${where(table, { ...row, [name]: value })}`,
  );
  return fault && `${fault.place}: ${fault.message}`;
}

describe('the verification', () => {
  test('finds nothing wrong with what the desk wrote', async () => {
    const { fault, events, revisions, records } = await verifyAudit(on.desk);
    assert.equal(fault, null);
    assert.equal(events, await on.desk.store.read.event.count());
    assert.equal(revisions, await on.desk.store.read.revision.count());
    assert.ok(records > 10);
  });

  test('finds nothing wrong with the example desk', async () => {
    const example = await TestDesk.open('example');
    assert.equal((await verifyAudit(example.desk)).fault, null);
  });

  test('is tried on rows of every table that it covers', async () => {
    const empty: string[] = [];
    for (const table of tables.keys()) if ((await rowsOf(table)).length === 0) empty.push(table);
    assert.deepEqual(empty, [], 'make a row of it in `fillEveryTable`');
    assert.ok(tables.size >= 20);
  });

  test('finds every value that was changed, in every column of every table', async () => {
    const unnoticed: string[] = [];
    let tried = 0;
    for (const table of tables.keys()) {
      const rows = await rowsOf(table);
      for (const column of columnsOf(table).filter(({ name }) => !uncovered.has(name))) {
        const { name } = column;
        const given = rows.findLast((row) => row[name] !== null);
        const missing = rows.findLast((row) => row[name] === null);
        const changes: [Row, unknown][] = [];
        if (given) changes.push([given, other(column, given[name])]);
        if (missing && (!given || prove)) changes.push([missing, other(column, null)]);
        if (given && column.nullable && prove) changes.push([given, null]);
        for (const [row, value] of changes) {
          tried += 1;
          const fault = await faultAfter(table, row, name, value);
          if (fault === null) unnoticed.push(`${table}.${name}: ${literal(row[name])} → ${literal(value)}`);
          else assert.match(fault, /^[A-Z][A-Za-z]+\b.*: ./, `${table}.${name}`);
        }
      }
    }
    assert.deepEqual(unnoticed, []);
    assert.ok(tried > 150, `${tried} changes`);
    assert.equal((await verifyAudit(on.desk)).fault, null, 'everything was put back');
  });

  test('names the place: the row whose value was changed, or what stands for it', async () => {
    const named: [table: string, column: string, place: RegExp][] = [
      ['Event', 'action', /^Event \d+/],
      ['AuditHead', 'hash', /^AuditHead/],
      ['Revision', 'textHash', /^Revision \w+ \d+\.\d+/],
      ['RevisionText', 'text', /^Revision(Text)? \w+ \d+\.\d+/],
      ['Claim', 'statement', /^Claim \d+/],
      ['Evidence', 'note', /^(Evidence|Claim) /],
      ['SignOff', 'signerId', /^SignOff /],
      ['Proposal', 'rationale', /^Proposal /],
      ['DocumentText', 'text', /^DocumentText /],
      ['Person', 'role', /^Person \d+/],
    ];
    for (const [table, name, place] of named) {
      const row = (await rowsOf(table)).at(-1) as Row;
      const column = columnsOf(table).find((one) => one.name === name) as Column;
      assert.match((await faultAfter(table, row, name, other(column, row[name]))) ?? 'nothing', place, table);
    }
  });

  test('finds every row that was taken away or added', async () => {
    const unnoticed: string[] = [];
    for (const table of tables.keys()) {
      const names = columnsOf(table).map((column) => column.name);
      const rows = await rowsOf(table);
      for (const row of [rows[0], rows.at(-1)] as Row[]) {
        await connection.run(`DELETE FROM "${table}" WHERE ${where(table, row)}`);
        if (!(await verifyAudit(on.desk)).fault) unnoticed.push(`${table} without ${where(table, row)}`);
        const values = names.map((name) => literal(row[name])).join(', ');
        await connection.run(`INSERT INTO "${table}" (${quoted(names)}) VALUES (${values})`);
      }
      const added: Row = { ...rows.at(-1) };
      // What must be there once only: keys, and what a unique index holds.
      for (const column of columnsOf(table)) {
        const unique = tables.get(table)?.rules.some((rule) => /unique/i.test(rule) && rule.includes(column.name));
        const isKey = tables.get(table)?.key.includes(column.name);
        if ((unique && added[column.name] !== null) || isKey) added[column.name] = other(column, added[column.name]);
      }
      const values = names.map((name) => literal(added[name])).join(', ');
      await connection.run(`INSERT INTO "${table}" (${quoted(names)}) VALUES (${values})`);
      if (!(await verifyAudit(on.desk)).fault) unnoticed.push(`${table} with ${where(table, added)}`);
      await connection.run(`DELETE FROM "${table}" WHERE ${where(table, added)}`);
    }
    assert.deepEqual(unnoticed, []);
    assert.equal((await verifyAudit(on.desk)).fault, null, 'everything was put back');
  });

  test('finds a log that was cut short, head and all', async () => {
    const events = await rowsOf('Event');
    const [last, before] = [events.at(-1) as Row, events.at(-2) as Row];
    const head = (row: Row) =>
      `UPDATE "AuditHead" SET "seq" = ${row.seq}, "at" = ${literal(row.at)}, "hash" = ${literal(row.hash)}`;
    await connection.run(`DELETE FROM "Event" WHERE "seq" = ${last.seq}`);
    await connection.run(head(before));
    assert.notEqual((await verifyAudit(on.desk)).fault, null);
    const names = Object.keys(last);
    const values = names.map((name) => literal(last[name])).join(', ');
    await connection.run(`INSERT INTO "Event" (${quoted(names)}) VALUES (${values})`);
    await connection.run(head(last));
    assert.equal((await verifyAudit(on.desk)).fault, null);
  });

  test('changes nothing, and does not mind work beside it', async () => {
    await on.as('contributor').get('/claims.json');
    const before = await on.desk.store.read.auditHead.findFirst();
    const writing = on.as('contributor').post('/claims', { statement: 'Meanwhile.', language: 'en', kind: 'fact' });
    const [verified] = await Promise.all([verifyAudit(on.desk), writing]);
    assert.equal(verified.fault, null);
    assert.equal((await on.desk.store.read.auditHead.findFirst())?.seq, (before?.seq ?? 0) + 1);
  });
});
