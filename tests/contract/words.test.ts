import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { indexed, searchWords } from '../../src/domain/search.ts';
import type { ScriptConnection } from '../../src/store/engines/engine.ts';
import { openRaw } from '../support/catalogue.ts';
import { databaseFrom, engineName } from '../support/database.ts';

/** The index takes words as the application made them: whatever Unicode calls a letter, and the database does not. */
let connection: ScriptConnection;

before(async () => {
  connection = await openRaw(await databaseFrom('founded'));
});

after(() => connection.close());

/** The distinct words that the database makes of a text, in whatever order. */
async function wordsByDatabase(text: string): Promise<string[]> {
  if (engineName === 'postgresql') {
    const rows = await connection.rows<{ word: string }>(
      `SELECT unnest(tsvector_to_array(claimdesk_words('${text}'))) AS word`,
    );
    return rows.map(({ word }) => word);
  }
  await connection.run('BEGIN');
  await connection.run(`INSERT INTO "ClaimSearch"(rowid, "searchText") VALUES (1, '${text}')`);
  const rows = await connection.rows<{ term: string }>('SELECT term FROM "ClaimWords"');
  await connection.run('ROLLBACK');
  return rows.map(({ term }) => term);
}

describe('the words of a claim', () => {
  test('are whole with every letter, number and mark of Unicode within', async () => {
    const within: string[] = [];
    for (let code = 0x80; code <= 0x10ffff; code++) {
      const character = String.fromCodePoint(code);
      if (/[\p{L}\p{N}\p{M}]/u.test(character)) within.push(`ж${character}ж`);
    }
    for (let start = 0; start < within.length; start += 20_000) {
      const words = new Set(searchWords(within.slice(start, start + 20_000).join(' ')));
      const made = new Set(await wordsByDatabase([...words].join(' ')));
      assert.deepEqual(
        [...words].filter((word) => !made.has(word)),
        [],
      );
      assert.equal(made.size, words.size);
    }
  });

  test('fit into the index where each is different, and one character', async () => {
    const letters = Array.from({ length: 0x323af - 0x3400 }, (_, n) => String.fromCodePoint(0x3400 + n));
    const words = letters.filter((letter) => /\p{Lo}/u.test(letter));
    const text = indexed([...words, ...words.map((word) => `${word}一`)].join(' '));
    assert.ok(text.length > 249_990);
    assert.equal((await wordsByDatabase(text)).length, new Set(text.split(' ')).size);
  });
});
