import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { sha256 } from '../../src/domain/canonical.ts';
import type { Claim } from '../../src/domain/claim.ts';
import type { ScriptConnection } from '../../src/store/engines/engine.ts';
import { Builder } from '../support/builder.ts';
import { openRaw } from '../support/catalogue.ts';
import { closeAtEnd, engineName } from '../support/database.ts';
import { TestDesk } from '../support/desk.ts';

/** What the database refuses by itself, whoever asks: tried with SQL behind the application's back. */
let on: TestDesk;
let connection: ScriptConnection;
let settled: Claim;
let inReview: Claim;
const people = new Map<string, number>();

before(async () => {
  on = await TestDesk.open();
  const build = new Builder(on);
  settled = await build.claim('settled');
  inReview = await build.claim('in_review');
  await build.document('A bridge was closed on Monday.');
  for (const who of ['contributor', 'editor', 'reviewer', 'second', 'robot']) {
    people.set(who, (await on.actor(who)).id);
  }
  connection = await openRaw(on.url);
  closeAtEnd(() => connection.close());
  if (engineName === 'sqlite') await connection.run('PRAGMA foreign_keys=ON');
});

/** Tries a statement in a transaction that is rolled back; gives what the database said, or null where it did it. */
async function refusal(...statements: string[]): Promise<string | null> {
  await connection.run('BEGIN');
  try {
    for (const sql of statements) await connection.run(sql);
    return null;
  } catch (error) {
    return (error as Error).message;
  } finally {
    await connection.run('ROLLBACK');
  }
}

describe('what was recorded stays as it was recorded', () => {
  const changes: Record<string, string> = {
    Event: `"action" = 'nothing'`,
    Revision: `"actorId" = 1`,
    SignOff: `"signerId" = 1`,
    RevisionText: `"text" = '{}'`,
    DocumentText: `"text" = 'Nothing was closed.'`,
  };
  for (const [table, change] of Object.entries(changes)) {
    test(`a row of ${table} cannot be changed`, async () => {
      assert.match((await refusal(`UPDATE "${table}" SET ${change}`)) ?? '', /append-only/);
    });
    test(`a row of ${table} cannot be deleted`, async () => {
      assert.match((await refusal(`DELETE FROM "${table}"`)) ?? '', /append-only/);
    });
    test(`${table} cannot be emptied`, { skip: engineName === 'sqlite' && 'SQLite has no TRUNCATE' }, async () => {
      assert.match((await refusal(`TRUNCATE "${table}" CASCADE`)) ?? '', /append-only/);
    });
  }

  test('a text can be taken away, and nothing else about it changed', async () => {
    assert.equal(await refusal(`UPDATE "RevisionText" SET "text" = NULL`), null);
    assert.equal(await refusal(`UPDATE "DocumentText" SET "text" = NULL`), null);
    assert.match((await refusal(`UPDATE "RevisionText" SET "text" = NULL, "number" = 99`)) ?? '', /append-only/);
    assert.match((await refusal(`UPDATE "DocumentText" SET "text" = NULL, "length" = 0`)) ?? '', /append-only/);
  });
});

/** A sign-off by raw SQL of the claim in review, as good as it can be made. */
function signOffBy(signer: string, lie: Partial<Record<'proposerId' | 'revision', number | string>> = {}): string {
  const proposal = `(SELECT "id" FROM "Proposal" WHERE "openFor" = ${inReview.id})`;
  const hash = sha256('anything');
  const { proposerId = people.get('editor'), revision = inReview.revision + 1 } = lie;
  return `INSERT INTO "SignOff" ("id", "claimId", "revision", "proposalId", "proposerId", "signerId", "at", "claimHash", "contentHash", "decisionHash")
    VALUES ('made-up', ${inReview.id}, ${revision}, ${proposal}, ${proposerId}, ${people.get(signer)}, '2026-03-01T00:00:00.000Z', '${hash}', '${hash}', '${hash}')`;
}

describe('a sign-off that only the database sees', () => {
  test('passes where a second person gives it', async () => {
    assert.equal(await refusal(signOffBy('reviewer')), null);
  });

  test('is refused to the proposer', async () => {
    assert.match((await refusal(signOffBy('editor'))) ?? '', /separation of duties|second_person/);
  });

  test('is refused to the proposer who names somebody else as the proposer', async () => {
    const proposerId = people.get('second') as number;
    assert.match((await refusal(signOffBy('editor', { proposerId }))) ?? '', /foreign key/i);
  });

  test('is refused to who recorded or restated what is claimed', async () => {
    assert.match((await refusal(signOffBy('contributor'))) ?? '', /separation of duties/);
  });

  test('is refused to a service account', async () => {
    assert.match((await refusal(signOffBy('robot'))) ?? '', /separation of duties/);
  });

  test('is refused to a person whose account is disabled', async () => {
    const disable = `UPDATE "Person" SET "disabledAt" = '2026-03-01T00:00:00.000Z' WHERE "id" = ${people.get('reviewer')}`;
    assert.match((await refusal(disable, signOffBy('reviewer'))) ?? '', /separation of duties/);
  });

  test('is refused to nobody', async () => {
    people.set('nobody', 999);
    assert.match((await refusal(signOffBy('nobody'))) ?? '', /separation of duties/);
  });

  test('is refused for a revision that was signed already', async () => {
    assert.match((await refusal(signOffBy('reviewer'), signOffBy('second'))) ?? '', /unique/i);
  });

  test('is not undone by deleting its claim or its proposal', async () => {
    assert.match((await refusal(`DELETE FROM "Claim" WHERE "id" = ${settled.id}`)) ?? '', /foreign key/i);
    assert.match((await refusal(`DELETE FROM "Proposal" WHERE "claimId" = ${settled.id}`)) ?? '', /foreign key/i);
  });
});

describe('the reading half of the store', () => {
  test('is kept from writing by the database', async () => {
    const read = on.desk.store.read;
    const before = await read.auditHead.findMany();
    await assert.rejects(async () => read.$queryRaw`UPDATE "AuditHead" SET "seq" = 0 RETURNING "seq"`);
    await assert.rejects(async () => read.$queryRaw`DELETE FROM "Note" RETURNING "id"`);
    await assert.rejects(async () => read.$queryRaw`CREATE TABLE "Mine" ("id" INTEGER)`);
    assert.deepEqual(await read.auditHead.findMany(), before);
  });

  test('has no verb for it at run time either', () => {
    const claims = on.desk.store.read.claim as unknown as Record<string, (args: object) => Promise<unknown>>;
    return assert.rejects(async () => claims.updateMany?.({ data: { statement: 'Nothing.' } }));
  });

  test('does not see what a transaction has not committed', async () => {
    const { store } = on.desk;
    await assert.rejects(
      store.write(async (tx) => {
        await tx.auditHead.updateMany({ data: { hash: 'not yet' } });
        assert.notEqual((await store.read.auditHead.findFirst())?.hash, 'not yet');
        throw new Error('rolled back');
      }),
      /rolled back/,
    );
    assert.notEqual((await store.read.auditHead.findFirst())?.hash, 'not yet');
  });
});
