import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writtenTime } from '../../src/domain/inputs/text.ts';
import { directionOf, languageName } from '../../src/domain/languages.ts';
import { distancesFrom, readTime, timeToChange } from '../../src/domain/times.ts';

const at = '2023-03-20T21:40:00.000Z';

test("a time reads as on the desk's own clock, midnight as 00", () => {
  assert.equal(readTime(at, 'UTC', 'en-GB'), '20 Mar 2023, 21:40');
  assert.equal(readTime(at, 'Europe/Kyiv', 'en-GB'), '20 Mar 2023, 23:40');
  assert.equal(readTime('2023-03-20T22:00:00.000Z', 'Europe/Kyiv', 'en-GB'), '21 Mar 2023, 00:00');
});

test('a distance is told in the largest unit that it fills', () => {
  const distances = {
    '2023-03-20T21:40:30.000Z': 'now',
    '2023-03-20T21:41:59.000Z': '1 minute ago',
    '2023-03-21T02:40:00.000Z': '5 hours ago',
    '2023-03-20T15:40:00.000Z': 'in 6 hours',
    '2023-03-21T21:40:00.000Z': '1 day ago',
    '2023-03-24T21:40:00.000Z': '4 days ago',
    '2024-05-20T21:40:00.000Z': '1 year ago',
  };
  for (const [now, words] of Object.entries(distances)) assert.equal(distancesFrom(now, 'en-GB')(at), words);
});

test('a language is written in its own direction and named in words', () => {
  const directions = { en: 'ltr', uk: 'ltr', ar: 'rtl', he: 'rtl', fa: 'rtl', 'ur-PK': 'rtl', 'az-Arab': 'rtl' };
  for (const [tag, direction] of Object.entries(directions)) assert.equal(directionOf(tag), direction, tag);
  assert.equal(languageName('nl', 'en-GB'), 'Dutch');
});

test('a time that a form gives to be changed reads back as itself, in any zone', () => {
  assert.equal(timeToChange('2023-03-21T09:00:00.000Z', 'Europe/Amsterdam'), '2023-03-21 10:00 +01:00');
  assert.equal(timeToChange('2023-03-21T22:30:00.000Z', 'Asia/Kathmandu'), '2023-03-22 04:15 +05:45');
  assert.equal(timeToChange('2023-03-21T00:00:00.000Z', 'UTC'), '2023-03-21 00:00 +00:00');
  assert.equal(timeToChange('2023-03-21T00:00:05.120Z', 'America/New_York'), '2023-03-20 20:00:05.120 -04:00');
  for (const time of [
    '2023-03-21T09:00:00.000Z',
    '2023-10-29T00:30:00.000Z',
    '2023-10-29T01:30:00.000Z',
    '2023-07-01T23:59:59.999Z',
  ]) {
    for (const zone of ['UTC', 'Europe/Kyiv', 'America/St_Johns', 'Pacific/Apia']) {
      assert.equal(writtenTime.parse(timeToChange(time, zone)), time, `${time} in ${zone}`);
    }
  }
  assert.equal(writtenTime.parse('2023-03-21'), '2023-03-21T00:00:00.000Z');
  assert.equal(writtenTime.safeParse('2023-03-21 10:00').success, false);
});
