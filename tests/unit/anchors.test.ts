import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { anchor, type Quote, quoteAt } from '../../src/domain/anchors.ts';
import { Invalid } from '../../src/domain/errors.ts';
import { normalise } from '../../src/domain/normalise.ts';

const runs = { numRuns: process.env.PROVE ? 10000 : 400, seed: 4 };
const report = 'The group controls about 70 % of the town. A spokesman said the group controls about half.';
const units = [
  'a',
  'b',
  ' ',
  '\n',
  'e\u0301',
  'x\u0301',
  '\u0301',
  '👩‍👩‍👧',
  '🇺🇦',
  '\u{1f1fa}',
  '😀',
  'ש',
  'مرحبا',
  '\u200f',
  '𐍈',
  'й',
  '한',
  '\u1100',
  '\u0600',
  '\u200d',
];
const text = fc
  .array(fc.constantFrom(...units), { minLength: 1, maxLength: 60 })
  .map((parts) => normalise(parts.join('')));

function faultsOf(act: () => unknown): Invalid {
  try {
    act();
  } catch (error) {
    if (error instanceof Invalid) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

function quoteOrNull(act: () => Quote): Quote | null {
  try {
    return act();
  } catch (error) {
    if (error instanceof Invalid) return null;
    throw error;
  }
}

describe('a quote', () => {
  test('is anchored by code points with 32 characters on both sides', () => {
    assert.deepEqual(anchor(report, { exact: 'about 70 % of the town' }), {
      exact: 'about 70 % of the town',
      prefix: 'The group controls ',
      suffix: '. A spokesman said the group con',
      start: 19,
      end: 41,
    });
    const { start, end } = anchor('😀😀 мост 😀', { exact: 'мост' });
    assert.deepEqual([start, end], [3, 7]);
  });

  test('is normalised before it is looked for', () => {
    assert.equal(anchor(report, { exact: 'about\u00a070 %\t' }).exact, 'about 70 %');
    assert.equal(anchor('un café noir', { exact: 'cafe\u0301' }).exact, 'café');
    assert.equal(anchor('a\n\nb', { exact: 'a\r\n\r\n\r\nb' }).end, 4);
  });

  test('is refused when it does not stand there letter for letter', () => {
    for (const exact of ['about 71 %', 'About 70 %', 'about 70% of']) {
      const refusal = faultsOf(() => anchor(report, { exact }));
      assert.equal(refusal.status, 422);
      assert.equal(refusal.faults.length, 1);
      assert.match(refusal.message, /does not stand in the text/);
    }
  });

  test('is refused when it is empty', () => {
    for (const exact of ['', '  ', '\n\t'])
      assert.match(faultsOf(() => anchor(report, { exact })).message, /cannot be empty/);
  });

  test('that stands twice is refused with both places', () => {
    const { faults } = faultsOf(() => anchor(report, { exact: 'group controls about' }));
    assert.equal(faults.length, 3);
    assert.match(faults[0]?.message ?? '', /stands 2 times/);
    assert.equal(faults[1]?.message, 'At character 4: “The [group controls about] 70 % of the town. A spokesman s”');
    assert.match(faults[2]?.message ?? '', /^At character 64: /);
  });

  test('that stands very often is refused with the first twenty places', () => {
    const { faults } = faultsOf(() => anchor('so '.repeat(300), { exact: 'so' }));
    assert.equal(faults.length, 21);
    assert.match(faults[0]?.message ?? '', /more than 20 times/);
  });

  test('that stands twice is found by its prefix, its suffix or its start', () => {
    const exact = 'group controls about';
    assert.equal(anchor(report, { exact, prefix: 'said the ' }).start, 64);
    assert.equal(anchor(report, { exact, suffix: ' 70' }).start, 4);
    assert.equal(anchor(report, { exact, start: 64 }).start, 64);
    assert.equal(anchor(report, { exact, prefix: 'said the' }).start, 64, 'a prefix that lost its last space');
    assert.equal(anchor(report, { exact, suffix: 'half' }).start, 64, 'a suffix that lost its first space');
  });

  test('is refused where prefix, suffix or start do not fit', () => {
    const exact = 'about 70 %';
    assert.match(faultsOf(() => anchor(report, { exact, prefix: 'holds ' })).message, /does not stand/);
    assert.match(faultsOf(() => anchor(report, { exact, suffix: ' of the city' })).message, /does not stand/);
    for (const start of [18, 20, -1, 1.5, 1e9]) {
      assert.match(faultsOf(() => anchor(report, { exact, start })).message, /does not stand at character/);
    }
    assert.match(faultsOf(() => anchor(report, { exact, start: 19, prefix: 'no ' })).message, /reads otherwise/);
    assert.match(faultsOf(() => anchor('abab', { exact: 'ab', prefix: 'abab' })).message, /does not stand/);
  });

  test('never begins or ends inside a grapheme cluster', () => {
    for (const [whole, part] of [
      ['x\u0301y', 'x'],
      ['family 👩‍👩‍👧 here', '👩'],
      ['flags 🇺🇦🇯🇵', '🇦🇯'],
      ['face 😀', '\ud83d'],
      ['नि', 'न'],
    ] as const) {
      assert.match(faultsOf(() => anchor(whole, { exact: part })).message, /does not stand/);
    }
    assert.equal(anchor('x\u0301 x', { exact: 'x' }).start, 3);
    assert.throws(() => quoteAt('x\u0301y', 1, 3), Invalid);
  });

  test('keeps whole grapheme clusters in prefix and suffix', () => {
    const family = '👩‍👩‍👧';
    const { prefix, suffix } = anchor(`${family.repeat(9)}here${family.repeat(9)}`, { exact: 'here' });
    assert.equal(prefix, family.repeat(6));
    assert.equal(suffix, family.repeat(6));
  });
});

describe('a passage by its offsets', () => {
  test('is the quote that anchoring finds', () => {
    assert.deepEqual(quoteAt(report, 19, 41), anchor(report, { exact: 'about 70 % of the town' }));
  });

  test('loses the spaces at its end', () => {
    assert.equal(quoteAt(report, 0, 4).end, 3);
  });

  test('is refused outside the text, empty or blank', () => {
    for (const [start, end] of [
      [0, 0],
      [5, 4],
      [-1, 3],
      [0, 9999],
      [0.5, 2],
      [3, 4],
    ] as const) {
      assert.throws(() => quoteAt(report, start, end), Invalid);
    }
  });
});

describe('for every text', () => {
  const cut = fc.tuple(text, fc.nat(60), fc.integer({ min: 1, max: 12 }));

  test('a quote is the code points from start to end, with at most 32 around it', () => {
    fc.assert(
      fc.property(cut, ([whole, start, length]) => {
        const quote = quoteOrNull(() => quoteAt(whole, start, start + length));
        if (!quote) return;
        const points = [...whole];
        const slice = (from: number, to: number) => points.slice(Math.max(0, from), to).join('');
        assert.equal(quote.exact, slice(quote.start, quote.end));
        assert.ok(slice(quote.start - 32, quote.start).endsWith(quote.prefix));
        assert.ok(slice(quote.end, quote.end + 32).startsWith(quote.suffix));
        assert.equal(normalise(quote.exact), quote.exact);
      }),
      runs,
    );
  });

  test('a quote is found again where it was', () => {
    fc.assert(
      fc.property(cut, ([whole, start, length]) => {
        const quote = quoteOrNull(() => quoteAt(whole, start, start + length));
        if (!quote) return;
        assert.deepEqual(anchor(whole, quote), quote);
        const { start: _, ...withoutStart } = quote;
        const again = quoteOrNull(() => anchor(whole, withoutStart));
        if (again) assert.deepEqual(again, quote);
        const onlyExact = quoteOrNull(() => anchor(whole, { exact: quote.exact }));
        if (onlyExact) assert.deepEqual(onlyExact, quote);
      }),
      runs,
    );
  });

  test('a quote begins and ends between grapheme clusters', () => {
    const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });
    fc.assert(
      fc.property(cut, ([whole, start, length]) => {
        const quote = quoteOrNull(() => quoteAt(whole, start, start + length));
        if (!quote) return;
        const borders = new Set([0]);
        for (const { segment, index } of segmenter.segment(whole))
          borders.add([...whole.slice(0, index), ...segment].length);
        const [first, last] = [quote.start - [...quote.prefix].length, quote.end + [...quote.suffix].length];
        for (const border of [first, quote.start, quote.end, last]) assert.ok(borders.has(border), String(border));
      }),
      runs,
    );
  });
});

// Were it a matter of the square of the length, these two would not end within the time that a file has.
test('a quote at the end of a megabyte is found', () => {
  const long = `${'Слова и 😀 слова. '.repeat(60_000)}конец`;
  const quote = anchor(long, { exact: 'конец' });
  assert.equal(anchor(long, quote).end, [...long].length);
  assert.throws(() => anchor(long, { exact: 'Слова и 😀' }), Invalid);
});

test('a letter that never stands alone in a long text is refused', () => {
  assert.throws(() => anchor('x\u0301'.repeat(50_000), { exact: 'x' }), Invalid);
});
