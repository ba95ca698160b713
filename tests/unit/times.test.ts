import assert from 'node:assert/strict';
import { test } from 'node:test';
import { directionOf, languageName } from '../../src/domain/languages.ts';
import { readDistance, readTime } from '../../src/domain/times.ts';

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
  for (const [now, words] of Object.entries(distances)) assert.equal(readDistance(at, now, 'en-GB'), words);
});

test('a language is written in its own direction and named in words', () => {
  const directions = { en: 'ltr', uk: 'ltr', ar: 'rtl', he: 'rtl', fa: 'rtl', 'ur-PK': 'rtl', 'az-Arab': 'rtl' };
  for (const [tag, direction] of Object.entries(directions)) assert.equal(directionOf(tag), direction, tag);
  assert.equal(languageName('nl', 'en-GB'), 'Dutch');
});
