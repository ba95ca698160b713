import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { anchor, type Quote, type QuoteRequest, quoteAt } from '../../src/domain/anchors.ts';
import { nearestPassage } from '../../src/domain/nearest.ts';
import { normalise } from '../../src/domain/normalise.ts';

const runs = { numRuns: process.env.PROVE ? 5000 : 300, seed: 4 };

const report = [
  'The group controls about 70 % of the town. A spokesman said the group controls about half.',
  'Мер міста повідомив, що міст закрито з понеділка. Жодної людини не поранено.',
  'Тhe mayor said “nobody was hurt” at the ferry landing on Monday night.',
  '瓦格纳控制了巴赫穆特大约百分之七十的地区，发言人周一表示。',
].join('\n\n');

/** Runs the search to its end; gives what it found and in how many steps. */
function search(text: string, request: QuoteRequest): { found: Quote | null; steps: number } {
  const searching = nearestPassage(text, request);
  for (let steps = 1; ; steps++) {
    const { done, value } = searching.next();
    if (done) return { found: value, steps };
  }
}

const nearest = (exact: string, beside: Partial<QuoteRequest> = {}) =>
  search(report, { exact, ...beside }).found?.exact ?? null;

describe('the passage nearest to a quote that does not stand in the text', () => {
  test('is found where a figure, a word or a letter differs', () => {
    assert.equal(nearest('The group controls about 71 % of the town.'), 'The group controls about 70 % of the town.');
    assert.equal(nearest('The group holds about 70 % of the town.'), 'The group controls about 70 % of the town.');
    assert.equal(nearest('said the group controlls about half'), 'said the group controls about half');
    assert.equal(
      nearest('Мер міста повідомив, що порт закрито з понеділка'),
      'Мер міста повідомив, що міст закрито з понеділка',
    );
  });

  test('is found where words were left out or put in', () => {
    assert.equal(nearest('Жодної іншої людини там не поранено.'), 'Жодної людини не поранено.');
    assert.equal(
      nearest('A spokesman said the group controls half.'),
      'A spokesman said the group controls about half.',
    );
  });

  test('is found where capitals, quotation marks or signs differ', () => {
    assert.equal(nearest('said "nobody was hurt" at the ferry landing'), 'said “nobody was hurt” at the ferry landing');
    assert.equal(nearest('A SPOKESMAN SAID THE GROUP'), 'A spokesman said the group');
    assert.equal(nearest('controls about 70% of the town'), 'controls about 70 % of the town');
  });

  test('is found in a script without spaces', () => {
    assert.equal(nearest('瓦格纳控制了巴赫穆特大约百分之八十的地区'), '瓦格纳控制了巴赫穆特大约百分之七十的地区');
  });

  test('is the one word that is meant by a misspelt one', () => {
    assert.equal(nearest('spokesmann'), 'spokesman');
  });

  test('is where the very words stand, if only their place was wrong', () => {
    const exact = 'group controls about';
    assert.equal(search(report, { exact, start: 60 }).found?.start, 64);
    assert.equal(search(report, { exact, start: 2 }).found?.start, 4);
    assert.equal(search(report, { exact, prefix: 'claimed the ' }).found?.start, 64);
    assert.equal(search(report, { exact, suffix: ' 70 %!' }).found?.start, 4);
  });

  test('holds whole grapheme clusters', () => {
    const family = '👩‍👩‍👧';
    assert.equal(search(`The ${family} left.`, { exact: '👩' }).found?.exact, family);
  });

  test('is nothing where the text has nothing like it', () => {
    assert.equal(nearest('Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich'), null);
    assert.equal(nearest('…'), null);
    assert.equal(nearest(' '), null);
    assert.equal(search('', { exact: 'word' }).found, null);
  });
});

describe('for every text', () => {
  const letters = [...'abcdefghijklmnopqrstuvwxyzабвгдежзийклмнопрст'];
  const word = fc.array(fc.constantFrom(...letters), { minLength: 5, maxLength: 9 }).map((some) => some.join(''));
  // Words that differ from each other throughout, so that only one passage can be meant.
  const words = fc.uniqueArray(word, { minLength: 12, maxLength: 60, selector: (one) => one.slice(0, 3) });
  const cut = fc.record({
    words,
    at: fc.nat(),
    length: fc.integer({ min: 5, max: 12 }),
    wrong: fc.nat(),
    by: fc.nat(2),
  });

  test('a passage with one word changed, left out or put in is found where it stands', () => {
    fc.assert(
      fc.property(cut, ({ words: all, at, length, wrong, by }) => {
        const text = normalise(all.join(' '));
        const first = at % (all.length - length + 1);
        const passage = all.slice(first, first + length);
        const quoted = [...passage];
        // Neither the first word nor the last one, which might as well belong to what stands around.
        const changed = 1 + (wrong % (length - 2));
        if (by === 0) quoted.splice(changed, 1, '12345');
        else if (by === 1) quoted.splice(changed, 1);
        else quoted.splice(changed, 0, '12345');
        assert.equal(search(text, { exact: quoted.join(' ') }).found?.exact, passage.join(' '));
      }),
      runs,
    );
  });

  const unit = fc.constantFrom(
    'a',
    'b',
    ' ',
    '\n',
    'e\u0301',
    '\u0301',
    '👩‍👩‍👧',
    '🇺🇦',
    'ש',
    '𐍈',
    '한',
    '\u200d',
    '“',
    '7',
  );
  const any = fc.array(unit, { maxLength: 40 }).map((some) => normalise(some.join('')));

  test('what is found stands there letter for letter, and is a quote as any other', () => {
    fc.assert(
      fc.property(any, any, fc.option(fc.nat(40), { nil: undefined }), (text, exact, start) => {
        const { found } = search(text, { exact, start });
        if (!found) return;
        assert.equal([...text].slice(found.start, found.end).join(''), found.exact);
        if (found.exact.trim() === '') return;
        assert.deepEqual(anchor(text, found), found);
        assert.deepEqual(quoteAt(text, found.start, found.end), found);
      }),
      runs,
    );
  });
});

describe('in a text of 20 million letters', () => {
  const sentence = 'Слово за словом the report goes on about the harbour, ';
  const whole = `${sentence.repeat(200_000)}where seven barges sank on Tuesday. ${sentence.repeat(180_000)}`;

  for (const [name, exact] of Object.entries({
    'the passage is found': 'where seven barges sunk on Tuesday',
    'words that stand everywhere are given up': 'the report about the harbour goes the report on about harbour',
    'words that stand nowhere are given up': 'qqqq wwww xxxx zzzz '.repeat(400),
    'a quote of ten thousand letters is compared': 'the harbour report goes on about a word '.repeat(250),
    'a quote of ten thousand signs is compared': 'a,'.repeat(5000),
  })) {
    test(`${name}, in bounded steps`, () => {
      const { found, steps } = search(whole, { exact });
      if (name === 'the passage is found') assert.equal(found?.exact, 'where seven barges sank on Tuesday');
      assert.ok(steps < 1500, `${steps} steps`);
    });
  }
});
