import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { claimFilters } from '../../src/domain/inputs/claim-filters.ts';
import { queueNames, queues } from '../../src/domain/queues.ts';
import { root } from '../../src/root.ts';

describe('the table of queues', () => {
  for (const name of queueNames) {
    test(`says of ${name} what it holds, and how it is found among all claims`, () => {
      const { title, about, empty, earliest, filters } = queues[name];
      for (const text of [title, about, empty, earliest]) assert.match(text, /^[A-Z]/);
      for (const sentence of [about, empty]) assert.match(sentence, /[^!]\.$/);
      const parsed = claimFilters.parse({ ...filters });
      assert.ok(parsed.queue === name || parsed.stage !== undefined);
      assert.ok(!parsed.sort.startsWith('-'), 'the first are those that wait longest or hurry most');
    });
  }

  test('is the one that the documentation shows', () => {
    const api = readFileSync(path.join(root, 'docs', 'api.md'), 'utf8');
    for (const name of queueNames) {
      const { about, filters } = queues[name];
      assert.ok(api.includes(`| \`${name}\` | ${about} | \`${new URLSearchParams(filters)}\` |`), name);
    }
  });

  test('knows no other name, and stale is true or not given', () => {
    assert.equal(claimFilters.safeParse({ queue: 'everything' }).success, false);
    assert.equal(claimFilters.safeParse({ stale: 'false' }).success, false);
    assert.deepEqual(new Set(queueNames.map((name) => queues[name].title)).size, queueNames.length);
  });
});
