import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import path from 'node:path';
import { before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { limitStore } from '../../src/desk/limits.ts';
import { verifyAudit } from '../../src/desk/verify-audit.ts';
import { root } from '../../src/root.ts';
import { type Head, lockHead } from '../../src/store/audit.ts';
import { engineFor, openStore, type Store, type Tx } from '../../src/store/store.ts';
import { Builder } from '../support/builder.ts';
import { closeAtEnd, engineName } from '../support/database.ts';
import { TestDesk } from '../support/desk.ts';
import { unreliable } from '../support/unreliable.ts';

/** The promises of the one way to write, whatever else is going on. */
let on: TestDesk;
let store: Store;

before(async () => {
  on = await TestDesk.open();
  store = on.desk.store;
});

const put = (tx: Tx, key: string, points: number) =>
  tx.workLimit.upsert({ where: { key }, create: { key, points }, update: { points } });
const pointsOf = async (key: string) => (await store.read.workLimit.findUnique({ where: { key } }))?.points;

/** What locks the log's head first, as all that records does. */
const locking = <T>(work: (tx: Tx, head: Head) => Promise<T>) => ({
  ask: lockHead,
  after: (head: Head) => head,
  do: async (tx: Tx, head: Head) => ({ result: await work(tx, head), left: null }),
});

describe('a write', () => {
  test('beside one that is rolled back is kept, and nothing of the other is', async () => {
    let beside: Promise<unknown> = Promise.resolve();
    const rolledBack = store.write(async (tx) => {
      await put(tx, 'gone', 1);
      beside = store.write((other) => put(other, 'kept', 1));
      await sleep(30);
      await put(tx, 'gone too', 1);
      throw new Error('rolled back');
    });
    await assert.rejects(rolledBack, /rolled back/);
    await beside;
    assert.deepEqual(
      [await pointsOf('kept'), await pointsOf('gone'), await pointsOf('gone too')],
      [1, undefined, undefined],
    );
  });

  test('that reads before it writes sees what the one before it wrote: fifty at once lose no count', async () => {
    await store.write((tx) => put(tx, 'count', 0));
    const add = () =>
      store.write(async (tx) => {
        // The head of the log is locked first, as by every verb.
        await tx.auditHead.update({ where: { id: 1 }, data: { seq: { increment: 0 } } });
        const row = await tx.workLimit.findUnique({ where: { key: 'count' } });
        await sleep(1);
        await put(tx, 'count', (row?.points ?? 0) + 1);
      });
    await Promise.all(Array.from({ length: 50 }, add));
    assert.equal(await pointsOf('count'), 50);
  });

  test('is rolled back by a statement that nobody waited for, though everything after it was done', async () => {
    const twice = store.write(async (tx) => {
      await put(tx, 'beside a failure', 1);
      tx.$send`INSERT INTO "WorkLimit" ("key", "points") VALUES (${'beside a failure'}, 2)`;
      return 'done';
    });
    await assert.rejects(twice, /unique/i);
    assert.equal(await pointsOf('beside a failure'), undefined);
    // The connection is as good as before.
    await store.write((tx) => put(tx, 'after a failure', 1));
    assert.equal(await pointsOf('after a failure'), 1);
  });

  test('of many that wait for the log is whole or not at all, whatever becomes of those committed with it', async () => {
    const append = (key: string, fail?: (tx: Tx) => void | Promise<void>) =>
      store.append(
        locking(async (tx, { seq }) => {
          await put(tx, key, 1);
          tx.$send`UPDATE "AuditHead" SET "seq" = ${seq} WHERE "id" = 1`;
          await fail?.(tx);
          return key;
        }),
      );
    const duplicate = (tx: Tx) => tx.$send`INSERT INTO "WorkLimit" ("key", "points") VALUES (${'together 0'}, 2)`;
    const outcomes = await Promise.allSettled(
      Array.from({ length: 30 }, (_, index) => {
        if (index % 5 === 1) return append(`together ${index}`, () => Promise.reject(new Error('refused')));
        if (index % 5 === 2) return append(`together ${index}`, duplicate);
        return append(`together ${index}`);
      }),
    );
    const kept = await Promise.all(outcomes.map((_, index) => pointsOf(`together ${index}`)));
    for (const [index, outcome] of outcomes.entries()) {
      const failed = index % 5 === 1 || index % 5 === 2;
      assert.equal(outcome.status, failed ? 'rejected' : 'fulfilled', `${index}`);
      assert.equal(kept[index], failed ? undefined : 1, `${index}`);
    }
    const reasons = outcomes.flatMap((one) => (one.status === 'rejected' ? [String(one.reason.message)] : []));
    assert.equal(reasons.filter((reason) => reason === 'refused').length, 6);
    assert.equal(reasons.filter((reason) => /unique/i.test(reason)).length, 6);
  });

  test('knows what those before it in one transaction have done: it is told, or asks again', async () => {
    type Known = { points: number; isTold: boolean };
    const told = (_asked: Known, left: number): Known => ({ points: left, isTold: true });
    for (const [name, after] of Object.entries({ told, asking: () => null })) {
      await store.write((tx) => put(tx, name, 0));
      const add = () =>
        store.append({
          ask: async (tx): Promise<Known> => {
            await lockHead(tx);
            const [row] = await tx.$queryRaw<{ points: number }[]>`
              SELECT "points" FROM "WorkLimit" WHERE "key" = ${name}`;
            return { points: row?.points ?? 0, isTold: false };
          },
          after,
          do: async (tx, known) => {
            tx.$send`UPDATE "WorkLimit" SET "points" = ${known.points + 1} WHERE "key" = ${name}`;
            return { result: known, left: known.points + 1 };
          },
        });
      const knew = await Promise.all(Array.from({ length: 60 }, add));
      assert.deepEqual(
        knew.map(({ points }) => points).sort((a, b) => a - b),
        Array.from({ length: 60 }, (_, index) => index),
      );
      assert.equal(await pointsOf(name), 60);
      assert.equal(
        knew.some(({ isTold }) => isTold),
        name === 'told',
      );
    }
  });

  test('that takes long keeps others waiting for itself alone: those behind it are committed apart', async () => {
    const course: string[] = [];
    const slow = (name: number) => {
      const work = locking(async (tx) => {
        course.push(`${name} begins`);
        await put(tx, `slow ${name}`, 1);
        await sleep(40);
      });
      return store.append(work).then(() => course.push(`${name} is told`));
    };
    await Promise.all([0, 1, 2, 3].map(slow));
    assert.deepEqual(
      course,
      [0, 1, 2, 3].flatMap((name) => [`${name} begins`, `${name} is told`]),
    );
  });

  test('whose questions fail is told so, and those beside it are done', async () => {
    const asking = (key: string, ask: (tx: Tx) => Promise<Head>) =>
      store.append({ ...locking((tx) => put(tx, key, 1)), ask });
    const outcomes = await Promise.allSettled([
      asking('before it', lockHead),
      asking('it', async () => Promise.reject(new Error('not to be known'))),
      asking('broken', async (tx) => {
        await tx.$queryRaw`SELECT "none" FROM "WorkLimit"`;
        return lockHead(tx);
      }),
      asking('after it', lockHead),
    ]);
    assert.deepEqual(
      outcomes.map(({ status }) => status),
      ['fulfilled', 'rejected', 'rejected', 'fulfilled'],
    );
    const kept = await Promise.all(['before it', 'it', 'broken', 'after it'].map(pointsOf));
    assert.deepEqual(kept, [1, undefined, undefined, 1]);
  });

  test('sees by statements what it wrote by models, and the other way round', async () => {
    const seen = await store.write(async (tx) => {
      await put(tx, 'by a model', 1);
      const rows = await tx.$queryRaw<{ points: number }[]>`
        SELECT "points" FROM "WorkLimit" WHERE "key" = ${'by a model'}`;
      tx.$send`UPDATE "WorkLimit" SET "points" = ${2} WHERE "key" = ${'by a model'}`;
      return [rows[0]?.points, (await tx.workLimit.findUnique({ where: { key: 'by a model' } }))?.points];
    });
    assert.deepEqual(seen, [1, 2]);
  });

  test('is left by nobody with what it was given: used afterwards, that writes nothing', async () => {
    const kept = await store.write(async (tx) => ({ tx }));
    await assert.rejects(async () => kept.tx.$executeRaw`DELETE FROM "WorkLimit"`, /has ended/);
    await assert.rejects(async () => kept.tx.workLimit.deleteMany(), /has ended/);
    assert.throws(() => kept.tx.$send`DELETE FROM "WorkLimit"`, /has ended/);
  });

  test('that fails waits for what it left unfinished, so that none of it is written outside', async () => {
    let beside: Promise<unknown> = Promise.resolve();
    const failed = store.write(async (tx) => {
      beside = put(tx, 'unfinished', 1).catch(() => {});
      throw new Error('failed at once');
    });
    await assert.rejects(failed, /failed at once/);
    await beside;
    assert.equal(await pointsOf('unfinished'), undefined);
  });

  test('is all or nothing: a verb that fails halfway leaves neither row nor revision nor event', async () => {
    const counts = () =>
      Promise.all([
        store.read.claim.count(),
        store.read.revision.count(),
        store.read.event.count(),
        store.read.source.count(),
      ]);
    const before = await counts();
    const body = {
      ...{ statement: 'The bridge is closed.', language: 'en', kind: 'fact' },
      attribution: [{ role: 'asserted_by', source: { name: 'Nobody before', kind: 'person' } }],
      figures: [{ metric: 'spans', value: 1, countedById: 999 }],
    };
    assert.equal((await on.as('contributor').post('/claims', body)).status, 422);
    const after = await counts();
    // The token of the test itself is one revision and one event.
    assert.deepEqual([after[0], after[3]], [before[0], before[3]]);
    assert.equal((await on.as('contributor').post('/claims', body)).status, 422);
    assert.deepEqual(await counts(), after);
  });

  test('does not keep pages waiting: reading goes on beside forty of them', async () => {
    const build = new Builder(on);
    await on.as('reader').get('/claims.json');
    let written = 0;
    const one = () => build.claim().then(() => ++written);
    const writing = Promise.all(Array.from({ length: 40 }, one));
    for (let page = 0; page < 3; page++) await on.as('reader').get('/healthz');
    assert.ok(written < 40, 'three pages came before the last of forty writes');
    await writing;
    assert.equal((await verifyAudit(on.desk)).fault, null);
  });

  test('of three processes at once forks nothing and loses nothing', async () => {
    const own = await TestDesk.open();
    const program = path.join(root, 'tests', 'support', 'write.ts');
    const run = () => promisify(execFile)(process.execPath, ['--import', 'tsx', program, own.url, '15'], { cwd: root });
    const outputs = await Promise.all([run(), run(), run()]);
    const ids = outputs.flatMap(({ stdout }) => JSON.parse(stdout) as number[]).sort((a, b) => a - b);
    assert.deepEqual(
      ids,
      Array.from({ length: 45 }, (_, index) => index + 1),
    );
    const { fault, events } = await verifyAudit(own.desk);
    assert.equal(fault, null);
    assert.equal(events, await own.desk.store.read.event.count());
  });
});

describe('a counted attempt', () => {
  const count = (key: string, change: object = {}) =>
    limitStore(on.desk).upsert(key, {
      ...{ points: 1, expiresAt: '2026-03-01T10:00:00.000Z', now: '2026-03-01T09:00:00.000Z', replace: false },
      ...change,
    });

  test('is counted when it is the first of many side by side', async () => {
    await Promise.all(Array.from({ length: 20 }, () => count('first')));
    assert.deepEqual(await limitStore(on.desk).read('first'), { points: 20, expiresAt: '2026-03-01T10:00:00.000Z' });
  });

  test('begins anew when the time of the others is over, or when it is told to', async () => {
    await count('anew', { points: 5 });
    const later = { now: '2026-03-01T10:00:00.000Z', expiresAt: '2026-03-01T11:00:00.000Z' };
    assert.deepEqual(await count('anew', later), { points: 1, expiresAt: later.expiresAt });
    assert.deepEqual(await count('anew', { points: 3, replace: true, expiresAt: null }), {
      points: 3,
      expiresAt: null,
    });
    assert.deepEqual(await count('anew', later), { points: 4, expiresAt: null });
  });
});

describe('where the connection breaks', { skip: engineName === 'sqlite' && 'SQLite is in the process itself' }, () => {
  const works = ['a', 'b', 'c'];
  const appended = async (by: Store, name: string) => {
    const done = await Promise.allSettled(
      works.map((work) =>
        by.append(
          locking(async (tx) => {
            tx.$send`INSERT INTO "WorkLimit" ("key", "points") VALUES (${`${name} ${work} ${Math.random()}`}, 1)`;
            return work;
          }),
        ),
      ),
    );
    const rows = await store.read.workLimit.findMany({ where: { key: { startsWith: `${name} ` } } });
    return { done, kept: works.map((work) => rows.filter(({ key }) => key.startsWith(`${name} ${work} `)).length) };
  };
  const open = async () => {
    const way = await unreliable(on.url);
    const by = await openStore(engineFor(way.url));
    closeAtEnd(() => by.close());
    return { way, by };
  };

  test('after a commit whose answer got lost nothing is done twice, and nobody is told that nothing was saved', async () => {
    const { way, by } = await open();
    await by.append(locking(async () => null));
    way.cutAt('COMMIT', 'after');
    const { done, kept } = await appended(by, 'lost');
    const [first, second, third] = kept;
    assert.deepEqual([first, second, third], [1, 1, 1]);
    const told = done.map((one) => (one.status === 'rejected' ? one.reason.message : one.value));
    assert.ok(
      told.some((sentence) => /Look whether it was/.test(sentence)),
      told.join('\n'),
    );
    for (const [index, sentence] of told.entries())
      assert.match(sentence, new RegExp(`Look whether it was|^${works[index]}$`));
  });

  test('before a commit was sent each is done again, and done', async () => {
    const { way, by } = await open();
    await by.append(locking(async () => null));
    way.cutAt('INSERT', 'before');
    const { done, kept } = await appended(by, 'cut');
    for (const [index, one] of done.entries()) assert.equal(kept[index], one.status === 'fulfilled' ? 1 : 0);
  });

  test('while pages read, the next page gets another connection', async () => {
    const { way, by } = await open();
    for (const read of [by.gathering().read, by.lookUps]) {
      const ask = (n: number) => read.$queryRaw<{ n: number }[]>`SELECT CAST(${n} AS INTEGER) AS "n"`;
      assert.deepEqual((await Promise.all([ask(1), ask(2)])).flat(), [{ n: 1 }, { n: 2 }]);
      way.cutAt('SELECT CAST', 'before');
      await assert.rejects(Promise.all([ask(3), read.$queryRaw`SELECT CAST(${'x'} AS TEXT) AS "other"`]));
      assert.deepEqual((await Promise.all([ask(4), ask(5)])).flat(), [{ n: 4 }, { n: 5 }]);
    }
  });

  test('of statements that went out together, one that fails takes none of the others with it', async () => {
    for (const read of [store.gathering().read, store.lookUps]) {
      const ask = (n: number) => read.$queryRaw<{ n: number }[]>`SELECT CAST(${n} AS INTEGER) AS "n"`;
      const answers = await Promise.allSettled([ask(1), read.$queryRaw`SELECT 1 / CAST(${0} AS INTEGER)`, ask(2)]);
      assert.deepEqual(
        answers.map(({ status }) => status),
        ['fulfilled', 'rejected', 'fulfilled'],
      );
    }
  });
});

describe('a SQLite file', { skip: engineName === 'postgresql' && 'PostgreSQL has settings of its own' }, () => {
  test('is synced at every commit, keeps its foreign keys and is written through the log', async () => {
    const settings = await store.write(async (tx) => [
      await tx.$queryRaw<object[]>`PRAGMA synchronous`,
      await tx.$queryRaw<object[]>`PRAGMA foreign_keys`,
      await tx.$queryRaw<object[]>`PRAGMA journal_mode`,
    ]);
    assert.deepEqual(settings.flat(), [{ synchronous: 2 }, { foreign_keys: 1 }, { journal_mode: 'wal' }]);
  });

  test('that ended a transaction by itself takes nothing more of it', async () => {
    const alone = /rolled back/;
    for (const write of [store.write, <T>(work: (tx: Tx) => Promise<T>) => store.append(locking(work))]) {
      const failed = write(async (tx) => {
        await put(tx, 'ended', 1);
        const again = tx.$executeRaw`INSERT OR ROLLBACK INTO "WorkLimit" ("key", "points") VALUES (${'ended'}, 2)`;
        await assert.rejects(again, /unique/i);
        assert.throws(() => tx.$send`INSERT INTO "WorkLimit" ("key", "points") VALUES (${'alone'}, 1)`, alone);
        await assert.rejects(put(tx, 'alone', 1), alone);
      });
      await assert.rejects(failed, /no transaction/);
    }
    assert.deepEqual([await pointsOf('ended'), await pointsOf('alone')], [undefined, undefined]);
  });

  test('is so for a desk that is opened again, too', async () => {
    const again = await TestDesk.open('staffed', { url: on.url, clock: on.clock });
    const rows = await again.desk.store.write((tx) => tx.$queryRaw`PRAGMA synchronous`);
    assert.deepEqual(rows, [{ synchronous: 2 }]);
  });
});
