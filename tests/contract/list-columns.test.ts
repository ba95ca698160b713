import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { before, describe, test } from 'node:test';
import { withdrawEvidence } from '../../src/desk/add-to-claim.ts';
import { saveClaim } from '../../src/desk/change-claim.ts';
import { system } from '../../src/desk/desk.ts';
import { publishProvisionally } from '../../src/desk/publish-provisionally.ts';
import { record } from '../../src/desk/record.ts';
import { retract } from '../../src/desk/reopen.ts';
import { verifyAudit } from '../../src/desk/verify-audit.ts';
import type { Claim } from '../../src/domain/claim.ts';
import { root } from '../../src/root.ts';
import { Builder } from '../support/builder.ts';
import { rowsRaw, runRaw } from '../support/catalogue.ts';
import { engineName } from '../support/database.ts';
import { TestDesk } from '../support/desk.ts';

/** The columns that rows of lists are shown from: written with each revision, and filled for claims from before they were. */

const columns = ['speaker', 'eventDateDerived', 'provisionalVerdict', 'itemsSince', 'copiesSince'] as const;
const blank: Record<(typeof columns)[number], string> = {
  speaker: 'NULL',
  eventDateDerived: 'false',
  provisionalVerdict: 'NULL',
  itemsSince: '0',
  copiesSince: '0',
};

let on: TestDesk;
let build: Builder;
let expected: Map<number, unknown[]>;

before(async () => {
  on = await TestDesk.open();
  build = new Builder(on);
  expected = new Map(await manyKinds());
});

/** Claims of every kind that the columns tell apart, with what they are to hold. */
async function manyKinds(): Promise<[number, unknown[]][]> {
  const witness = { name: 'A “witness” \\ о́ко', kind: 'eyewitness' };
  const outlet = { name: 'Outlet', kind: 'outlet' };
  const found = { role: 'found_in', source: outlet };
  const plain = await build.claim();
  const said = await build.claim('triage', {
    content: {
      attribution: [found, { role: 'asserted_by', source: witness }],
      ...{ eventDate: '2023-03-18', eventDateDerived: true },
    },
  });
  const relayed = await build.claim('triage', { content: { attribution: [found], eventDate: '2023' } });
  const nobody = await build.claim('triage', { content: { attribution: [{ role: 'asserted_by' }] } });
  const provisional = await build.claim('checking');
  await build.act('editor', publishProvisionally, provisional, { verdict: 'disputed', use: 'hold', reason: 'Asked.' });
  const current = await build.claim('settled', { evidence: 2 });

  const behind = await build.claim('settled', { evidence: 3 });
  const [first, second] = behind.evidence;
  await later(() => build.act('editor', withdrawing(first?.id), behind, { reason: 'Mistaken.' }));
  const added = await later(() => build.evidence(behind));
  await later(() => build.act('editor', withdrawing(added.evidence.at(-1)?.id), behind, { reason: 'Mistaken, too.' }));
  await later(() => build.evidence(behind));
  await takeCopy(behind.id, second?.id);

  const retracted = await build.claim('settled', { evidence: 1 });
  await build.act('editor', retract, retracted, { reason: 'Wrong.' });
  await later(() => build.evidence(retracted));

  return [
    [plain.id, [null, false, null, 0, 0]],
    [said.id, [witness.name, true, null, 0, 0]],
    [relayed.id, ['Outlet', false, null, 0, 0]],
    [nobody.id, ['', false, null, 0, 0]],
    [provisional.id, [null, false, 'disputed', 0, 0]],
    [current.id, [null, false, null, 0, 0]],
    [behind.id, [null, false, null, 2, 1]],
    [retracted.id, [null, false, null, 0, 0]],
  ];
}

const withdrawing =
  (itemId = '') =>
  (...[desk, act, id, body]: Parameters<typeof publishProvisionally>) =>
    withdrawEvidence(desk, act, id, itemId, body);

