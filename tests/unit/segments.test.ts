import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Range, segmentsOf } from '../../src/domain/segments.ts';

const named = (id: string, start: number, end: number) => ({ id, start, end });
const shown = (text: string, ranges: (Range & { id: string })[]) =>
  segmentsOf(text, ranges).map(({ text: piece, covering }) => `${piece}|${covering.map(({ id }) => id).join('')}`);

test('a text without passages is one piece', () => {
  assert.deepEqual(shown('one two', []), ['one two|']);
});

test('passages that overlap are cut where they begin and end', () => {
  assert.deepEqual(shown('abcdefgh', [named('A', 1, 5), named('B', 3, 7)]), ['a|', 'bc|A', 'de|AB', 'fg|B', 'h|']);
});

test('a passage within another, and two that begin together, stay told apart', () => {
  const segments = segmentsOf('abcdef', [named('A', 0, 6), named('B', 0, 2), named('C', 2, 4)]);
  assert.deepEqual(
    segments.map(({ text, beginning, ending }) => [text, beginning.map((r) => r.id), ending.map((r) => r.id)]),
    [
      ['ab', ['A', 'B'], ['B']],
      ['cd', ['C'], ['C']],
      ['ef', [], ['A']],
    ],
  );
});

test('offsets are code points, not UTF-16 units', () => {
  assert.deepEqual(shown('😀😀 ok', [named('A', 1, 2)]), ['😀|', '😀|A', ' ok|']);
});

test('empty passages and those past the end mark nothing', () => {
  assert.deepEqual(shown('abc', [named('A', 1, 1), named('B', 5, 9)]), ['abc|']);
});

test('the pieces put together are the text, and each passage covers its own words', () => {
  const texts = fc.string({ unit: fc.constantFrom('a', ' ', '\n', 'é', '😀', 'к'), maxLength: 40 });
  const ranges = fc.array(fc.tuple(fc.nat(45), fc.nat(45)), { maxLength: 6 });
  fc.assert(
    fc.property(texts, ranges, (text, pairs) => {
      const points = [...text];
      const given = pairs
        .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }))
        .filter(({ start, end }) => start < end && end <= points.length);
      const segments = segmentsOf(text, given);
      assert.equal(segments.map((segment) => segment.text).join(''), text);
      for (const range of given) {
        const covered = segments.filter(({ covering }) => covering.includes(range)).map((segment) => segment.text);
        assert.equal(covered.join(''), points.slice(range.start, range.end).join(''));
        assert.equal(segments.filter(({ beginning }) => beginning.includes(range)).length, 1);
        assert.equal(segments.filter(({ ending }) => ending.includes(range)).length, 1);
      }
    }),
    { numRuns: process.env.PROVE ? 20_000 : 300, ...(process.env.PROVE ? {} : { seed: 7 }) },
  );
});
