import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { AnswerReader } from '../../bench/measure/answer-reader.ts';
import { median, number, percentile } from '../../bench/measure/numbers.ts';
import { isMet, targetTable } from '../../bench/measure/outcome.ts';
import { table } from '../../bench/measure/table.ts';

describe('the figures of the benchmark', () => {
  test('a percentile is the value at its rank', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => index + 1);
    assert.equal(percentile(hundred, 50), 50);
    assert.equal(percentile(hundred, 99), 99);
    assert.equal(percentile([7], 99), 7);
  });

  test('a median is the middle one, or between the middle two', () => {
    assert.equal(median([30, 1, 2]), 2);
    assert.equal(median([4, 1, 3, 2]), 2.5);
  });

  test('a number that could not be measured is a question mark', () => {
    assert.equal(number(1234.5, 1), '1,234.5');
    assert.equal(number(Number.NaN, 2), '?');
  });

  test('a target is met at its bound and beyond, and not where nothing was measured', () => {
    const at = (value: number) => ({ what: 'x', engine: 'sqlite', value });
    assert.deepEqual(
      [0.49, 0.5, Number.NaN].map((value) => isMet({ ...at(value), least: 0.5 })),
      [false, true, false],
    );
    assert.deepEqual(
      [3, 3.1, Number.NaN].map((value) => isMet({ ...at(value), most: 3 })),
      [true, false, false],
    );
    assert.deepEqual(
      targetTable([{ ...at(160), most: 150, unit: ' MB' }]).at(-1),
      '| x  | sqlite |   160 MB | ≤ 150 MB | not met |                   |',
    );
  });

  test('columns of a table stand under each other', () => {
    assert.deepEqual(table(['', 'per s'], [['list', '12']]), [
      '|      | per s |',
      '| ---- | ----: |',
      '| list |    12 |',
    ]);
  });
});

describe('the reader of answers', () => {
  const head = 'HTTP/1.1 200 OK\r\nX: y\r\n';
  const answers: [name: string, wire: string, body: string][] = [
    ['by its length', `${head}Content-Length: 5\r\n\r\nKyiv!`, 'Kyiv!'],
    ['in chunks', `${head}Transfer-Encoding: chunked\r\n\r\n3\r\nKyi\r\n2\r\nv!\r\n0\r\n\r\n`, 'Kyiv!'],
    ['without a body', 'HTTP/1.1 304 Not Modified\r\n\r\n', ''],
  ];
  for (const [name, wire, body] of answers) {
    test(`reads one ${name}, however it is cut, and then the next`, () => {
      const reader = new AnswerReader();
      for (let round = 0; round < 2; round++) {
        for (const [index, sign] of [...wire].entries()) {
          const answer = reader.add(Buffer.from(sign));
          assert.equal(answer !== null, index === wire.length - 1);
          if (answer) assert.equal(answer.body.toString(), body);
        }
      }
    });
  }

  test('reads the status, and refuses an answer of unknown length', () => {
    assert.equal(
      new AnswerReader().add(Buffer.from('HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n'))?.status,
      404,
    );
    assert.throws(() => new AnswerReader().add(Buffer.from(`${head}\r\n`)), /length/);
  });
});
