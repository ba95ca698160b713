import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Amount, readFigure } from '../../src/domain/figures.ts';

describe('a figure reads', () => {
  const known: [Amount, string][] = [
    [{ value: 70, unit: '%', qualifier: 'about' }, 'about 70 %'],
    [{ value: 32e9, unit: 'USD', qualifier: 'more_than' }, 'more than 32,000,000,000 USD'],
    [{ value: 4.5, unit: 'hours', qualifier: 'as_stated' }, '4.5 hours'],
    [{ value: 0, qualifier: 'exactly' }, 'exactly 0'],
    [{ value: 0.1, qualifier: 'nearly' }, 'nearly 0.1'],
    [{ value: 12, qualifier: 'at_least' }, 'at least 12'],
    [{ value: 12, qualifier: 'at_most' }, 'at most 12'],
    [{ value: 12, qualifier: 'less_than' }, 'less than 12'],
    [{ low: 1, high: 3, unit: 'persons', qualifier: 'as_stated' }, '1–3 persons'],
    [{ low: 1000, high: 3000, qualifier: 'about' }, 'about 1,000–3,000'],
    [{ low: -5, high: 3, unit: '°C', qualifier: 'as_stated' }, '-5 to 3 °C'],
    [{ low: 2, high: 2, unit: 'buildings', qualifier: 'exactly' }, 'exactly 2 buildings'],
    [{ low: 5, unit: 'tanks', qualifier: 'as_stated' }, '5 tanks or more'],
    [{ high: 5, unit: 'tanks', qualifier: 'about' }, 'about 5 tanks or less'],
    [{ qualifier: 'about' }, ''],
  ];
  for (const [figure, words] of known) test(`“${words}”`, () => assert.equal(readFigure(figure), words));
});