function later<T>(work: () => Promise<T>): Promise<T> {
  on.clock.pass(1);
  return work();
}

/** As the copy of a web address is kept in an item once it is taken. */
async function takeCopy(id: number, itemId: string | undefined): Promise<void> {
  on.clock.pass(1);
  const takenAt = on.clock().toISOString();
  const copy = { of: 'url', mediaType: 'text/html', size: 1, takenAt } as const;
  await record(on.desk, { actor: system }, async (entry) => {
    const claim = await entry.get('claim', id);
    const evidence: Claim['evidence'] = claim.evidence.map((item) => (item.id === itemId ? { ...item, copy } : item));
    return saveClaim(entry, claim, { ...claim, evidence }, { action: 'claim.copy_taken', detail: { itemId } });
  });
}

async function storedColumns(): Promise<Map<number, unknown[]>> {
  const names = columns.map((name) => `"${name}"`).join(', ');
  const rows = await rowsRaw<Record<string, unknown>>(on.url, `SELECT "id", ${names} FROM "Claim" ORDER BY "id"`);
  return new Map(
    rows.map((row) => [Number(row.id), columns.map((name) => (name === 'eventDateDerived' ? !!row[name] : row[name]))]),
  );
}

/** The statements by which a migration fills columns of records from before it. */
function fillingStatements(migration: string): string[] {
  const folder = path.join(root, 'prisma', 'migrations', engineName);
  const name = readdirSync(folder).find((one) => one.endsWith(`_${migration}`)) ?? '';
  const sql = readFileSync(path.join(folder, name, 'migration.sql'), 'utf8');
  const statements = sql.match(/^UPDATE "\w+" SET[^;]+;/gm) ?? [];
  assert.ok(statements.length > 0, 'the migration fills nothing');
  return statements;
}

describe('the columns that rows of lists are shown from', () => {
  test('say what the latest revision does', async () => {
    assert.deepEqual(await storedColumns(), expected);
    assert.equal((await verifyAudit(on.desk)).fault, null);
  });

  test('are filled from the stored texts for claims from before there were such columns', async () => {
    const emptied = Object.entries(blank).map(([name, value]) => `"${name}" = ${value}`);
    await runRaw(on.url, `UPDATE "Claim" SET ${emptied.join(', ')}`);
    assert.match((await verifyAudit(on.desk)).fault?.message ?? '', /not what the latest revision says/);
    await runRaw(on.url, ...fillingStatements('rows_of_lists'));
    assert.deepEqual(await storedColumns(), expected);
    assert.equal((await verifyAudit(on.desk)).fault, null);
  });
});

describe('the columns that answers are made from without reading the text', () => {
  test('name the lists that a text leaves out, and the recording that a document is the transcript of', async () => {
    const claim = await build.claim('triage', { content: { topics: ['bridges'] } });
    const mediaUrl = 'https://news.example/voice.mp3';
    const transcript = await build.document('[00:01] The bridge is closed.', { mediaUrl });
    const stored = async () => {
      const [lists] = await rowsRaw<{ names: string }>(
        on.url,
        `SELECT "emptyLists" AS "names" FROM "Claim" WHERE "id" = ${claim.id}`,
      );
      const [media] = await rowsRaw<{ url: string }>(
        on.url,
        `SELECT "mediaUrl" AS "url" FROM "Document" WHERE "id" = ${transcript.id}`,
      );
      return [lists?.names, media?.url];
    };
    const expected = ['attribution appearances evidence figures links corrections', mediaUrl];
    assert.deepEqual(await stored(), expected);
    await runRaw(on.url, `UPDATE "Claim" SET "emptyLists" = ''`, `UPDATE "Document" SET "mediaUrl" = NULL`);
    await runRaw(on.url, ...fillingStatements('answers_from_texts'));
    assert.deepEqual(await stored(), expected);
    assert.equal((await verifyAudit(on.desk)).fault, null);
  });
});
