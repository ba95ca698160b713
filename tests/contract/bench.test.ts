import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fill } from '../../bench/load/load.ts';
import { generate } from '../../bench/made/generate.ts';
import { makeReading } from '../../bench/made/make-reading.ts';
import { Random } from '../../bench/made/random.ts';
import { languages, rareTopic } from '../../bench/made/words.ts';
import { verifyAudit } from '../../src/desk/verify-audit.ts';
import { queueNames } from '../../src/domain/queues.ts';
import { countDesk } from '../../src/pages/desk/queue-lists.ts';
import { listRows } from '../../src/store/listed-claims.ts';
import { clockFrom } from '../support/clock.ts';
import { databaseFrom } from '../support/database.ts';
import { TestDesk } from '../support/desk.ts';

const contents = (count: number, seed?: number) => {
  const made = generate(count, seed);
  return { sources: made.sources, blocks: [...made.blocks()] };
};

/** That the benchmark measures what it says. */
describe('the made desk', () => {
  test('is the same for the same seed, and another for another', () => {
    assert.deepEqual(contents(300), contents(300));
    assert.notDeepEqual(contents(300).blocks, contents(300, 2).blocks);
  });

  test('has as many claims as were asked for, block by block', () => {
    const blocks = contents(4100).blocks.map(({ first, claims }) => [first, claims.length]);
    assert.deepEqual(blocks, [
      [0, 2000],
      [2000, 2000],
      [4000, 100],
    ]);
  });

  test('speaks every language, and quotes its documents letter for letter', () => {
    const [{ claims, documents }] = contents(300).blocks as [ReturnType<typeof contents>['blocks'][number]];
    assert.deepEqual(new Set(claims.map((claim) => claim.language)), new Set(languages));
    for (const { document, start, statement } of claims) {
      const text = [...(documents[document]?.text ?? '')];
      assert.equal(text.slice(start, start + [...statement].length).join(''), statement);
    }
  });

  test('has two and a half revisions a claim, and a rare word on 40 claims', () => {
    const claims = contents(10_000).blocks.flatMap((block) => block.claims);
    const revisions = claims.reduce((sum, claim) => sum + claim.revisions, 0) / claims.length;
    assert.ok(revisions > 2.4 && revisions < 2.6, String(revisions));
    assert.equal(claims.filter(({ topics }) => topics.includes(rareTopic)).length, 40);
  });

  test('has sources whose names differ within their kind', () => {
    const { sources } = generate(20_000);
    assert.equal(new Set(sources.map(({ kind, name }) => `${kind} ${name.toLowerCase()}`)).size, sources.length);
  });

  test('has a long document beside it, its claims quoted letter for letter', () => {
    const { text, claims } = makeReading(20_000, 30);
    assert.deepEqual(makeReading(20_000, 30), { text, claims });
    assert.ok(text.length >= 20_000 && text.length < 20_500);
    assert.equal(claims.length, 30);
    for (const { exact, start } of claims) assert.equal(text.slice(start, start + exact.length), exact);
    assert.ok(
      claims.some(({ exact, start }, index) => start + exact.length > (claims[index + 1]?.start ?? text.length)),
    );
  });

  test('is loaded with a whole audit chain, and claims in every stage and every queue', async () => {
    const url = await databaseFrom('founded');
    const present = new Date('2026-03-15T09:00:00.000Z');
    const staff = await fill(url, generate(120), { present, say: () => {} });
    const on = await TestDesk.open('founded', { url, clock: clockFrom(present.toISOString()) });
    assert.deepEqual((await verifyAudit(on.desk)).fault, null);
    const stages = await on.desk.store.read.claim.groupBy({ by: ['stage'] });
    assert.deepEqual(stages.map(({ stage }) => stage).sort(), [
      'checking',
      'dropped',
      'in_review',
      'settled',
      'triage',
    ]);
    const asker = { actor: staff.editor, now: present.toISOString() };
    const { queues } = await countDesk(on.desk, asker, queueNames);
    for (const [name, { count }] of queues) assert.ok(count > 2, `${name} holds ${count}`);
    const query = { sort: '-id', state: 'working', limit: 50, q: rareTopic } as const;
    const { rows } = await listRows(on.desk.store.read, on.desk.store.engine, query, on.clock.shows());
    assert.equal(rows.length, 12, 'the search index holds what was loaded');
  });

  test('has random numbers that stay within bounds and are spread evenly', () => {
    const random = new Random(7);
    const counts = Array.from({ length: 10 }, () => 0);
    for (let round = 0; round < 10_000; round++) {
      const number = random.between(0, 9);
      counts[number] = (counts[number] ?? 0) + 1;
    }
    for (const count of counts) assert.ok(count > 850 && count < 1150, String(counts));
  });
});
