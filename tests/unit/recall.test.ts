import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Recall } from '../../src/store/recall.ts';

describe('what is recalled', () => {
  const counted = () => {
    let loads = 0;
    return async () => ++loads;
  };

  test('is loaded once, also for those who ask while it is', async () => {
    const recall = new Recall(60_000);
    const load = counted();
    assert.deepEqual(await Promise.all([recall.get('a', load), recall.get('a', load)]), [1, 1]);
    assert.equal(await recall.get('a', load), 1);
    assert.equal(await recall.get('b', load), 2);
  });

  test('is loaded again when it is told to forget, and when its time is over', async () => {
    const recall = new Recall(20);
    const load = counted();
    await recall.get('a', load);
    recall.forget();
    assert.equal(await recall.get('a', load), 2);
    await sleep(30);
    assert.equal(await recall.get('a', load), 3);
  });

  test('is not what began to load before it was told to forget', async () => {
    const recall = new Recall(60_000);
    let finish = (_value: string) => {};
    const early = recall.get(
      'a',
      () =>
        new Promise<string>((resolve) => {
          finish = resolve;
        }),
    );
    recall.forget();
    const late = recall.get('a', async () => 'new');
    finish('old');
    assert.deepEqual(await Promise.all([early, late]), ['old', 'new']);
    assert.equal(await recall.get('a', async () => 'newest'), 'new');
  });

  test('is no failure: the next who asks loads again', async () => {
    const recall = new Recall(60_000);
    await assert.rejects(
      recall.get('a', () => Promise.reject(new Error('gone'))),
      /gone/,
    );
    assert.equal(await recall.get('a', async () => 'there'), 'there');
  });
});
