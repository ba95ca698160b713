import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { codePointLength, isCleanText, normalise, utf16Index } from '../../src/domain/normalise.ts';

const runs = { numRuns: process.env.PROVE ? 10000 : 400, seed: 3 };
const spaces = [' ', '\t', '\v', '\f', '\u0085', '\u00a0', '\u1680', '\u2003', '\u2028', '\u2029', '\u202f', '\u3000'];
const unit = fc.oneof(
  fc.constantFrom(...spaces, '\n', '\r', '\r\n', 'e', '\u0301', '\u1100', '\u1161', 'й', '\ufeff', '\u200b', '👩‍👩‍👧'),
  fc.string({ unit: 'binary', maxLength: 2 }),
);
const text = fc.array(unit, { maxLength: 40 }).map((units) => units.join(''));

describe('normalisation', () => {
  test('makes every line end LF', () => {
    assert.equal(normalise('a\r\nb\rc\nd'), 'a\nb\nc\nd');
  });

  test('makes every Unicode space but LF a plain space', () => {
    for (const space of spaces) assert.equal(normalise(`a${space}b`), 'a b', JSON.stringify(space));
    assert.equal(normalise('a\u200bb\ufeff'), 'a\u200bb\ufeff');
  });

  test('cuts spaces at the end of lines and keeps those at their beginning', () => {
    assert.equal(normalise('a \u00a0\n  b\t\n'), 'a\n  b\n');
    assert.equal(normalise('a  '), 'a');
  });

  test('leaves at most two line ends in a row, blank lines of spaces included', () => {
    assert.equal(normalise('a\n\n\n\nb\r\n \r\n\t\r\nc'), 'a\n\nb\n\nc');
  });

  test('composes letters', () => {
    assert.equal(normalise('Cafe\u0301 \u0438\u0306'), 'Caf\u00e9 \u0439');
  });

  test('twice is the same as once', () => {
    fc.assert(
      fc.property(text, (raw) => assert.equal(normalise(normalise(raw)), normalise(raw))),
      runs,
    );
  });

  test('keeps its promises for every text', () => {
    fc.assert(
      fc.property(text, (raw) => {
        const clean = normalise(raw);
        assert.equal(clean, clean.normalize('NFC'));
        assert.doesNotMatch(clean, /(?![\n ])\p{White_Space}/u);
        assert.doesNotMatch(clean, /\n\n\n/);
        assert.doesNotMatch(clean, / (\n|$)/);
      }),
      runs,
    );
  });

  test('comes to an end with a million spaces', () => {
    assert.equal(normalise(`${' '.repeat(1_000_000)}x${' \n'.repeat(300_000)}`).length, 1_000_003);
  });
});

describe('a clean text', () => {
  test('has no NUL and no half of a surrogate pair', () => {
    assert.equal(isCleanText('Київ 🇺🇦\n'), true);
    for (const bad of ['\0', 'a\0b', '\ud83c', '\udde6', 'x\udde6\ud83c']) assert.equal(isCleanText(bad), false);
  });
});

describe('offsets', () => {
  test('count code points', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(20), (raw, offset) => {
        const points = [...raw];
        assert.equal(codePointLength(raw), points.length);
        assert.equal(utf16Index(raw, offset), points.slice(0, offset).join('').length);
      }),
      runs,
    );
  });
});
