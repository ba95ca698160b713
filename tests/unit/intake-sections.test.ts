import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { isEdtf } from '../../src/domain/dates.ts';
import { codePointLength, normalise, utf16Index } from '../../src/domain/normalise.ts';
import { relativeTime } from '../../src/intake/relative-time.ts';
import { timesFrom } from '../../src/intake/section-times.ts';
import { findSections, isByline } from '../../src/intake/sections.ts';

const blog = `What happened today 🌉

1 year ago 9
3 min ago

Bridge closed

From The Paper's Jane Doe

The bridge was closed.

1 hr 4 min ago

By John Roe and Jane Doe

A word from the mayor: she was not asked.

2 hours ago
The river rises. It has rained.`;

describe('a line that says how long ago', () => {
  const lines: Record<string, [minutes: number, unit: number]> = {
    '4 hr 34 min ago': [274, 1],
    '3 min ago': [3, 1],
    '1 year ago 9': [525_600, 525_600],
    ' 1 hour, 5 minutes ago ': [65, 1],
    'An hour ago': [60, 60],
    'about 2 hours and 10 mins ago': [130, 1],
    'Updated 5m ago': [5, 1],
    '2h ago': [120, 60],
    '3 days ago': [4320, 1440],
    '2 weeks ago': [20_160, 10_080],
    '6 months ago': [259_200, 43_200],
    '30 seconds ago': [0, 1],
    'Just now': [0, 1],
    'half an hour ago': [30, 30],
    '3 min geleden': [3, 1],
    '4 uur 34 min geleden': [274, 1],
    '4 uur en 34 minuten geleden': [274, 1],
    'Een uur geleden': [60, 60],
    'Eén dag geleden': [1440, 1440],
    'een half uur geleden': [30, 30],
    'Anderhalf uur geleden': [90, 30],
    'een kwartier geleden': [15, 15],
    'ongeveer 2 uur geleden': [120, 60],
    'Laatst bijgewerkt: 5 min. geleden': [5, 1],
    '2 dagen geleden': [2880, 1440],
    '3 weken geleden 12': [30_240, 10_080],
    '1 jaar geleden': [525_600, 525_600],
    Zojuist: [0, 1],
  };
  for (const [line, [minutes, unit]] of Object.entries(lines)) {
    it(`is “${line}”`, () => assert.deepEqual(relativeTime(line), { text: line.trim(), minutes, unit }));
  }

  for (const line of [
    '',
    'ago',
    '4 ago',
    'The strike was 3 min ago',
    '3 min ago he left',
    'two hours ago',
    '3 min',
    'a go',
    'De aanval was 3 min geleden',
    '3 minutengeleden',
    '3 mineur geleden',
    '3 min geleden vertrok hij',
    'twee uur geleden',
    '4 uur 34 min ago',
  ]) {
    it(`is not “${line}”`, () => assert.equal(relativeTime(line), null));
  }

  it('is looked for in no time, whatever the line', () => {
    for (const line of [
      '1 h '.repeat(20_000),
      `${'about '.repeat(20_000)}x`,
      `${'1h and '.repeat(9)}x`,
      `${'een half uur '.repeat(5)}x`,
    ])
      relativeTime(line);
  });
});

describe('a line that names who wrote what follows', () => {
  for (const line of [
    'From The Paper’s Jane Doe in Kyiv',
    'Analysis by John Roe',
    'Door Marieke de Vries',
    'Door Jan van der Berg en Piet Jansen',
    'Door onze correspondent Anna de Wit in Kyiv',
    'Van onze verslaggever Kees ’t Hart',
    'Door onze buitenlandredactie',
    'Analyse van Michel Kerres',
  ])
    it(`is “${line}”`, () => assert.equal(isByline(line), true));

  for (const line of [
    'Door Rusland bezette stad getroffen',
    'Door de brug rijdt niemand meer',
    'Van Gaal stapt op als bondscoach',
    'Van Gaal in Qatar',
    'Door Jan is het gedaan.',
    'By and large quiet',
    'Doorn stroomt vol',
    'Door de redactie heen loopt een scheur',
  ])
    it(`is not “${line}”`, () => assert.equal(isByline(line), false));
});

