import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { codePointLength, normalise, utf16Index } from '../../src/domain/normalise.ts';
import { momentOf } from '../../src/domain/recordings.ts';
import { findTimeCodes, timeCodeAt } from '../../src/intake/time-codes.ts';

describe('a time code', () => {
  const lines: Record<string, [seconds: number, words: string]> = {
    '[00:12:31] The bridge.': [751, 'The bridge.'],
    '00:12:31 The bridge.': [751, 'The bridge.'],
    '12:31 The bridge.': [751, 'The bridge.'],
    '(1:02:03) – The bridge.': [3723, 'The bridge.'],
    '[75:10]': [4510, ''],
    '0:05: The bridge.': [5, 'The bridge.'],
    '00:00:05.500 The bridge.': [5.5, 'The bridge.'],
    '00:00:01,250 --> 00:00:04,000': [1.25, ''],
    '00:01.000 --> 00:04.000 align:start': [1, ''],
  };
  for (const [line, [seconds, words]] of Object.entries(lines)) {
    it(`opens “${line}”`, () => {
      const [found] = findTimeCodes(line);
      assert.deepEqual([found?.seconds, found?.words], [seconds, words]);
    });
  }

  for (const line of [
    'At 12:31 the bridge closed',
    '12:3 The',
    '12:61 The',
    '1:75:10 The',
    '12:31th',
    '12:31pm',
    '2023-03-21',
    '1:2',
  ])
    it(`opens no “${line}”`, () => assert.deepEqual(findTimeCodes(line), []));

  it('reaches to the next one, in code points', () => {
    const text = '😀 Intro\n[0:05] Hé 😀\nmore\n[0:09] End';
    const codes = findTimeCodes(text);
    const cut = ({ start, end }: { start: number; end: number }) =>
      text.slice(utf16Index(text, start), utf16Index(text, end));
    assert.deepEqual(codes.map(cut), ['[0:05] Hé 😀\nmore\n', '[0:09] End']);
    assert.equal(timeCodeAt(codes, 0), undefined);
    assert.equal(timeCodeAt(codes, codes[0]?.start ?? 0)?.seconds, 5);
    assert.equal(timeCodeAt(codes, codePointLength(text))?.seconds, 9);
  });

  it('is found in order and within the text, whatever that is', () => {
    const line = fc.constantFrom('[0:05] 😀', '12:31', 'Words', '', '00:00:01,250 --> 00:00:04,000');
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (all) => {
        const text = normalise(all.join('\n'));
        let last = 0;
        for (const { start, codeEnd, end } of findTimeCodes(text)) {
          assert.ok(last <= start && start < codeEnd && codeEnd <= end && end <= codePointLength(text));
          last = end;
        }
      }),
      { seed: 1, numRuns: process.env.PROVE ? 5000 : 200 },
    );
  });
});

describe('the address of a moment', () => {
  it('is a media fragment (W3C, temporal, in seconds)', () => {
    assert.equal(momentOf('https://a.example/v.mp4', 751), 'https://a.example/v.mp4#t=751');
    assert.equal(momentOf('https://a.example/v?x=1#t=3', 1.5), 'https://a.example/v?x=1#t=1.5');
  });
});
