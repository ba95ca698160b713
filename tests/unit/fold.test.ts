import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { fold, foldName, joinFolded, nameKey, tokens } from '../../src/domain/fold.ts';

const runs = { numRuns: process.env.PROVE ? 20000 : 500, seed: 5 };

describe('folding', () => {
  for (const [text, folded] of [
    ['Mélanie Joly', 'melanie joly'],
    ['Łódź', 'lodz'],
    ['ł', 'l'],
    ['Smørrebrød, straße, Œuvre', 'smorrebrod strasse oeuvre'],
    ['İstanbul Diyarbakır', 'istanbul diyarbakir'],
    ['T-72', 't 72'],
    ['a/b', 'a b'],
    ['Сергій Шойгу', 'сергій шойгу'],
    ['Їжак і ґанок', 'їжак і ґанок'],
    ['и\u0306', 'й'],
    ['Запоріжʼя', 'запоріж я'],
    ['Запоріж’я', 'запоріж я'],
    ["Запоріж'я", 'запоріж я'],
    ['باخموت', 'باخموت'],
    ['مُحَمَّد', 'مُحَمَّد'],
    ['ﷺ', 'صلى الله عليه وسلم'],
    ['바흐무트', '바흐무트'],
    ['Tu‑95MS №１２ ½', 'tu 95ms no12 1 2'],
    ['  “70 %”  ', '70'],
    ['🚂', ''],
  ] as const) {
    test(`reads “${text}” as “${folded}”`, () => assert.equal(fold(text), folded));
  }

  test('twice is the same as once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => assert.equal(fold(fold(text)), fold(text))),
      runs,
    );
  });

  test('is the same for composed and decomposed text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) =>
        assert.equal(fold(text.normalize('NFD')), fold(text.normalize('NFC'))),
      ),
      runs,
    );
  });
});

describe('folding several texts', () => {
  test('is the same as folding them on lines of their own', () => {
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.constantFrom('', ' -', 'ΟΔΟΣ', '\u0301a', 'é', 'e', 'ʼ'),
    );
    fc.assert(
      fc.property(fc.array(text, { maxLength: 5 }), (texts) => {
        assert.equal(joinFolded(texts.map(fold)), fold(texts.join(' \n')));
        for (const text of texts) assert.equal(foldName(text), fold(text));
      }),
      runs,
    );
  });
});

describe('names', () => {
  test('are compared folded', () => {
    assert.equal(nameKey('Melanie JOLY'), nameKey('Mélanie Joly'));
    assert.notEqual(nameKey('Пригожин'), nameKey('Prigozhin'));
  });

  test('of signs only stay apart', () => {
    assert.notEqual(nameKey('!!!'), nameKey('???'));
  });
});

describe('the words of a query', () => {
  test('are folded, distinct and at most twenty', () => {
    assert.deepEqual(tokens('Wagner, WAGNER T-72'), ['wagner', 't', '72']);
    assert.equal(tokens(Array.from({ length: 50 }, (_, n) => `w${n}`).join(' ')).length, 20);
    assert.deepEqual(tokens('a b c', 2), ['a', 'b']);
    assert.deepEqual(tokens(' – '), []);
  });
});
