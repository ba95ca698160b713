import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { catalogue } from '../../src/domain/catalogue/index.ts';
import { mentionsIn, readComment } from '../../src/domain/comment-text.ts';
import { handleOf, whomMeans } from '../../src/domain/mentions.ts';
import { timelineKindNames, timelineKinds } from '../../src/domain/timeline.ts';
import { endOfDay, utcOf } from '../../src/domain/times.ts';

describe('the text of a comment', () => {
  test('is told apart into text, web addresses and people', () => {
    assert.deepEqual(readComment('See (https://example.org/a_(b)?c=1), @ann and @bo.li: ok'), [
      { kind: 'text', text: 'See (' },
      { kind: 'link', text: 'https://example.org/a_(b)?c=1' },
      { kind: 'text', text: '), ' },
      { kind: 'mention', text: '@ann' },
      { kind: 'text', text: ' and ' },
      { kind: 'mention', text: '@bo.li' },
      { kind: 'text', text: ': ok' },
    ]);
  });

  test('names nobody by an e-mail address, nor by an account within a web address', () => {
    assert.deepEqual(mentionsIn('press@example.org, https://t.me/@ann/12 and /@ann, a lone @ and @@'), []);
    assert.deepEqual(mentionsIn('@ann, @ann and @ann@example.org.'), ['ann', 'ann@example.org']);
    assert.deepEqual(mentionsIn("@ann's map, “@Євген”"), ['ann', 'Євген']);
  });

  test('is the same again when its pieces are put together', () => {
    const word = fc.constantFrom('@', 'a', '.', ' ', '\n', 'https://', 'x.org/', '(', ')', '<b>', 'é', '-', '@ann');
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), (words) => {
        const text = words.join('');
        assert.equal(
          readComment(text)
            .map((piece) => piece.text)
            .join(''),
          text,
        );
      }),
    );
  });
});

describe('whom a name after an @ means', () => {
  const person = (id: number, name: string, email: string | null, disabledAt: string | null = null) => ({
    ...{ id, name, email, disabledAt },
  });
  const ann = person(1, 'Ann Élan', 'ann@desk.example');
  const twin = person(2, 'Twin', 'twin@desk.example');
  const other = person(3, 'Twin Other', 'twin@other.example');
  const gone = person(4, 'Gone Away', 'gone@desk.example', '2026-01-01T00:00:00.000Z');
  const people = [ann, twin, other, gone];
  const id = (name: string) => (whomMeans(name, people) as { id?: number }).id;

  test('is an address, the part before its @, or a name in any case', () => {
    assert.deepEqual(['ann', 'ANN', 'ann@desk.example', 'ann.elan', 'Ann-Élan'].map(id), [1, 1, 1, 1, 1]);
    assert.equal(id('twin@other.example'), 3);
  });

  test('is nobody where it is unknown, ambiguous or disabled, with a sentence that says which', () => {
    const sentence = (name: string) => (whomMeans(name, people) as { sentence: string }).sentence;
    assert.match(sentence('nobody'), /^Nobody at this desk is called @nobody\./);
    assert.match(
      sentence('twin'),
      /may be any of 2 people\. Write the whole address: @twin@desk\.example or @twin@other/,
    );
    assert.match(sentence('gone'), /the account of Gone Away is disabled/);
  });

  test('is found again by the handle that the desk shows', () => {
    assert.deepEqual(
      [ann, twin, other].map((one) => handleOf(one, people)),
      ['ann', 'twin@desk.example', 'twin@other.example'],
    );
    for (const one of [ann, twin, other]) assert.equal(id(handleOf(one, people) ?? ''), one.id);
  });
});

describe('a timeline', () => {
  test('has every action on a claim in exactly one kind', () => {
    const actions = Object.keys(catalogue().events).filter((action) => action.startsWith('claim.'));
    const listed = timelineKindNames.flatMap((kind) => [...timelineKinds[kind].actions]);
    assert.deepEqual([...listed].sort(), actions.sort());
  });
});

describe('the desk’s clock', () => {
  test('tells when a day ends, over changes of the clock too', () => {
    assert.equal(endOfDay('2026-03-01T09:00:00.000Z', 'UTC'), '2026-03-02T00:00:00.000Z');
    assert.equal(endOfDay('2026-03-01T22:30:00.000Z', 'Europe/Kyiv'), '2026-03-02T22:00:00.000Z');
    assert.equal(endOfDay('2026-03-29T00:00:00.000Z', 'Europe/Amsterdam'), '2026-03-29T22:00:00.000Z');
    assert.equal(endOfDay('2026-10-24T23:00:00.000Z', 'Europe/Amsterdam'), '2026-10-25T23:00:00.000Z');
    assert.equal(endOfDay('2026-03-01T18:14:00.000Z', 'Asia/Kathmandu'), '2026-03-01T18:15:00.000Z');
  });

  test('reads a day and a time as the instant that it shows', () => {
    assert.equal(utcOf('2026-03-01', '14:30', 'Europe/Kyiv'), '2026-03-01T12:30:00.000Z');
    assert.equal(utcOf('2026-07-01', '00:00', 'America/New_York'), '2026-07-01T04:00:00.000Z');
    assert.equal(utcOf('2026-10-25', '02:30', 'Europe/Amsterdam'), '2026-10-25T00:30:00.000Z', 'the first of two');
    assert.ok(utcOf('2026-03-29', '02:30', 'Europe/Amsterdam') <= '2026-03-29T01:30:00.000Z', 'one that is skipped');
  });
});
