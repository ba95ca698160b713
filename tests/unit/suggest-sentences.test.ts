import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compile } from '../../src/intake/suggest/compiled.ts';
import { languageOf } from '../../src/intake/suggest/languages/index.ts';
import { sentences } from '../../src/intake/suggest/sentences.ts';

const cut = (text: string, language = 'en') => {
  const tables = languageOf(language);
  assert.ok(tables);
  return sentences(text, compile(tables)).map(({ start, end, kind }) => ({ text: text.slice(start, end), kind }));
};
const textsOf = (text: string, language = 'en') => cut(text, language).map((sentence) => sentence.text);
const kindsOf = (text: string, language = 'en') => cut(text, language).map((sentence) => sentence.kind);

describe('sentences of news', () => {
  it('are not cut after abbreviations and initials', () => {
    for (const sentence of [
      'Lt. Gen. Mary Poole of the U.S. Army met Gov. J. P. Harlow at 6 a.m. on Monday.',
      'The bill, says Sen. Ada Quill, costs approx. 3 billion.',
    ]) {
      assert.deepEqual(textsOf(`${sentence} It rained.`), [sentence, 'It rained.']);
    }
    const dutch = 'Volgens dr. A. de Wit kost dat ca. 3 mln. euro.';
    assert.deepEqual(textsOf(`${dutch} Het regende.`, 'nl'), [dutch, 'Het regende.']);
  });

  it('end after a surname that is kept back, where an article or a pronoun follows', () => {
    assert.deepEqual(textsOf('De zaak draait om Kees R. Die zwijgt.', 'nl'), [
      'De zaak draait om Kees R.',
      'Die zwijgt.',
    ]);
  });

  it('keep the closing mark of a quotation, and the words that name its speaker', () => {
    assert.deepEqual(textsOf('“We saw it burn.” The mayor left.'), ['“We saw it burn.”', 'The mayor left.']);
    assert.deepEqual(textsOf('“Who fired first?” asked Poole. Nobody knew.'), [
      '“Who fired first?” asked Poole.',
      'Nobody knew.',
    ]);
  });

  it('are cut where a page lost the space, and before a quotation with two commas', () => {
    assert.deepEqual(textsOf('The bridge on Monday.The bridge on Tuesday. It fell.'), [
      'The bridge on Monday.',
      'The bridge on Tuesday.',
      'It fell.',
    ]);
    assert.deepEqual(textsOf('Het was druk. ,,Te druk’’, zei Poolman.', 'nl'), [
      'Het was druk.',
      ',,Te druk’’, zei Poolman.',
    ]);
  });

  it('lose their bullet', () => {
    assert.deepEqual(textsOf('  • Harbour: Two ships sank, the port said.'), [
      'Harbour: Two ships sank, the port said.',
    ]);
  });

  it('stay whole however long a line is', () => {
    const line = 'The ministry of trade said that two ships had sunk off the coast. '.repeat(400).trim();
    assert.equal(new Set(textsOf(line)).size, 1);
    assert.equal(textsOf(line).length, 400);
  });
});

describe('lines that are no sentences', () => {
  it('are told apart: headlines, captions, bylines, times, invitations to read on', () => {
    assert.deepEqual(
      kindsOf(
        [
          'Minister denies leak of harbour papers',
          'By Ada Quill and Tom Reed',
          '54 min ago',
          'A ship burns off Port Vale on Monday. (Ada Quill/Meridian)',
          'The ministry said the ship was empty.',
          'Read more about the harbour here.',
        ].join('\n\n'),
      ),
      ['headline', 'furniture', 'furniture', 'caption', 'caption', 'text', 'furniture'],
    );
    assert.deepEqual(
      kindsOf(
        [
          'Minister ontkent lek',
          'Door onze redactie',
          '22:41',
          'Het schip brandt. Foto: PND',
          'Lees ook: De haven',
        ].join('\n\n'),
        'nl',
      ),
      ['headline', 'furniture', 'furniture', 'caption', 'caption', 'furniture'],
    );
  });
});
