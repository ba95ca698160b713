import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { claimFilters, claimSorts } from '../../src/domain/inputs/claim-filters.ts';
import { queueNames } from '../../src/domain/queues.ts';
import { type ClaimQuery, countClaims } from '../../src/store/claim-list.ts';
import { wayTo } from '../../src/store/claim-ways.ts';
import type { Engine } from '../../src/store/engines/engine.ts';
import { listRows } from '../../src/store/listed-claims.ts';
import type { Reader } from '../../src/store/store.ts';
import { Builder } from '../support/builder.ts';
import { TestDesk } from '../support/desk.ts';

/** However a list of claims is found, it is the same: by one filter's few claims, or along the order asked for. */
let on: TestDesk;
let me: number;

before(async () => {
  on = await TestDesk.open('example');
  me = (await on.actor('editor')).id;
});

const filters: Record<string, string>[] = [
  {},
  { q: 'wagner' },
  { q: 'the -wagner' },
  { verdict: 'unverified' },
  { standing: 'undecided', stage: 'triage' },
  { kind: 'fact', topic: 'Bakhmut' },
  { source: '15' },
  { side: 'russia', verdict: 'unverified' },
  { document: '1', q: 'bakhmut' },
  { place: 'Bakhmut' },
  { from: '2023-03-01', to: '2023-03-31' },
  { changedSince: '2026-01-01T00:00:00.000Z' },
  { stale: 'true' },
  { state: 'signed' },
  { state: 'signed', verdict: 'unverified' },
  ...queueNames.map((queue) => ({ queue, kind: 'fact' })),
];

const now = '2026-06-01T00:00:00.000Z';

/** A reader of one's own: by which way a list is found is remembered by its reader. */
function readerOf(engine: Engine): Reader {
  const reader = readers.get(engine) ?? new Proxy(on.desk.store.read, {});
  readers.set(engine, reader);
  return reader;
}

const readers = new WeakMap<Engine, Reader>();

async function walk(engine: Engine, asked: Record<string, string>, limit: number): Promise<number[]> {
  const { assignee: _anybody, ...parsed } = claimFilters.parse({ ...asked, limit });
  const read = readerOf(engine);
  const found: number[] = [];
  let after: string | undefined;
  do {
    const query: ClaimQuery = { ...parsed, after, asking: { me, now } };
    const page = await listRows(read, engine, query, now);
    found.push(...page.rows.map(({ id }) => id));
    assert.equal(await countClaims(read, engine, query), await countOf(engine, query));
    after = page.after ?? undefined;
  } while (after);
  return found;
}

async function countOf(engine: Engine, { after: _place, ...query }: ClaimQuery): Promise<number> {
  return (await listRows(readerOf(engine), engine, { ...query, limit: 200 }, now)).rows.length;
}

describe('a list of claims', () => {
  for (const asked of filters) {
    const told = new URLSearchParams(asked).toString() || 'everything';
    test(`of ${told} is the same by few claims and along each order, page by page`, async () => {
      const { engine } = on.desk.store;
      const never = { ...engine, few: -1 };
      for (const sort of claimSorts.filter((sort) => sort !== 'rank')) {
        const whole = await walk(engine, { ...asked, sort }, 200);
        assert.deepEqual(await walk(never, { ...asked, sort }, 7), whole, `${sort}, along`);
        assert.deepEqual(await walk(engine, { ...asked, sort }, 7), whole, `${sort}, few`);
        assert.equal(new Set(whole).size, whole.length, `${sort}: each once`);
      }
    });
  }
});

describe('the way to a list', () => {
  test('is by a filter’s few claims where it has few, and along the order where it may not be', async () => {
    const { engine } = on.desk.store;
    const { assignee: _anybody, ...query } = claimFilters.parse({ topic: 'Bakhmut', q: 'wagner' });
    const never = { ...engine, few: -1 };
    assert.equal((await wayTo(readerOf(engine), engine, query)).by, 'few');
    assert.equal((await wayTo(readerOf(never), never, { ...query })).by, 'along');
  });
});

describe('the beginning of a word', () => {
  test('finds every word that begins so, few or many, and leaves out as many', async () => {
    const build = new Builder(on);
    const many = Array.from({ length: 40 }, (_, number) => `quayside${number}`).join(' ');
    const statements = [`Ships lie at ${many}.`, 'Ships lie at the quay.', 'Ships lie at quayсайд and quays.'];
    const ids: number[] = [];
    for (const statement of statements) ids.push((await build.claim('triage', { content: { statement } })).id);
    const [long, short, other] = ids;
    const found = (q: string) => walk(on.desk.store.engine, { q, sort: 'id' }, 200);
    assert.deepEqual(await found('quay'), ids);
    assert.deepEqual(await found('quays'), [long, other]);
    assert.deepEqual(await found('quayside'), [long]);
    assert.deepEqual(await found('quayside39 quayside1'), [long]);
    assert.deepEqual(await found('ships quay -quays'), [short]);
    assert.deepEqual(await found('ships -quayside'), [short, other]);
    assert.deepEqual(await found('quay -"quay" -quayс'), [long]);
  });
});
