import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  bodyHash,
  type ChainedEvent,
  chainEvents,
  type EventBody,
  emptyHead,
  eventHash,
  findChainFault,
  genesis,
  notBefore,
} from '../../src/domain/chain.ts';

const runs = { numRuns: process.env.PROVE ? 3000 : 150, seed: 2 };
const at = '2023-03-21T09:00:00.000Z';
const body: EventBody = {
  actorId: 2,
  action: 'claim.recorded',
  subjectType: 'claim',
  subjectId: 7,
  detail: { revision: 1 },
};

const anyBody: fc.Arbitrary<EventBody> = fc.record({
  actorId: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
  action: fc.constantFrom('claim.recorded', 'claim.edited', 'claim.signed_off'),
  subjectType: fc.constantFrom('claim', 'source', 'document'),
  subjectId: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
  detail: fc.dictionary(fc.string(), fc.oneof(fc.integer(), fc.string(), fc.constant(null)), { maxKeys: 3 }),
});
const log = fc
  .array(fc.array(anyBody, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 })
  .map((batches) => {
    const events: ChainedEvent[] = [];
    for (const [index, bodies] of batches.entries()) {
      events.push(...chainEvents(headOf(events), `2023-03-21T09:00:00.${String(index).padStart(3, '0')}Z`, bodies));
    }
    return events;
  });

describe('the chain', () => {
  test('begins with 64 zeros and names the event before', () => {
    const [first, second] = chainEvents(emptyHead, at, [body, body]);
    assert.equal(first?.prevHash, genesis);
    assert.equal(first?.seq, 1);
    assert.equal(first?.hash, eventHash(genesis, 1, at, bodyHash(body)));
    assert.equal(second?.prevHash, first?.hash);
    assert.notEqual(second?.hash, first?.hash);
  });

  test('never runs backwards in time', () => {
    const head = { seq: 3, hash: 'a'.repeat(64), at };
    assert.throws(() => chainEvents(head, '2023-03-21T08:59:59.999Z', [body]), RangeError);
    assert.equal(notBefore(head, '2023-03-21T08:59:59.999Z'), at);
    assert.equal(notBefore(head, '2023-03-21T09:00:00.001Z'), '2023-03-21T09:00:00.001Z');
  });

  test('takes no time of another form', () => {
    for (const wrong of ['2023-03-21T09:00:00Z', '2023-03-21T09:00:00.000+00:00', '']) {
      assert.throws(() => chainEvents(emptyHead, wrong, [body]), RangeError);
    }
  });

  test('is found sound as written, whole and in stretches', () => {
    fc.assert(
      fc.property(log, fc.nat(), (events, cut) => {
        const middle = cut % events.length;
        assert.equal(findChainFault(emptyHead, events, headOf(events)), null);
        assert.equal(findChainFault(headOf(events.slice(0, middle)), events.slice(middle)), null);
        assert.equal(findChainFault(emptyHead, JSON.parse(JSON.stringify(events))), null);
      }),
      runs,
    );
  });
});

describe('a fault is found and named where', () => {
  test('any member of any event was changed', () => {
    const members = [
      'seq',
      'at',
      'actorId',
      'action',
      'subjectType',
      'subjectId',
      'detail',
      'prevHash',
      'hash',
    ] as const;
    fc.assert(
      fc.property(log, fc.nat(), fc.constantFrom(...members), fc.nat(), (events, pick, member, salt) => {
        const index = pick % events.length;
        const changed = events.map((event, i) => (i === index ? tampered(event, member, salt) : event));
        assert.equal(findChainFault(emptyHead, changed)?.seq, index + 1);
      }),
      runs,
    );
  });

  test('a changed event was given a fresh hash', () => {
    fc.assert(
      fc.property(
        log.filter((events) => events.length > 1),
        fc.nat(),
        (events, pick) => {
          const index = pick % (events.length - 1);
          const forged = events.map((event, i) => {
            if (i !== index) return event;
            const other = { ...event, actorId: event.actorId + 1 };
            return { ...other, hash: eventHash(other.prevHash, other.seq, other.at, bodyHash(other)) };
          });
          assert.equal(findChainFault(emptyHead, forged)?.seq, index + 2);
        },
      ),
      runs,
    );
  });

  test('an event was removed', () => {
    fc.assert(
      fc.property(log, fc.nat(), (events, pick) => {
        const index = pick % events.length;
        const rest = events.filter((_, i) => i !== index);
        assert.equal(findChainFault(emptyHead, rest, headOf(events))?.seq, index + 1);
      }),
      runs,
    );
  });

  test('two events were swapped', () => {
    fc.assert(
      fc.property(
        log.filter((events) => events.length > 1),
        fc.nat(),
        (events, pick) => {
          const index = pick % (events.length - 1);
          const swapped = [...events];
          swapped.splice(index, 2, events[index + 1] as ChainedEvent, events[index] as ChainedEvent);
          assert.equal(findChainFault(emptyHead, swapped)?.seq, index + 1);
        },
      ),
      runs,
    );
  });

  test('an event was added, in the middle or at the end', () => {
    fc.assert(
      fc.property(log, anyBody, fc.nat(), (events, extra, pick) => {
        const index = pick % (events.length + 1);
        const before = events.slice(0, index);
        const added = chainEvents(headOf(before), headOf(before).at === emptyHead.at ? at : headOf(before).at, [extra]);
        const longer = [...before, ...added, ...events.slice(index)];
        assert.equal(findChainFault(emptyHead, longer, headOf(events))?.seq, index + 2);
      }),
      runs,
    );
  });

  test('a time runs backwards', () => {
    const [first] = chainEvents(emptyHead, at, [body]);
    const earlier = '2023-03-21T08:00:00.000Z';
    const prevHash = first?.hash as string;
    const second = { ...body, seq: 2, at: earlier, prevHash, hash: eventHash(prevHash, 2, earlier, bodyHash(body)) };
    assert.match(findChainFault(emptyHead, [first as ChainedEvent, second])?.message ?? '', /dated before/);
  });

  test('an empty member was slipped into the detail', () => {
    const [event] = chainEvents(emptyHead, at, [body]);
    const padded = { ...(event as ChainedEvent), detail: { revision: 1, note: null } };
    assert.match(findChainFault(emptyHead, [padded])?.message ?? '', /changed after it was written/);
  });
});

function headOf(events: readonly ChainedEvent[]) {
  return events.at(-1) ?? emptyHead;
}

function tampered(event: ChainedEvent, member: keyof ChainedEvent, salt: number): ChainedEvent {
  const value = event[member];
  if (typeof value === 'number') return { ...event, [member]: value + 1 + (salt % 9) };
  if (member === 'at') return { ...event, at: event.at.replace('2023', String(2024 + (salt % 9))) };
  if (typeof value === 'string') return { ...event, [member]: flipped(value, salt) };
  return { ...event, detail: { ...event.detail, [`slipped in ${salt}`]: salt } };
}

function flipped(text: string, salt: number): string {
  const index = salt % text.length;
  return text.slice(0, index) + (text[index] === '0' ? '1' : '0') + text.slice(index + 1);
}
