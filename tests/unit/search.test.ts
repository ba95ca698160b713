import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { highlight, indexed, parseSearch, searchFault } from '../../src/domain/search.ts';

const runs = { numRuns: process.env.PROVE ? 20_000 : 500, seed: 7 };

describe('what somebody typed into the search', () => {
  test('is words whose ends are free, phrases as they stand, and what is left out', () => {
    assert.deepEqual(parseSearch('Wagner "City of" -Łódź -"not this" T-72'), {
      all: [
        { words: ['wagner'], open: true },
        { words: ['city', 'of'], open: false },
        { words: ['t', '72'], open: true },
      ],
      none: [
        { words: ['lodz'], open: true },
        { words: ['not', 'this'], open: false },
      ],
    });
  });

  test('is taken whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { all, none } = parseSearch(text);
        for (const { words } of [...all, ...none]) {
          assert.ok(words.length > 0);
          for (const word of words) assert.match(word, /^[\p{L}\p{N}\p{M}]+$/u);
        }
      }),
      runs,
    );
  });

  test('is refused where nothing has to be there, or too much', () => {
    assert.match(searchFault(parseSearch('- " *')) ?? '', /Search for a word/);
    assert.match(searchFault(parseSearch('-a')) ?? '', /has to be there/);
    assert.match(searchFault(parseSearch(Array.from({ length: 21 }, (_, n) => `w${n}`).join('-'))) ?? '', /at most 20/);
    assert.equal(searchFault(parseSearch('a -b')), null);
  });
});

describe('a folded text as it is indexed', () => {
  test('has words of at most 255 characters', () => {
    assert.equal(
      indexed(`a ${'ж'.repeat(300)} ${'\u{31350}'.repeat(256)} b`),
      `a ${'ж'.repeat(255)} ${'\u{31350}'.repeat(255)} b`,
    );
    assert.equal(indexed('c'.repeat(255)), 'c'.repeat(255));
  });

  test('ends with a word before 250,000 characters are over', () => {
    assert.equal(indexed('bridge '.repeat(50_000).trim()), 'bridge '.repeat(35_714).trim());
    assert.equal(indexed(`${'b '.repeat(125_000)}b`).length, 249_999);
  });

  test('has one letter for every sigma', () => {
    assert.equal(indexed('κόσμος σας'), 'κόσμοσ σασ');
  });
});

describe('the words that were found', () => {
  const marked = (text: string, query: string) =>
    highlight(text, parseSearch(query))
      .map((part) => (part.hit ? `[${part.text}]` : part.text))
      .join('');

  for (const [text, query, expected] of [
    ['Mélanie Joly in Łódź', 'melanie lodz', '[Mélanie] Joly in [Łódź]'],
    ['The T-72 crossed', 't-72', 'The [T]-[72] crossed'],
    ['city of a city of b', '"city of b"', 'city of a [city] [of] [b]'],
    ['Bakhmut, not bakhmutska', '"bakhmut"', '[Bakhmut], not bakhmutska'],
    ['біля Запоріжʼя', "запоріж'я", 'біля [Запоріжʼя]'],
    ['ﷺ and more', 'صلى', '[ﷺ] and more'],
    ['nothing here', 'elsewhere', 'nothing here'],
    ['a b', 'b -a', 'a [b]'],
    ['Ο κόσμος', '"ΚΌΣΜΟΣ"', 'Ο [κόσμος]'],
    ['मुंबई में', 'मुं', '[मुंबई] में'],
  ] as const) {
    test(`of “${query}” in “${text}”`, () => assert.equal(marked(text, query), expected));
  }

  test('leave the text as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (text, query) => {
        const parts = highlight(text, parseSearch(query));
        assert.equal(parts.map((part) => part.text).join(''), text);
      }),
      runs,
    );
  });
});
