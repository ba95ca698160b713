import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { generate } from '../../bench/generate.ts';
import { loadRecords } from '../../bench/load.ts';
import { makeReading } from '../../bench/make-reading.ts';
import { median, percentile } from '../../bench/measure.ts';
import { Random } from '../../bench/random.ts';
import { languages } from '../../bench/words.ts';
import { publishThrough, workThrough } from '../../bench/work.ts';
import { verifyAudit } from '../../src/desk/verify-audit.ts';
import { queueNames } from '../../src/domain/queues.ts';
import { countDesk } from '../../src/pages/desk/queue-lists.ts';
import { TestDesk } from '../support/desk.ts';

/** That the benchmark measures what it says. */
describe('the made desk', () => {
  test('is the same for the same seed, and another for another', () => {
    assert.deepEqual(generate(300), generate(300));
    assert.notDeepEqual(generate(300).claims, generate(300, 2).claims);
  });

  test('speaks every language, and quotes its documents letter for letter', () => {
    const { claims, documents } = generate(300);
    assert.deepEqual(new Set(claims.map((claim) => claim.language)), new Set(languages));
    for (const { document, start, statement } of claims) {
      const text = [...(documents[document]?.text ?? '')];
      assert.equal(text.slice(start, start + [...statement].length).join(''), statement);
    }
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
    const on = await TestDesk.open('founded');
    const made = generate(120);
    const present = new Date('2026-03-03T09:00:00.000Z');
    const staff = await loadRecords(on.desk, made, present, () => {});
    assert.ok((await workThrough(on.desk, made, staff, present)) > 60);
    assert.ok((await publishThrough(on.desk, made, staff)) > 10);
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
  });
});

describe('the figures', () => {
  test('a percentile is the value at its rank', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => index + 1);
    assert.equal(percentile(hundred, 50), 50);
    assert.equal(percentile(hundred, 99), 99);
    assert.equal(percentile([7], 99), 7);
  });

  test('a median is the middle one, or between the middle two', () => {
    assert.equal(median([30, 1, 2]), 2);
    assert.equal(median([4, 1, 3, 2]), 2.5);
  });

  test('random numbers stay within bounds and are spread evenly', () => {
    const random = new Random(7);
    const counts = Array.from({ length: 10 }, () => 0);
    for (let round = 0; round < 10_000; round++) {
      const number = random.between(0, 9);
      counts[number] = (counts[number] ?? 0) + 1;
    }
    for (const count of counts) assert.ok(count > 850 && count < 1150, String(counts));
  });
});
