import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { edtfBounds, isEdtf, isRfc3339, readEdtf, toUtc } from '../../src/domain/dates.ts';
import { Invalid } from '../../src/domain/errors.ts';

const runs = { numRuns: process.env.PROVE ? 3000 : 150, seed: 6 };

/** Text → first day, last day, reading. */
const known: [string, string, string, string][] = [
  ['2023', '2023-01-01', '2023-12-31', '2023'],
  ['2023-05', '2023-05-01', '2023-05-31', 'May 2023'],
  ['2023-05~', '2023-05-01', '2023-05-31', 'about May 2023'],
  ['2023-03-20', '2023-03-20', '2023-03-20', '20 Mar 2023'],
  ['2023-03-20?', '2023-03-20', '2023-03-20', '20 Mar 2023 (uncertain)'],
  ['2023-03-20%', '2023-03-20', '2023-03-20', 'about 20 Mar 2023 (uncertain)'],
  ['2024-02-29', '2024-02-29', '2024-02-29', '29 Feb 2024'],
  ['2023-03-21T09:30:00Z', '2023-03-21', '2023-03-21', '21 Mar 2023, 09:30 UTC'],
  ['2023-03-21T01:30:00+02:00', '2023-03-20', '2023-03-20', '20 Mar 2023, 23:30 UTC'],
  ['2023-03-18/2023-03-20', '2023-03-18', '2023-03-20', '18 Mar 2023 – 20 Mar 2023'],
  ['2023-03~/2023-04', '2023-03-01', '2023-04-30', 'about March 2023 – April 2023'],
  ['2023-03-20/2023-03-20', '2023-03-20', '2023-03-20', '20 Mar 2023 – 20 Mar 2023'],
  ['2022/2023-03', '2022-01-01', '2023-03-31', '2022 – March 2023'],
  ['2022-02-24/..', '2022-02-24', '9999-12-31', 'from 24 Feb 2022 on'],
  ['2022-02-24/', '2022-02-24', '9999-12-31', 'from 24 Feb 2022, end unknown'],
  ['../2023', '0000-01-01', '2023-12-31', 'until 2023'],
  ['/2023-05~', '0000-01-01', '2023-05-31', 'until about May 2023, beginning unknown'],
  ['2023-21', '2023-03-01', '2023-05-31', 'spring 2023'],
  ['2023-22', '2023-06-01', '2023-08-31', 'summer 2023'],
  ['2023-23', '2023-09-01', '2023-11-30', 'autumn 2023'],
  ['2023-24', '2023-12-01', '2024-02-29', 'winter 2023'],
  ['202X', '2020-01-01', '2029-12-31', 'the 2020s'],
  ['19XX', '1900-01-01', '1999-12-31', '1900 – 1999'],
  ['2023-XX', '2023-01-01', '2023-12-31', '2023 (month unknown)'],
  ['2023-XX-XX', '2023-01-01', '2023-12-31', '2023 (day unknown)'],
  ['2023-05-XX', '2023-05-01', '2023-05-31', 'May 2023 (day unknown)'],
  ['-0044', '0000-01-01', '0000-01-01', '-0044'],
  ['Y17000', '9999-12-31', '9999-12-31', 'Y17000'],
  ['Y20230000000000', '9999-12-31', '9999-12-31', 'Y20230000000000'],
];

describe('a date of the world', () => {
  for (const [text, from, to, reading] of known) {
    test(`${text} lies from ${from} to ${to} and reads “${reading}”`, () => {
      assert.equal(isEdtf(text), true);
      assert.deepEqual(edtfBounds(text), { from, to });
      assert.equal(readEdtf(text), reading);
    });
  }

  const wrong = [
    '',
    ' ',
    'x',
    '2023 ',
    '2023-3-1',
    '2023-13',
    '2023-02-29',
    '2023-02-30',
    '2023-02-29T10:00:00Z',
    '20230320',
  ];
  const outside = ['2023-25', '[2022,2023]', '{2022,2023}', '2023~-05', '156X-12-25', '19', '/', '..', '../..', '/..'];
  const intervals = [
    '2023-03-21/2023-03-20',
    '2023/2022',
    '2023/2023/2023',
    '2023-21/2023-22',
    '2023-02-29/2024',
    '199X/2004',
  ];
  for (const text of [...wrong, ...outside, ...intervals]) {
    test(`is not “${text}”`, () => {
      assert.equal(isEdtf(text), false);
      assert.throws(() => edtfBounds(text), Invalid);
      assert.equal(readEdtf(text), text);
    });
  }

  test('every day, month and year is one, and lies within its own bounds', () => {
    const days = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, fc.constantFrom(4, 7, 10), fc.constantFrom('', '?', '~', '%'), (date, length, mark) => {
        const iso = date.toISOString();
        const bounds = edtfBounds(iso.slice(0, length) + mark);
        assert.ok(bounds.from <= iso.slice(0, 10) && iso.slice(0, 10) <= bounds.to);
        assert.equal(bounds.from.length + bounds.to.length, 20);
      }),
      runs,
    );
  });

  test('is denied to garbage of any length', () => {
    for (const piece of ['x', '2', '2023-', '[', '2023/', 'Y1', '2023,', '..', '-', 'X', '\0', '😀']) {
      assert.equal(isEdtf(piece.repeat(10_000)), false);
      assert.equal(isRfc3339(piece.repeat(10_000)), false);
    }
  });

  test('has bounds in order, whatever is one', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789-/.X?~%TZ:+Y[]{}, '), maxLength: 80 }), (text) => {
        if (!isEdtf(text)) return;
        const { from, to } = edtfBounds(text);
        assert.ok(from <= to);
        readEdtf(text);
      }),
      { ...runs, numRuns: runs.numRuns * 10 },
    );
  });
});

describe('a time of the system', () => {
  for (const [text, utc] of [
    ['2023-03-21T09:00:00Z', '2023-03-21T09:00:00.000Z'],
    ['2023-03-21t09:00:00z', '2023-03-21T09:00:00.000Z'],
    ['2023-03-21T09:00:00.1Z', '2023-03-21T09:00:00.100Z'],
    ['2023-03-21T09:00:00.123987Z', '2023-03-21T09:00:00.123Z'],
    ['2023-03-21T01:30:00+02:00', '2023-03-20T23:30:00.000Z'],
    ['2023-03-21T09:00:00-00:00', '2023-03-21T09:00:00.000Z'],
    ['2023-03-21', '2023-03-21T00:00:00.000Z'],
    ['0000-01-01T00:00:00Z', '0000-01-01T00:00:00.000Z'],
  ] as const) {
    test(`${text} is ${utc}`, () => assert.equal(toUtc(text), utc));
  }

  for (const text of [
    '',
    'now',
    '2023',
    '2023-03',
    '2023-02-29',
    '2023-02-29T09:00:00Z',
    '2023-03-21T24:00:00Z',
    '2023-03-21T09:60:00Z',
    '2023-12-31T23:59:60Z',
    '2023-03-21T09:00Z',
    '2023-03-21T09:00:00',
    '2023-03-21 09:00:00Z',
    '2023-03-21T09:00:00+24:00',
    '2023-03-21T09:00:00Z ',
    '+002023-03-21T09:00:00Z',
    '0000-01-01T00:00:00+01:00',
    '9999-12-31T23:59:59-01:00',
  ]) {
    test(`is not “${text}”`, () => assert.throws(() => toUtc(text), Invalid));
  }

  test('has an offset; a day alone is none', () => {
    assert.equal(isRfc3339('2023-03-21T09:00:00+02:00'), true);
    assert.equal(isRfc3339('2023-03-21'), false);
  });
});
