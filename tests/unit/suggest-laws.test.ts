import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { sha256 } from '../../src/domain/canonical.ts';
import { codePointLength, normalise } from '../../src/domain/normalise.ts';
import { compile } from '../../src/intake/suggest/compiled.ts';
import { languageOf, languages } from '../../src/intake/suggest/languages/index.ts';
import { PatternTable } from '../../src/intake/suggest/patterns.ts';
import { suggest } from '../../src/intake/suggest/suggest.ts';
import { tokenise } from '../../src/intake/suggest/tokens.ts';

const runs = { seed: 7, numRuns: process.env.PROVE ? 2000 : 150 };
const at = (text: string, { start, end }: { start: number; end: number }) => [...text].slice(start, end).join('');

const pieces = [
  'Ada Quill said ',
  'the dam had failed',
  '. ',
  '\n\n',
  '“',
  '”',
  '"',
  ',,',
  "''",
  '70% of Vale',
  ' 2 million euros ',
  '😀',
  '🇺🇦 ',
  'العربية ',
  'שלום ',
  'e\u0301',
  ', who was there, ',
  'could not be verified',
  ' claims ',
  'according to the police',
  '• ',
  '(',
  ')',
  'By Ada Quill',
  'volgens ',
  'zei de politie ',
  'Van der Laan ',
  'deelde mee ',
  '54 min ago',
  ' — ',
  ': ',
  '?',
  'Mr. ',
  'U.S. ',
];
const news = fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => normalise(parts.join('')));
const anything = fc.oneof(news, fc.string({ unit: 'grapheme', maxLength: 300 }).map(normalise));
const language = fc.constantFrom(...languages.map(({ tag }) => tag));

describe('every suggestion, whatever the text', () => {
  it('stands where it says, in code points, and so do its reasons, its speaker and its disclaimer', () => {
    fc.assert(
      fc.property(anything, language, (text, tag) => {
        for (const { start, end, exact, reasons, speaker, outletCheck } of suggest(text, tag)) {
          assert.equal(at(text, { start, end }), exact);
          assert.ok(reasons.length > 0);
          for (const reason of reasons) assert.equal(at(text, reason), reason.text);
          if (speaker) assert.ok(speaker.start < speaker.end && speaker.end <= codePointLength(text));
          if (outletCheck) assert.equal(at(text, outletCheck.disclaimer), outletCheck.disclaimer.exact);
        }
      }),
      runs,
    );
  });

  it('comes in the order of the text, and none reaches into the next', () => {
    fc.assert(
      fc.property(anything, language, (text, tag) => {
        const found = suggest(text, tag);
        for (const [index, { start }] of found.entries()) assert.ok((found[index - 1]?.end ?? 0) <= start);
      }),
      runs,
    );
  });

  it('has the hash of its normalised passage, and stays away once that is dismissed', () => {
    fc.assert(
      fc.property(anything, language, (text, tag) => {
        const found = suggest(text, tag);
        for (const { exact, hash } of found) assert.equal(hash, sha256(normalise(exact)));
        assert.deepEqual(suggest(text, tag, { dismissed: new Set(found.map(({ hash }) => hash)) }), []);
      }),
      runs,
    );
  });

  it('is the same on a text with other line ends, once that is normalised', () => {
    const text = 'Two ships sank, Ada Quill said.\n\nThe port is closed, she added. 😀 It cost 3 million euros.';
    assert.deepEqual(suggest(normalise(text.replaceAll('\n', '\r\n')), 'en'), suggest(text, 'en'));
  });

  it('scores between 0 and 1, not below what is asked for', () => {
    const text = 'Two ships sank, Ada Quill said. Carvia closed its border with Vale.';
    for (const { score } of suggest(text, 'en', { minimum: 0 })) assert.ok(score >= 0 && score <= 1);
    assert.ok(suggest(text, 'en', { minimum: 0.6 }).every(({ score }) => score >= 0.6));
  });
});

describe('the languages', () => {
  it('are found by their tag, the region aside', () => {
    assert.equal(languageOf('en-GB')?.tag, 'en');
    assert.equal(languageOf('NL')?.tag, 'nl');
    assert.equal(languageOf('xx'), undefined);
    assert.deepEqual(suggest('Ada Quill said the dam had failed.', 'xx'), []);
  });

  it('have tables that can all be read', () => {
    for (const each of languages) assert.ok(compile(each).places.size > 100);
  });

  it('refuse a pattern that could begin anywhere', () => {
    for (const pattern of ['', '(late) monday', '<name> said'])
      assert.throws(() => new PatternTable([[pattern, true]]), /no beginning/);
  });
});

describe('the work', () => {
  it('gives the segmenter short pieces only, and each part of a long line about once', () => {
    const lengths: number[] = [];
    const { segment } = Intl.Segmenter.prototype;
    Intl.Segmenter.prototype.segment = function (this: Intl.Segmenter, text: string) {
      lengths.push(text.length);
      return segment.call(this, text);
    };
    const line = 'The ministry said that two ships had sunk. '.repeat(1000);
    try {
      suggest(line, 'en');
    } finally {
      Intl.Segmenter.prototype.segment = segment;
    }
    assert.ok(Math.max(...lengths) <= 4000);
    assert.ok(lengths.reduce((sum, length) => sum + length, 0) < 1.2 * line.length);
  });

  it('looks no further for a word of a pattern than its gap allows', () => {
    const table = new PatternTable([['deelt … mee', true]]);
    const near = tokenise(`deelt ${'x '.repeat(14)}mee`);
    const far = tokenise(`deelt ${'x '.repeat(15)}mee`);
    assert.deepEqual([table.all(near).length, table.all(far).length], [1, 0]);
  });

  it('comes to an end on hostile texts, and suggests nothing too long to quote', () => {
    const long = 100_000;
    for (const part of [
      '(',
      '"',
      '“',
      ',,',
      "'",
      'said ',
      'zegt ',
      'Jan van der ',
      'Ada, who ',
      "X's report ",
      'could not be verified ',
      '1',
      'deelt ',
      '😀',
      ' a, ',
    ]) {
      const text = normalise(part.repeat(long / part.length));
      for (const { tag } of languages)
        assert.ok(
          suggest(text, tag).every(({ exact }) => exact.length <= 2000),
          part,
        );
    }
    const endless = normalise(`Ada Quill said ${'that the dam had failed and '.repeat(4000)}`);
    assert.deepEqual(suggest(endless, 'en'), []);
  });
});