describe('the entries of a live blog', () => {
  const sections = findSections(blog);
  const cut = (start: number, end: number) => blog.slice(utf16Index(blog, start), utf16Index(blog, end));

  it('begin with their times and have a heading and a byline where these stand', () => {
    assert.deepEqual(
      sections.map(({ heading, byline, relative }) => [relative.text, heading, byline]),
      [
        ['1 year ago 9', undefined, undefined],
        ['3 min ago', 'Bridge closed', "From The Paper's Jane Doe"],
        ['1 hr 4 min ago', undefined, 'By John Roe and Jane Doe'],
        ['2 hours ago', undefined, undefined],
      ],
    );
  });

  it('are found in Dutch as well', () => {
    const dutch = `De dag in het kort

4 uur 34 min geleden
Brug dicht
Door Marieke de Vries
De brug is dicht.

5 uur geleden
Van onze verslaggever Kees Bakker
Het water stijgt. Het regent.`;
    assert.deepEqual(
      findSections(dutch).map(({ heading, byline, relative }) => [relative.minutes, heading, byline]),
      [
        [274, 'Brug dicht', 'Door Marieke de Vries'],
        [300, undefined, 'Van onze verslaggever Kees Bakker'],
      ],
    );
  });

  it('lie at code points, from the first character of their times to the last of their texts', () => {
    assert.deepEqual(
      sections.map(({ start, end }) => cut(start, end)).map((text) => [text.split('\n')[0], text.split('\n').at(-1)]),
      [
        ['1 year ago 9', '1 year ago 9'],
        ['3 min ago', 'The bridge was closed.'],
        ['1 hr 4 min ago', 'A word from the mayor: she was not asked.'],
        ['2 hours ago', 'The river rises. It has rained.'],
      ],
    );
  });

  it('are none in a text without times', () => assert.deepEqual(findSections('One.\n\nTwo, 3 min ago, three.'), []));

  it('never overlap and never reach beyond the text', () => {
    const line = fc.constantFrom(
      '3 min ago',
      '1 year ago 9',
      '2 uur geleden',
      '',
      'Bridge 🌉',
      "From The Paper's Jane",
      'A sentence.',
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const text = normalise(lines.join('\n'));
        let last = 0;
        for (const { start, end } of findSections(text)) {
          assert.ok(last <= start && start < end && end <= codePointLength(text));
          last = end;
        }
      }),
      { seed: 1, numRuns: process.env.PROVE ? 5000 : 200 },
    );
  });
});

describe('the times of entries', () => {
  const at = (text: string, capturedAt?: string) =>
    timesFrom(findSections(text), capturedAt).sections.map((section) => section.at);

  it('are counted back from when the text was captured, and marked as derived', () => {
    const { sections } = timesFrom(findSections(blog), '2023-03-21T10:00:30+01:00');
    assert.deepEqual(
      sections.map((section) => [section.at, section.derived]),
      [
        ['2022~', true],
        ['2023-03-21T08:57:00Z', true],
        ['2023-03-21T07:56:00Z', true],
        ['2023-03-21T07:00:00Z', true],
      ],
    );
  });

  it('are as coarse as what they are counted from', () => {
    const text = '3 min ago\n\n2 days ago\n\n2 weeks ago\n\n6 months ago\n\n2 years ago';
    assert.deepEqual(at(text, '2023-03-21T09:00:00Z'), [
      '2023-03-21T08:57:00Z',
      '2023-03-19~',
      '2023-03-07~',
      '2022-09~',
      '2021~',
    ]);
    assert.deepEqual(at(text, '2023-03-21'), ['2023-03-21~', '2023-03-19~', '2023-03-07~', '2022-09~', '2021~']);
  });

  it('are not proposed where nobody says when the text was captured, or not to the day', () => {
    for (const captured of [undefined, '', '2023', '2023-03', '2023-03-21/2023-03-22', '2023-02-30', 'yesterday']) {
      assert.deepEqual(at('3 min ago', captured), [undefined]);
    }
  });

  it('are dates of the world, always', () => {
    const text = fc.tuple(fc.nat(9999), fc.constantFrom('min', 'hr', 'days', 'weeks', 'months', 'years'));
    fc.assert(
      fc.property(
        text,
        fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
        ([count, unit], captured) => {
          const [time] = at(`${count} ${unit} ago`, captured.toISOString());
          assert.ok(time === undefined || isEdtf(time), time);
        },
      ),
      { seed: 2, numRuns: process.env.PROVE ? 5000 : 200 },
    );
  });
});

describe('times that contradict each other', () => {
  const contradictions = (...times: string[]) =>
    timesFrom(findSections(times.join('\n\nText.\n\n')), undefined).contradictions;

  it('are pointed out where they cannot have been counted from one moment', () => {
    const [sentence, ...more] = timesFrom(findSections(blog), undefined).contradictions;
    assert.match(sentence ?? '', /^“1 year ago 9” and “3 min ago” cannot have been counted from one moment: .+\.$/);
    assert.deepEqual(more, []);
  });

  it('are pointed out where an entry stands against the order of the others', () => {
    const [sentence, ...more] = contradictions(
      '3 min ago',
      '1 hr ago',
      '4 hr 23 min ago',
      '1 hr 21 min ago',
      '5 hr ago',
    );
    assert.match(
      sentence ?? '',
      /^“4 hr 23 min ago” stands above “1 hr 21 min ago”, though most entries begin with the newest/,
    );
    assert.deepEqual(more, []);
    assert.match(
      contradictions('5 hr ago', '9 hr ago', '3 hr ago', '2 hr ago').join(),
      /“5 hr ago” stands above “9 hr ago”, though .* oldest/,
    );
  });

  it('are none where rounding explains them, or all is in order', () => {
    assert.deepEqual(
      contradictions('2 hours ago', '1 hr 59 min ago', '3 hours ago', '4 hr 10 min ago', '2 days ago'),
      [],
    );
    assert.deepEqual(contradictions('3 min ago', '3 min ago'), []);
    assert.deepEqual(contradictions('1 year ago', '2 years ago'), []);
    assert.deepEqual(contradictions(), []);
  });
});
