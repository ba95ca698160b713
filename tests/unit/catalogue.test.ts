import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Catalogue, catalogue, catalogues } from '../../src/domain/catalogue/index.ts';
import { reasons } from '../../src/domain/verdicts.ts';
import * as vocabularies from '../../src/domain/words.ts';
import { actions } from '../../src/domain/workflow.ts';

const expected: Record<string, readonly (string | number)[]> = {
  ...vocabularies,
  reasons,
  actions,
  seasons: [21, 22, 23, 24],
};

for (const [language, texts] of Object.entries(catalogues)) {
  describe(`the catalogue “${language}”`, () => {
    for (const [name, words] of Object.entries(expected)) {
      test(`has a text for every word of ${name}, and for no other`, () => {
        const named = texts[name as keyof Catalogue] as unknown as Record<string, string>;
        assert.deepEqual(Object.keys(named).sort(), words.map(String).sort());
        for (const text of Object.values(named)) assert.match(text, /^\S(.*\S)?$/);
      });

      test(`tells the words of ${name} apart`, () => {
        const named = Object.values(texts[name as keyof Catalogue] as unknown as Record<string, string>);
        assert.equal(new Set(named).size, named.length);
      });
    }
  });
}

test('an unknown language falls back to English, a regional one to its language', () => {
  assert.equal(catalogue('xx'), catalogues.en);
  assert.equal(catalogue('en-US'), catalogues.en);
});
