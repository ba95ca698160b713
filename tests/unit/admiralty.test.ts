import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { pair, pairMeaning } from '../../src/domain/admiralty.ts';
import { credibilities, reliabilities } from '../../src/domain/words.ts';

describe('the Admiralty pair', () => {
  test('stands for a source and an item', () => {
    assert.equal(pair('B', 2), 'B2');
    assert.equal(pairMeaning('B', 2), 'Usually reliable; probably true');
  });

  test('is F6 where nothing was judged, which is not the worst', () => {
    assert.equal(pair(), 'F6');
    assert.equal(pair(null, null), 'F6');
    assert.equal(pair('A'), 'A6');
    assert.equal(pair(undefined, 5), 'F5');
    assert.equal(pairMeaning(), 'Reliability cannot be judged; truth cannot be judged');
  });

  test('has a meaning for each of the 36', () => {
    const meanings = reliabilities.flatMap((letter) => credibilities.map((number) => pairMeaning(letter, number)));
    assert.equal(new Set(meanings).size, 36);
  });
});
