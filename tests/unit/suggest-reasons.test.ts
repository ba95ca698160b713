import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { suggest } from '../../src/intake/suggest/suggest.ts';
import type { ReasonKind } from '../../src/intake/suggest/types.ts';

const reasonsOf = (text: string, kind: ReasonKind, language = 'en') =>
  suggest(text, language).flatMap(({ reasons }) =>
    reasons.filter((reason) => reason.kind === kind).map((reason) => reason.text),
  );
const only = (text: string, language = 'en') => {
  const [first, ...more] = suggest(text, language);
  assert.ok(first && more.length === 0, text);
  return first;
};

describe('the reasons of a suggestion', () => {
  it('name the words of an attribution', () => {
    assert.deepEqual(reasonsOf('The dam failed, according to Ada Quill.', 'attribution'), ['according to']);
    assert.deepEqual(reasonsOf('Naar eigen zeggen heeft hij de steun van Ada.', 'attribution', 'nl'), [
      'Naar eigen zeggen',
    ]);
  });

  it('name figures with what they count, their qualifier with them', () => {
    const rows: [string, string[]][] = [
      ['At least 35 insurgents died.', ['At least 35 insurgents']],
      ['The bank lent Carvia $3.8bn last year.', ['$3.8bn']],
      ['It costs more than 2 billion euros a year.', ['more than 2 billion']],
      ['Wages rose by about 70% in Vale.', ['about 70%']],
      ['Carvia sent eight Leopard 2 tanks.', ['eight Leopard 2 tanks']],
      ['A three-day visit to Vale began.', ['three-day']],
    ];
    for (const [text, words] of rows) assert.deepEqual(reasonsOf(text, 'figure'), words, text);
    assert.deepEqual(reasonsOf('Er vielen zeker 43 doden in Vale.', 'figure', 'nl'), ['zeker 43 doden']);
    assert.deepEqual(reasonsOf('Zij praatten vier en een half uur in Vale.', 'figure', 'nl').length, 1);
  });

  it('take no dates, ages, times of day or telephone numbers for figures', () => {
    for (const text of [
      'On March 20 he went to Vale.',
      'In 2022 he went to Vale.',
      'Sheila Dunmore, 71, lives there.',
      'The gate opens at 6 a.m. every day.',
      'Call us on 0800 555 111.',
    ]) {
      assert.deepEqual(reasonsOf(text, 'figure'), [], text);
    }
    assert.deepEqual(reasonsOf('De poort gaat om 18.30 uur open.', 'figure', 'nl'), []);
  });

  it('name hedges', () => {
    assert.deepEqual(reasonsOf('Allegedly, the mayor sold the port.', 'hedge'), ['Allegedly']);
    assert.deepEqual(reasonsOf('Naar verluidt is de haven verkocht.', 'hedge', 'nl'), ['Naar verluidt']);
    assert.deepEqual(reasonsOf('De burgemeester zou de haven verkocht hebben.', 'hedge', 'nl'), ['zou']);
  });

  it('name an event of the outlet only where there is nothing else', () => {
    assert.deepEqual(reasonsOf('Carvia closed its border with Vale on Monday.', 'event'), ['closed']);
    assert.deepEqual(reasonsOf('Carvia closed its border, Ada Quill said.', 'event'), []);
  });

  it('are wanting for questions, opinions, thanks and what belongs to the page', () => {
    for (const text of [
      'Can the dam be saved?',
      'It is a sad day.',
      '“Thank you, dear friends.”',
      'Read more about the two dams here.',
      '54 min ago',
    ]) {
      assert.deepEqual(suggest(text, 'en'), [], text);
    }
  });
});

describe('what is guessed beside', () => {
  it('is the channel', () => {
    const rows: [string, string, string][] = [
      [
        'en',
        'Ada Quill said in an open letter published on Telegram that the dam had failed.',
        'open letter, Telegram',
      ],
      ['en', 'Ada Quill told reporters the dam had failed.', 'remarks to reporters'],
      ['en', 'The dam has failed, Ada Quill said on national television.', 'national television'],
      ['nl', 'Ada Poolman zei op een persconferentie dat de dijk veilig is.', 'persconferentie'],
      ['nl', 'Het bedrijf laat in een verklaring weten dat de dijk veilig is.', 'verklaring'],
    ];
    for (const [language, text, channel] of rows) assert.equal(only(text, language).channel, channel, text);
  });

  it('is the kind of claim', () => {
    assert.equal(only('Ada Quill said two men had drowned.').kind, 'fact');
    assert.equal(only('Ada Quill said the dam will fail by May.').kind, 'forecast');
    assert.equal(only('Ada Quill accused Carvia of flooding the valley.').kind, 'utterance');
  });
});

describe('a disclaimer', () => {
  const report = [
    'Battle for the dam',
    'General Ivo Brandt said his men held 70% of the dam.',
    'Carvia’s army claimed that the rebels had suffered heavy losses. Vale’s mayor, Ada Quill, said the town was quiet.',
  ].join('\n\n');

  it('is proposed for the passages of those whom it names, on its topic', () => {
    const found = suggest(
      `${report}\n\nRadio Vale is unable to independently verify Brandt's claims or Carvian claims of rebel casualties.`,
      'en',
    );
    const checked = found.filter(({ outletCheck }) => outletCheck);
    assert.deepEqual(
      checked.map(({ speaker }) => speaker?.name),
      ['Ivo Brandt', 'Carvia’s army'],
    );
    assert.deepEqual(checked[0]?.outletCheck?.value, 'not_verified');
    assert.deepEqual(checked[0]?.outletCheck?.scope, ['Brandt', 'Carvian: casualties']);
    assert.match(checked[0]?.outletCheck?.disclaimer.exact ?? '', /^Radio Vale is unable/);
    assert.equal(found.length, 3, 'and is no claim itself');
  });

  it('is proposed for all before it in its part of the page, when it names nobody', () => {
    const found = suggest(
      `Elders\n\nDe trein reed om, zei Ada Poolman.\n\nDe dam\n\nDe dijk is veilig, zei Kees Mol. Er zijn twee doden, aldus de politie.\n\nDe berichten zijn niet onafhankelijk geverifieerd.`,
      'nl',
    );
    assert.deepEqual(
      found.map(({ speaker, outletCheck }) => [speaker?.name, outletCheck?.value]),
      [
        ['Ada Poolman', undefined],
        ['Kees Mol', 'not_verified'],
        ['de politie', 'not_verified'],
      ],
    );
  });

  it('is proposed for the last passage, when it speaks of one', () => {
    const found = suggest(`${report}\n\nThe claim could not be independently verified.`, 'en');
    assert.deepEqual(
      found.filter(({ outletCheck }) => outletCheck).map(({ speaker }) => speaker?.name),
      ['Ada Quill'],
    );
  });

  it('within a sentence speaks of that sentence', () => {
    const found = only('Rebels said they had taken 40 villages, a claim that could not be independently verified.');
    assert.equal(found.outletCheck?.value, 'not_verified');
    assert.deepEqual(found.outletCheck?.disclaimer.start, found.start);
  });
});
