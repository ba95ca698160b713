import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { wordDifferences } from '../../src/domain/word-differences.ts';

const runs = process.env.PROVE ? 5000 : 200;
const words = fc.array(fc.constantFrom('Wagner', 'holds', 'about', '70', ' ', '\n', '%'), { maxLength: 30 });

test('what went out and what came in stand between the words that stayed', () => {
  assert.deepEqual(wordDifferences('Wagner holds about 70 % of it', 'Wagner holds nearly 80 % of it'), [
    { kind: 'same', text: 'Wagner holds ' },
    { kind: 'out', text: 'about 70 ' },
    { kind: 'in', text: 'nearly 80 ' },
    { kind: 'same', text: '% of it' },
  ]);
});

test('equal texts are one piece, and a text beside none is wholly new', () => {
  assert.deepEqual(wordDifferences('as it was', 'as it was'), [{ kind: 'same', text: 'as it was' }]);
  assert.deepEqual(wordDifferences('', 'new'), [{ kind: 'in', text: 'new' }]);
  assert.deepEqual(wordDifferences('', ''), []);
});

test('both texts can be read back from the pieces', () => {
  fc.assert(
    fc.property(words, words, (before, after) => {
      const pieces = wordDifferences(before.join(' '), after.join(' '));
      const without = (kind: string) => pieces.flatMap((piece) => (piece.kind === kind ? [] : piece.text)).join('');
      assert.equal(without('in'), before.join(' '));
      assert.equal(without('out'), after.join(' '));
    }),
    { numRuns: runs, seed: 1 },
  );
});
